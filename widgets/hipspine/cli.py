"""The command ``hipspine``: a thin front for functions that live elsewhere.

Exit codes: 0 all went well, 1 a tool failed, 2 the course's content or the command line is wrong.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from hipspine import __version__, extras
from hipspine.datafile import DataError, DataErrors
from hipspine.paths import chapters_path, package_path
from hipspine.teaching.commands import register

Run = Callable[[argparse.Namespace], int]

_say = partial(print, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = _parser()
    if "_ARGCOMPLETE" in os.environ:  # the shell asks what may follow
        import argcomplete

        argcomplete.autocomplete(parser)
    _bear_any_encoding()
    options = parser.parse_args(arguments)
    # Kernels and tools come from this environment, also where it is not activated.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
    # A service manager or a test ends a command with SIGTERM: let it clean up as after Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if options.extra:
            _require(options.command, options.extra, f'pip install "hipspine[{options.extra}]"')
        run: Run = options.run
        return run(options)
    except (DataError, DataErrors) as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read it has enough. What is left goes nowhere, so that Python does not complain when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141  # as a shell says it of a closed pipe
    except OSError as error:
        if not error.filename:
            raise
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _bear_any_encoding() -> None:
    """Let letters that a terminal's encoding lacks (cp437, cp1252, ASCII) be printed as question marks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hipspine", description="Build, serve, check and teach the course.")
    parser.add_argument("--version", action="version", version=f"hipspine {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _command(commands, "book", _book, "build the book into _build/html")
    _command(commands, "site", _site, "build the book with its notebooks, which readers open in their own browser")
    serve = _command(commands, "serve", _serve, "build the book and serve it on this machine", "--port 8000")
    serve.add_argument("--port", type=_port, default=0, help="0 to 65535; 0, as by default, takes a free one")
    pdf = _command(commands, "pdf", _pdf, "print the book, or one chapter, as a tagged PDF", "--out course.pdf")
    pdf.add_argument("--out", type=Path, required=True, metavar="PATH", help="the file to write")
    pdf.add_argument("--chapter", default="", metavar="NAME", help="one page of the book alone, such as connection")
    pdf.add_argument("--site", type=Path, metavar="FOLDER", help="a built book; left out, it is built where it changed")
    _command(commands, "check", _check, "check data, questions and chapters without building")
    _command(commands, "emergency", _emergency, "write the boxes of emergency signs into the pages anew")
    _command(commands, "links", _links, "write the verdicts of badges and the look-up lists into the pages anew")
    _command(commands, "addresses", _addresses, "add the built book's addresses to the list of all that it ever had")
    _command(commands, "schema", _schema, "write the JSON Schema by which editors check questions", "> schema.json")
    register(partial(_command, commands, extra="teaching"))
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Run,
    does: str,
    example: str = "",
    extra: str = "",
) -> argparse.ArgumentParser:
    example = f"example: hipspine {name} {example}".rstrip()
    command = commands.add_parser(name, help=does, description=does, epilog=example)
    command.set_defaults(run=run, command=name, extra=extra)
    return command


def _require(command: str, extra: str, remedy: str) -> None:
    """Raise DataError that says what to install where something is missing that a command needs."""
    absent = extras.missing(extra)
    if absent:
        problem = f"not installed here: {', '.join(absent)}; to install it: {remedy}"
        raise DataError(f"hipspine {command}", None, problem)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port number from 0 to 65535")
    return int(text)


# Each command imports what it runs itself: Sphinx and the kernels' libraries take seconds to load.


def _book(options: argparse.Namespace, notebooks: bool = False) -> int:
    root = _repository()
    _require(options.command, "book", "pip install -r requirements.txt")

    from hipspine.book.build import build_book
    from hipspine.book.errors import BuildError

    try:
        build_book(root, _say, notebooks=notebooks)
    except BuildError as error:
        print(f"hipspine {options.command}: {error}", file=sys.stderr)
        return 1
    return 0


def _site(options: argparse.Namespace) -> int:
    return _book(options, notebooks=True)


def _addresses(options: argparse.Namespace) -> int:
    root = _repository()
    _require(options.command, "book", "pip install -r requirements.txt")

    from hipspine.book.addresses import FILE, lost, read_addresses, standing
    from hipspine.teaching.support.saving import write

    site, file = root / "_build" / "html", root / "data" / FILE
    if not (site / "index.html").is_file():
        raise DataError("_build/html", None, "there is no built book here: hipspine site")
    addresses = read_addresses(file)
    added = standing(site) - addresses.known
    addresses.known |= added
    write(file, addresses.text())
    print(f"{file.relative_to(root).as_posix()}: {len(added)} added, {len(addresses.known)} in all")
    gone = lost(site, addresses)
    for address in gone:
        print(f"{address} leads nowhere: write the place that took over after it, “> PLACE”", file=sys.stderr)
    return 2 if gone else 0


def _serve(options: argparse.Namespace) -> int:
    from hipspine.book.serve import serve

    failed = _book(options)
    if failed:
        return failed
    try:
        serve(_repository() / "_build" / "html", options.port, _say)
    except OSError as error:
        print(f"hipspine serve: port {options.port}: {error.strerror}", file=sys.stderr)
        return 2
    return 0


def _pdf(options: argparse.Namespace) -> int:
    _require("pdf", "book", "pip install -r requirements.txt")

    from hipspine.book.errors import BuildError
    from hipspine.book.pdf import make, ready

    ready(options.out)
    if options.site is None:
        failed = _book(options)
        if failed:
            return failed
    try:
        make(options.site or _repository() / "_build" / "html", options.out, chapter=options.chapter, say=_say)
    except BuildError as error:
        print(f"hipspine pdf: {error}", file=sys.stderr)
        return 1
    return 0


def _check(options: argparse.Namespace) -> int:
    from hipspine.check import check_course, course_hints

    problems = check_course()
    if problems:
        raise DataErrors(problems)
    for hint in course_hints():
        _say(hint)
    if chapters_path().is_dir():
        _say("the data and the chapters are sound")
    else:
        _say("the data are sound; only they were checked, as there are no chapters here but in the course's repository")
    return 0


def _emergency(options: argparse.Namespace) -> int:
    from hipspine.book.written_pages import write_boxes

    return _written(write_boxes(_repository()), "its box is", "every box is as data/emergency.yml has it")


def _links(options: argparse.Namespace) -> int:
    from hipspine.book.written_pages import write_links

    return _written(
        write_links(_repository()), "its badges and lists are", "every badge and list is as the data have it"
    )


def _written(pages: Sequence[str], parts: str, otherwise: str) -> int:
    """Say which pages were written anew, or that none had to be."""
    said = [f"{page}: {parts} written anew" for page in pages] or [otherwise]
    for line in said:
        _say(line)
    return 0


def _schema(options: argparse.Namespace) -> int:
    from hipspine.quiz.schema import json_schema

    print(json_schema(), end="")
    return 0


def _repository() -> Path:
    """Return the root of the repository: the book is built there, not from an installed wheel."""
    root = package_path().parent.parent
    if not (root / "_config.yml").is_file():
        problem = "this file is missing: the book is built in the course's repository"
        raise DataError("_config.yml", None, problem, "there, pip install -r requirements.txt and pip install -e .")
    return root


if __name__ == "__main__":
    sys.exit(main())
