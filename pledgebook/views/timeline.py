"""The timeline of one promise: each claim with its day, its part, its marked words, and a way to the original."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote as percent
from urllib.parse import urlsplit

from pledgebook.ledger.some import records_of
from pledgebook.schema import Json
from pledgebook.views.figures import Ends, between, day, money, number, window
from pledgebook.views.marking import Quote, quote
from pledgebook.views.parties import together
from pledgebook.views.shelf import Shelf

PARTS = {
    "opens": "opens the promise", "restates": "says it again", "advances": "moves it on", "amends": "changes it",
    "asserts": "gives a running total", "disputes": "contradicts",
}
_LONGEST_FRAGMENT = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim. `inferred` names the fields that stand on a rule and not on words of the text."""

    id: str
    day: str
    iso_day: str
    publisher: str
    title: str
    language: str
    url: str
    original: str
    part: str
    part_told: str
    stage: str
    facts: tuple[tuple[str, str], ...]
    quote: Quote | None
    inferred: tuple[str, ...]
    waits: bool
    document: str = ""
    """The id of the document that tells it."""


def timeline(shelf: Shelf, commitment: Json) -> tuple[Entry, ...]:
    """The claims in order of publication, undated ones last."""
    return entries(shelf, shelf.ledger.claims_of(commitment["id"]))


def entries(shelf: Shelf, claims: Sequence[Json], *, quoting: bool = True) -> tuple[Entry, ...]:
    """These claims, each with its `part`, in the order given; without `quoting` with the evidence's own words alone."""
    if not quoting:
        return tuple(_entry(shelf, claim, {}) for claim in claims)
    names = [str((claim.get("document") or {}).get("id")) for claim in claims]
    documents = records_of(shelf.ledger, "documents", names)
    return tuple(_entry(shelf, claim, documents) for claim in claims)


def _entry(shelf: Shelf, claim: Json, documents: Mapping[str, Json]) -> Entry:
    reference = claim.get("document") or {}
    document = documents.get(str(reference.get("id")), {})
    cited: Mapping[str, Any] = claim.get("cited") or {}
    found = quote(document.get("text"), claim.get("evidence"), cited)
    url = str(reference.get("url") or "")
    return Entry(
        id=str(claim["id"]), day=day(reference.get("published")), iso_day=str(reference.get("published") or ""),
        publisher=str(reference.get("publisher") or "publisher not known"), title=str(document.get("title") or ""),
        language=language_of(reference.get("language")), url=url,
        original=original(url, (claim.get("evidence") or {}).get("exact", "")),
        part=str(claim["part"]), part_told=PARTS.get(str(claim["part"]), ""), stage=str(claim.get("stage") or ""),
        facts=tuple(facts(shelf, claim)), quote=found,
        inferred=tuple(str(words["inference"]) for _, words in sorted(cited.items())
                       if "inference" in words and not words["inference"].endswith("unless said otherwise")),
        waits=claim.get("tier") == "B", document=str(reference.get("id") or ""),
    )


def facts(shelf: Shelf, claim: Json) -> list[tuple[str, str]]:
    """What was read in the sentence, field by field; what it does not say is left out."""
    quantity, sum_said, speaker = claim.get("quantity"), claim.get("money"), claim.get("speaker")
    told = {
        "who": together(map(shelf.naming, claim.get("donors") or ()), ""),
        "to whom": together(map(shelf.naming, claim.get("recipients") or ()), ""),
        "what": (claim.get("item") or {}).get("text") or "",
        "how many": _number(quantity) if quantity else "",
        "how much": _sum(sum_said) if sum_said else "",
        "by when": window(claim["due"]) if claim.get("due") else "",
        "when": window(claim["happened"]) if claim.get("happened") else "",
        "says": _speaker(shelf, speaker) if speaker else "",
        "stands behind it": claim["modality"] if claim.get("modality") not in (None, "stated") else "",
    }
    return [(name, words) for name, words in told.items() if words]


def _number(said: Mapping[str, Any]) -> str:
    per = f"a {said['per']}" if said.get("per") else ""
    return " ".join(filter(None, (between(Ends.of(said), number, said["bound"]), said.get("unit"), per)))


def _sum(said: Mapping[str, Any]) -> str:
    per = f"/{said['per']}" if said.get("per") else ""
    return money(Ends.of(said), f"{said['currency']}{per}", said["bound"])


def _speaker(shelf: Shelf, speaker: Mapping[str, Any]) -> str:
    party = shelf.naming(speaker["party"]) if speaker.get("party") else None
    return ", ".join(filter(None, (speaker.get("name"), speaker.get("role"), party)))


def language_of(code: object) -> str:
    """A language code that is safe in a `lang` attribute; empty where none is known."""
    given = str(code or "")
    return given if given.replace("-", "").isalnum() and given.isascii() else ""


def original(url: str, words: str) -> str:
    """The address of the original at the words; empty where it is no web address and so must not be followed."""
    parts = urlsplit(url) if _is_plain(url) else None
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    if parts.fragment or not words or "\n" in words:
        return url
    return f"{url}#:~:text={_fragment(words)}"


def _is_plain(url: str) -> bool:
    try:
        urlsplit(url)
    except ValueError:
        return False
    return url.isprintable() and " " not in url  # of all white space the blank alone is printable


def _fragment(words: str) -> str:
    """The words as a text fragment: whole, or the first and last few. A '-' would be read as a mark: it is escaped."""
    told = words.split()
    if len(words) <= _LONGEST_FRAGMENT or len(told) < 10:
        return percent(words, safe="").replace("-", "%2D")
    ends = (" ".join(told[:4]), " ".join(told[-4:]))
    return ",".join(percent(one, safe="").replace("-", "%2D") for one in ends)
