"""The course's commands, with nothing but Python: ``python tools/course.py serve`` works on Windows, too.

`make serve` calls this. It finds a Python that the course supports, which then runs tools/commands.py. Like
bootstrap.py this file must run on any Python, however old: no newer syntax here.
"""

import os
import sys

import bootstrap

# What must not run in .venv: one command removes it, and help and a mistake in the name should work while it is broken.
OUTSIDE = ("clean", "help", "--help", "-h")


def main():
    """Hand the command line over."""
    os.chdir(bootstrap.ROOT)
    outside = not sys.argv[1:] or sys.argv[1] in OUTSIDE
    return bootstrap.hand_over(["-m", "tools.commands"] + sys.argv[1:], not outside)


if __name__ == "__main__":
    sys.exit(main())
