"""A class on nbgrader: grades in its own database, notebooks for its formgrader."""
