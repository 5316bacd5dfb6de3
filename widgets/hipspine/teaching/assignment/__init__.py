"""An assignment: its key, each student's variant of a question, and what is handed out."""
