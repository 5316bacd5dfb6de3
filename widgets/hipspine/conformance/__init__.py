"""How far the published book conforms to the guidelines for accessibility, criterion by criterion."""
