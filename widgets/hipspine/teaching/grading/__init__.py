"""Submissions: found, read, graded, and given back with feedback. Nothing of them is run."""
