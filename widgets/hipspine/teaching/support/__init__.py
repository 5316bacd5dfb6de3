"""What every room of teaching stands on: saving files, tables, pages. It knows no question and no student."""
