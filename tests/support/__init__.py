"""What tests of several rooms share: sample data, a class, a page with a quiz, a Jupyter server."""
