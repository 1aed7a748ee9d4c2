"""book.toml, read once into a frozen record. Every default stands here once, with its reason beside it.

`TEMPLATE` is what `pledgebook init` writes; a test holds it equal to the defaults of the records.
"""

import re
import tomllib
from dataclasses import dataclass, fields
from math import isfinite
from pathlib import Path
from typing import Any

from pledgebook.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Acquire:
    """How sources are fetched; sizes in bytes, times in seconds."""

    user_agent: str = "pledgebook (public-interest archive of aid reporting)"
    timeout: float = 30.0
    max_bytes: int = 50_000_000
    max_redirects: int = 5
    delay: float = 1.0
    robots: bool = True
    private_addresses: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """How documents are read."""

    workers: int = 0
    max_characters: int = 5_000_000


@dataclass(frozen=True, slots=True)
class Reconcile:
    """How claims are joined: a pair at or above `threshold` (log-odds) is one promise."""

    threshold: float = 0.0
    tiers: str = "AB"


@dataclass(frozen=True, slots=True)
class Value:
    """In which currencies values are told, also in the prices of which year (0: of none), and by which ECB table."""

    currencies: tuple[str, ...] = ("EUR", "USD")
    prices_of: int = 0
    rates: str = "eurofxref-hist.zip"


@dataclass(frozen=True, slots=True)
class SecondReader:
    """An optional language model that is asked about sentences that the rules did not settle; off without a `url`.

    `timeout` in seconds; prices in any currency for a million tokens.
    """

    url: str = ""
    model: str = ""
    key_variable: str = "PLEDGEBOOK_SECOND_READER_KEY"
    timeout: float = 60.0
    retries: int = 3
    max_requests: int = 500
    max_tokens: int = 1_000_000
    max_answer_tokens: int = 2000
    max_answer_bytes: int = 200_000
    omit: tuple[str, ...] = ()
    price_in: float = 0.0
    price_out: float = 0.0


@dataclass(frozen=True, slots=True)
class Keys:
    """Which key does what in the review queue: one sign each, a capital for Shift; empty for none."""

    accept: str = "a"
    reject: str = "r"
    merge: str = "m"
    apart: str = "n"
    split: str = "s"
    part: str = "w"
    correct: str = "e"
    later: str = "d"
    undo: str = "u"
    redo: str = "U"
    next: str = "j"
    previous: str = "k"
    original: str = "o"
    stored: str = "O"
    why: str = "p"
    history: str = "h"
    comment: str = "c"
    search: str = "/"
    help: str = "?"
    end_left: str = "["
    end_right: str = "]"
    start_left: str = "{"
    start_right: str = "}"


@dataclass(frozen=True, slots=True)
class Review:
    """The review queue in the browser: whether keys work in it at first, and which."""

    shortcuts: bool = True
    keys: Keys = Keys()


@dataclass(frozen=True, slots=True)
class Release:
    """What releases say of themselves: who publishes them, under which licence, where; empty where it is not said."""

    publisher: str = ""
    licence: str = ""
    url: str = ""
    iati_reporter: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """All of book.toml."""

    name: str = "a book"
    acquire: Acquire = Acquire()
    read: Read = Read()
    reconcile: Reconcile = Reconcile()
    value: Value = Value()
    second_reader: SecondReader = SecondReader()
    review: Review = Review()
    release: Release = Release()


TEMPLATE = """\
# A pledgebook. Every line that is commented out is the default; the reason stands above it.
name = "{name}"

[acquire]
# Sites see this name in their logs: say who you are and how to reach you.
# user_agent = "pledgebook (public-interest archive of aid reporting)"
# Seconds to wait for a server's next byte before the fetch is counted as failed.
# timeout = 30.0
# Larger bodies are cut off and counted: a press page weighs 0.1 MB, a budget PDF up to 30 MB.
# max_bytes = 50000000
# A chain of more redirects than this is a loop or a trap.
# max_redirects = 5
# Seconds between two requests to one host: polite, and one page a second is enough for feeds.
# delay = 1.0
# robots.txt is respected; say false only for a site whose owner has allowed you in.
# robots = true
# Addresses of private networks are refused, so that a link on a page cannot reach into yours.
# private_addresses = false

[read]
# Processes that read side by side; 0 means one for each core.
# workers = 0
# Longer texts are counted and not read: no press text comes near it.
# max_characters = 5000000

[reconcile]
# Two claims whose summed weights (log-odds) reach this are one promise. 0 is even odds.
# threshold = 0.0
# Which tiers of claims make commitments: A alone, or A and B.
# tiers = "AB"

[value]
# Values are told in these currencies, at the ECB reference rate of the day on which the promise was first told.
# currencies = ["EUR", "USD"]
# Values are also told in the constant prices of this year, so that years can be compared. 0: in those of no year.
# prices_of = 0
# A newer ECB table in the book's folder (`pledgebook rates --fetch` puts it there); without it, what was installed.
# rates = "eurofxref-hist.zip"

[second_reader]
# An endpoint like OpenAI's, up to /v1. Empty: there is no second reader, and no text leaves this machine.
# url = ""
# The model's name at that endpoint. It stands in the name of every claim that it adds.
# model = ""
# The environment variable that holds the key, so that no key stands in a file. A local server needs none.
# key_variable = "PLEDGEBOOK_SECOND_READER_KEY"
# Seconds for a whole answer: a small model on a laptop takes half a minute.
# timeout = 60.0
# How often a request is sent again where the server is busy or broken, with longer and longer pauses.
# retries = 3
# Requests of one run, repeated ones among them; then asking stops and says so. Answers are kept for the next run.
# max_requests = 500
# Tokens of one run, in and out together; then asking stops and says so. At 3 a million tokens this is 3.
# max_tokens = 1000000
# Tokens of one answer: forty claims fit in.
# max_answer_tokens = 2000
# Bytes of one answer: ten times what its tokens can be; a larger one is no answer.
# max_answer_bytes = 200000
# Fields of a request that the server does not take: temperature, max_tokens, response_format.
# omit = []
# What a million tokens of requests cost, in whatever currency: prices move, so that none is built in.
# price_in = 0.0
# What a million tokens of answers cost, in the same currency.
# price_out = 0.0

[review]
# Whether keys work in the review queue. Everybody can turn them off for themselves on the page.
# shortcuts = true

[review.keys]
# Accept as it is read. A key is one sign, a capital means Shift; "" is no key.
# accept = "a"
# Reject; then a number says why.
# reject = "r"
# Merge with what is shown: they are one promise.
# merge = "m"
# Keep apart: they are two, and stay so.
# apart = "n"
# Split: take the ticked claims out of their promise.
# split = "s"
# It is part of what is shown (it is within it).
# part = "w"
# Edit a field: mark the words that say it.
# correct = "e"
# Decide later: it is noted that you could not tell.
# later = "d"
# Undo your last decision.
# undo = "u"
# Take back your last undo.
# redo = "U"
# The next item, without deciding.
# next = "j"
# The item before.
# previous = "k"
# Open the original at the sentence.
# original = "o"
# Open the stored text.
# stored = "O"
# Show what the weight of a pair is made of.
# why = "p"
# Show what was decided about this before.
# history = "h"
# Write why, or what you want to ask others.
# comment = "c"
# Go to the search field.
# search = "/"
# Show all keys.
# help = "?"
# Move the end of the marked words to the left by a word.
# end_left = "["
# Move the end of the marked words to the right by a word.
# end_right = "]"
# Move the start of the marked words to the left by a word.
# start_left = "{{"
# Move the start of the marked words to the right by a word.
# start_right = "}}"

[release]
# Who publishes the releases of this book. Empty: the book itself, by its name.
# publisher = ""
# The licence of their tables, as an SPDX id or an address: "CC-BY-4.0". Empty: none is named, and nobody knows.
# licence = ""
# The address of the folder of all releases on the web, for citations and catalogues. Empty: file names alone.
# url = ""
# Your organisation's identifier in IATI ("GB-CHC-123456"). Empty: one made of the book's name, which is not registered.
# iati_reporter = ""
"""

MOST_WORKERS = 256
"""Each holds the whole catalogue in memory, about 100 MB; no machine that keeps a book has more cores."""

PRICE_YEARS = range(1999, 2101)
"""Years of whose prices values can be told: the ECB's table begins in 1999."""

_TYPES = {str: "a string", int: "a whole number", float: "a number", bool: "true or false", tuple: "a list of strings"}
_LISTED = {  # what the entries of a key may be, and how an error says it
    "reconcile.tiers": ("[ABC](?:,[ABC])*", "one or more of the letters A, B, C"),
    "value.currencies": ("(?:[A-Z]{3}(?:,[A-Z]{3})*)?", "a list of ISO 4217 codes such as USD"),
    "second_reader.omit": ("(?:(?:temperature|max_tokens|response_format)(?:,(?!$)|$))*",
                           "a list of temperature, max_tokens or response_format"),
}

_SECTIONS: dict[str, type[Any]] = {
    "acquire": Acquire, "read": Read, "reconcile": Reconcile, "value": Value, "second_reader": SecondReader,
    "review": Review, "release": Release}

_INNER: dict[str, type[Any]] = {"review.keys": Keys}
"""Sections within a section, as they are headed in book.toml."""


def load_config(path: Path) -> Config:
    """Read book.toml; ConfigError with the place and what is allowed where a key or a value is wrong."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # some editors write a mark first
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(str(path), f"not readable as TOML: {error}", "mend the line it names") from error
    except OSError as error:
        raise ConfigError(str(path), f"cannot be opened: {error.strerror}", "run `pledgebook init` there") from error
    _refuse_unknown(path, "", table, {"name", *_SECTIONS})
    sections = {name: _section(path, name, kind, table.get(name, {})) for name, kind in _SECTIONS.items()}
    return Config(name=_typed(path, "name", table.get("name", ""), "") or Config().name, **sections)


def _section(path: Path, name: str, kind: type[Any], table: object) -> Any:
    if not isinstance(table, dict):
        raise ConfigError(str(path), f"{name} is not a section", f"write [{name}] on a line of its own")
    defaults = {f.name: getattr(kind(), f.name) for f in fields(kind)}
    _refuse_unknown(path, f"{name}.", table, set(defaults))
    made = kind(**{key: _section(path, f"{name}.{key}", inner, value) if (inner := _INNER.get(f"{name}.{key}"))
                   else _typed(path, f"{name}.{key}", value, defaults[key]) for key, value in table.items()})
    if isinstance(made, Keys):
        _refuse_keys(path, made)
    return made


def _refuse_keys(path: Path, keys: Keys) -> None:
    """ConfigError where a key is not one sign, or does two things."""
    taken: dict[str, str] = {}
    for one in fields(keys):
        key = getattr(keys, one.name)
        place = f"review.keys.{one.name}"
        if key and (len(key) > 1 or key.isspace() or key.isdigit() or not key.isprintable()):
            raise ConfigError(str(path), f"{place} is {key!r}, not one sign",
                              "write a letter or a mark; digits choose among what is shown")
        if key and key in taken:
            raise ConfigError(str(path), f"{place} is {key!r}, which is review.keys.{taken[key]} already",
                              'give one of them another key, or "" for none')
        taken[key] = one.name


def _typed(path: Path, key: str, value: Any, default: object) -> Any:
    """The value, in the type of its default and within its limits."""
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(v, str) for v in value):
        value = tuple(value)
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    wrong = "" if type(value) is type(default) else f"not {_TYPES[type(default)]}"
    if not wrong and isinstance(value, int | float) and not isinstance(value, bool):
        wrong = _out_of_range(key, value)
    if not wrong and key in _LISTED and not re.fullmatch(_LISTED[key][0], ",".join(value)):
        wrong = f"not {_LISTED[key][1]}"
    if wrong:
        raise ConfigError(str(path), f"{key} is {value!r}, {wrong}", f"the default is {default!r}")
    return value


def _out_of_range(key: str, value: float) -> str:
    if not isfinite(value):
        return "no finite number"
    if value < 0 and key != "reconcile.threshold":
        return "below 0"
    if key == "value.prices_of" and value and value not in PRICE_YEARS:
        return f"no year from {PRICE_YEARS[0]} to {PRICE_YEARS[-1]}"
    return f"above {MOST_WORKERS}" if key == "read.workers" and value > MOST_WORKERS else ""


def _refuse_unknown(path: Path, prefix: str, table: dict[str, Any], known: set[str]) -> None:
    for key in table:
        if key not in known:
            raise ConfigError(str(path), f'"{prefix}{key}" is none of the keys here',
                              "allowed: " + ", ".join(sorted(known)))
