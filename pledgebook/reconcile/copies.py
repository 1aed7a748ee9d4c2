"""Near copies: which documents tell the words of another one, so that an agency text counts as one source.

Each text becomes a sample of its runs of five words: those whose hash is divisible by SAMPLED, so that two texts
keep the same ones. Texts that share runs are candidates, and the share of common runs, measured in the shorter
text, decides. Runs that very many texts have (a site's own phrases) are left out, so the cost grows with the
number of texts and not with its square.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

RUN = 5
"""Words in a run: shorter ones recur by chance, longer ones break at every edit."""
SAMPLED = 4
"""One run in this many is kept."""
LEAST = 8
"""A text with fewer kept runs (some 40 words) is too short to measure: only its equal is its copy."""
SHARE = 0.6
"""Part of the shorter text's runs that a copy shares with its original."""
COMMON = 200
"""A run that more texts have names no copy: it is boilerplate."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Sketch:
    whole: int
    runs: frozenset[int]


def near_copies(texts: Mapping[str, str]) -> Mapping[str, str]:
    """For each document that is a near copy: the document it copies, the one with the least id among its likes.

    `texts` maps document ids to their texts; the order in which they are given makes no difference.
    """
    sketches = {name: _sketch(text) for name, text in sorted(texts.items())}
    holders: dict[int, list[str]] = defaultdict(list)
    first: dict[int, str] = {}
    for name, sketch in sketches.items():
        first.setdefault(sketch.whole, name)
        for run in sketch.runs:
            holders[run].append(name)
    copies: dict[str, str] = {}
    for name, sketch in sketches.items():
        alike = _alike(name, sketches, holders)
        original = min([first[sketch.whole], *alike])
        if original != name:
            copies[name] = copies.get(original, original)
    return copies


def _alike(name: str, sketches: Mapping[str, _Sketch], holders: Mapping[int, list[str]]) -> list[str]:
    mine = sketches[name].runs
    shared = Counter(other for run in mine if len(holders[run]) <= COMMON for other in holders[run] if other < name)
    return [other for other, number in shared.items() if number >= SHARE * min(len(mine), len(sketches[other].runs))]


def _sketch(text: str) -> _Sketch:
    words = _WORD.findall(text.casefold())
    hashes = {_hash(" ".join(words[start : start + RUN])) for start in range(max(1, len(words) - RUN + 1))}
    runs = frozenset(number for number in hashes if number % SAMPLED == 0)
    return _Sketch(_hash(" ".join(words)), runs if len(runs) >= LEAST else frozenset())


def _hash(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=8).digest(), "big")
