"""Code of an exercise in a kernel: in a thread of its own, so that it can be stopped and cells can run beside it."""

from __future__ import annotations

import contextvars
import ctypes
import json
from collections.abc import Callable
from threading import Lock, Thread
from typing import TYPE_CHECKING

from hipspine.exercise.trial import tried

if TYPE_CHECKING:
    from hipspine.exercise.bank import Exercise

_ONE = Lock()  # at a time: what is printed goes where the code that runs belongs
_TRIES, _PATIENCE = 20, 0.05  # seconds between two; code may catch an interruption

Send = Callable[[dict[str, object]], object]


class Run:
    """One run of a learner's code; ``send`` takes what it gives: begins, what ``tried`` sends, over."""

    def __init__(self, exercise: Exercise, code: str, send: Send) -> None:
        """Get ready."""
        self._exercise, self._code, self._send = exercise, code, send
        context = contextvars.copy_context()  # by which a kernel knows to whom a message answers
        self._thread = Thread(target=context.run, args=(self._work, True), daemon=True)
        self._wanted, self._runs = True, False

    def start(self) -> None:
        """Start the code in its thread; where there are no threads (in a browser), run it here and now."""
        try:
            self._thread.start()
        except RuntimeError:
            self._work(False)

    @property
    def alive(self) -> bool:
        """Whether the code runs, or waits for that of another run."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """Interrupt the code, and wait a moment until it has ended."""
        self._wanted = False
        for _ in range(_TRIES):
            if not self.alive:
                return
            # One that waits hears of it when its turn comes. An interruption would wait with it, and while one waits,
            # Python 3.11 does not get on in any thread whose lines are counted or looked at by a debugger.
            if self._runs:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(
                    ctypes.c_ulong(self._thread.ident or 0), ctypes.py_object(KeyboardInterrupt)
                )
            self._thread.join(_PATIENCE)

    def _work(self, stops: bool) -> None:
        try:
            with _ONE:
                if self._wanted:
                    self._runs = True
                    self._send({"type": "begins", "stops": stops})
                    tried(self._exercise, self._code, lambda said: self._send(json.loads(said)))
            self._send({"type": "over"})
        except KeyboardInterrupt:  # it came when the code had ended already
            pass


def begun(exercise: Exercise, code: str, send: Send) -> Run:
    """Start a run and return it."""
    run = Run(exercise, code, send)
    run.start()
    return run
