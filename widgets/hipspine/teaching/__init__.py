"""What instructors use: releasing, checking, grading, analysing and exporting quizzes."""
