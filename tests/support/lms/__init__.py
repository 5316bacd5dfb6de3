"""Rules for exported questions, written in our own words from the published specifications of each format.

Each module returns a list of problems, one line each, and an empty list for a file that keeps the rules:
``qti21`` and ``qti21_package`` (QTI 2.1), ``qti12`` and ``cartridge`` (Common Cartridge 1.1 with its profile of
QTI 1.2), ``moodle`` (Moodle XML), ``scorm12`` (packages, and what they tell), ``gift`` and ``table``. What a response
earns is told by ``qti21_run``, ``qti12.earned`` and ``moodle.earned``.
"""
