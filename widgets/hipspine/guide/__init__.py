"""The teaching guide: for each chapter a plan of a lesson, misconceptions, and a question on the ledger."""
