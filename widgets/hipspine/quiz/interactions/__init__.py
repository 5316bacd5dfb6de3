"""The ways in which a question is answered: everything particular to one stands in its folder.

A kind of question (``hipspine.quiz.kinds``) is a small declaration on top of one of them. Other rooms ask a question
what they need (``interactions.question``) and know no kind.
"""
