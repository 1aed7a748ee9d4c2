"""What the engines are given to sift: in a module of its own, since workers on other machines import it by name."""

import os
import time
from dataclasses import dataclass

from pledgebook.pipeline.sifting import task as sifting
from pledgebook.pipeline.sifting.task import SiftFile

POISON = "https://news.example/0/6"


@dataclass(frozen=True)
class Poisoned:
    """Sifting in a process where one page kills its reader, as a library of C might."""

    task: SiftFile

    def __call__(self, source):
        sifting.read_capture = _dying
        try:
            return self.task(source)
        finally:
            sifting.read_capture = _true


_true = sifting.read_capture


def _dying(capture, *more):
    if capture.uri == POISON:
        os._exit(9)
    return _true(capture, *more)


@dataclass(frozen=True)
class Slowly:
    """Sifting that takes its time, so that there is a midst."""

    task: SiftFile

    def __call__(self, source):
        time.sleep(1.0)
        return self.task(source)


@dataclass(frozen=True)
class Wrapped:
    """An engine whose function is wrapped on its way."""

    engine: object
    wrap: type

    def map(self, function, batches):
        return self.engine.map(self.wrap(function), batches)
