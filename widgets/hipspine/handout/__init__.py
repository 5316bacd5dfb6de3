"""The two-page handouts: what each holds besides what its chapter and the course say already."""
