"""``python -m hipspine`` is the command ``hipspine``."""

from __future__ import annotations

import sys

from hipspine.cli import main

sys.exit(main())
