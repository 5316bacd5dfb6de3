"""How a class did on the questions of an assignment."""
