"""Answering in a notebook: controls, where clicked answers are stored, and answers read as they were typed."""
