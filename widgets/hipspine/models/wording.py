"""What Python says of a model besides the model's own words."""

from __future__ import annotations

PARAMETERS = "Parameters"
PARAMETER_HEAD = ("Name", "Symbol", "Default", "Range", "Meaning")
OUTPUTS = "Outputs"
OUTPUT_HEAD = ("Name", "Symbol", "Unit", "Meaning")
SOLID = "Solid"
ILLUSTRATIVE = "Illustrative"
LIMITS = "Limits"
SOURCE = "Source"
