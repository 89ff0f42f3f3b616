"""Ctrl-C during long work: the first asks to stop at the next safe point, the second stops at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stoppable(*signals: signal.Signals) -> Iterator[Callable[[], bool]]:
    """Yield a function that says whether the user asked to stop, by Ctrl-C or the signals given.

    The old handling returns afterwards.
    """
    wanted = signals or (signal.SIGINT,)
    asked = False

    def ask(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        for each in wanted:
            signal.signal(each, signal.default_int_handler if each == signal.SIGINT else signal.SIG_DFL)

    if threading.current_thread() is not threading.main_thread():  # only there can signals be handled
        yield lambda: False
        return
    before = {each: signal.signal(each, ask) for each in wanted}
    try:
        yield lambda: asked
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
