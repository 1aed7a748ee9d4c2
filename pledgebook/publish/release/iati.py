"""The promises as IATI 2.03 activities, told by a secondary reporter: we report what others gave, never as them.

A pledge is a transaction of type 12, a commitment of type 2, a disbursement of type 3 (codes.py). IATI has one
number where a book has a range: it is the least, or the most where no least is said; the narrative has both ends.
What has no day or no amount of money makes no transaction; what is no promise makes no activity. All is counted.
"""

import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lxml import etree  # type: ignore[import-untyped]

from pledgebook.codes import STAGE_CODES, Stage
from pledgebook.errors import CheckError
from pledgebook.ledger import no_promise
from pledgebook.progress import counted
from pledgebook.publish.release.edition import Making
from pledgebook.publish.release.metadata import slug
from pledgebook.publish.release.phrases import amount_words, due_words, item_words, promised_words
from pledgebook.publish.tables import COMMITMENTS, size_of
from pledgebook.schema import Json
from pledgebook.views.worth import number

FILE_NAME = "iati/activities.xml"

STAGE_OF = {"promised": Stage.ANNOUNCED, "committed": Stage.COMMITTED, "contracted": Stage.CONTRACTED,
            "delivered": Stage.DELIVERED}
"""Accounts whose postings are transactions, and the stage whose code they have."""

_GOVERNMENT, _MULTILATERAL, _OTHER = "10", "40", "90"  # codelist OrganisationType
_FUNDING, _IMPLEMENTING = "1", "4"  # codelist OrganisationRole
_OWN_SECTORS = "99"  # codelist SectorVocabulary: the reporting organisation's
_ACTUAL_START = "2"  # codelist ActivityDateType
_PARENT = "1"  # codelist RelatedActivityType
_PAGE = "A12"  # codelist DocumentCategory: activity web page
_CURRENCY = re.compile(r"[A-Z]{3}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_NO_COUNTRY = frozenset({"EU", "UN"})
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SOME = 500
_MOST_LINKS = 20
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_iati(making: Making) -> None:
    """Write the file and check it against the schema; nothing is written where there is no activity to tell.

    CheckError where it is not valid: that is a fault of the program.
    """
    file = making.folder / FILE_NAME
    file.parent.mkdir()
    counts: Counter[str] = Counter()
    with etree.xmlfile(str(file), encoding="utf-8") as out:
        out.write_declaration()
        stamp = f"{making.edition.day}T00:00:00Z"
        with out.element("iati-activities", {"version": "2.03", "generated-datetime": stamp}):
            for activity in _activities(making, counts):
                out.write("\n")
                out.write(activity)
    making.notes["iati"] = {"file": FILE_NAME, **dict(sorted(counts.items()))}
    if not counts["activities"]:
        file.unlink()
        file.parent.rmdir()
        return
    check_schema(file)


def check_schema(file: Path) -> None:
    """CheckError, with the first fault, where the file is not valid by the schema of IATI 2.03."""
    with as_file(files("pledgebook").joinpath("data/iati")) as folder:
        schema = etree.XMLSchema(file=str(folder / "iati-activities-schema.xsd"))
    try:
        for _, found in etree.iterparse(str(file), tag="iati-activity", schema=schema):
            found.clear()
            while found.getprevious() is not None:
                del found.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise CheckError(FILE_NAME, f"is not valid by the schema of IATI 2.03: {error}; nothing was put in place",
                         "report it") from error


def reporter_of(making: Making) -> str:
    """The identifier of who reports: as the settings say, else one made of the book's name, which nobody registered."""
    return making.edition.about.iati_reporter or f"XX-PLEDGEBOOK-{slug(making.edition.book).upper()}"


def _activities(making: Making, counts: Counter[str]) -> Iterator[Any]:
    rows = counted(making.ledger.records("commitments"), making.tell, "writing IATI, commitments",
                   size_of(making.ledger, COMMITMENTS))
    while some := list(islice(rows, _SOME)):
        told = [one for one in some if _is_told(one, counts)]
        names = [one["id"] for one in told]
        claims, postings = making.ledger.claims_of_all(names), making.ledger.postings_of_all(names)
        for one in told:
            counts["activities"] += 1
            yield _Activity(making, one, claims.get(one["id"], [])).element(postings.get(one["id"], []), counts)


def _is_told(one: Json, counts: Counter[str]) -> bool:
    """Whether it makes an activity: a promise, with a giver and a day, all of which the standard asks for."""
    missing = ("no promise" if no_promise(one) else "no donor" if not one["donors"] else
               "no day" if not _day(one) else "")
    if missing:
        counts[f"without: {missing}"] += 1
    return not missing


def _day(one: Json) -> str | None:
    return one["announced"]["first"] or one.get("told_first")


class _Activity:
    """One commitment as an element; the standard fixes the order of all that is in it."""

    def __init__(self, making: Making, one: Json, claims: list[Json]) -> None:
        self.making, self.one, self.claims = making, one, claims
        self.reporter = reporter_of(making)
        self.root = etree.Element("iati-activity", {_LANG: "en", "last-updated-datetime":
                                                    f"{making.edition.day}T00:00:00Z"})

    def element(self, postings: list[Json], counts: Counter[str]) -> Any:
        """The whole activity with its transactions."""
        one, making = self.one, self.making
        self._add("iati-identifier", text=f"{self.reporter}-{one['id']}")
        self._told("reporting-org", making.edition.publisher,
                   {"ref": self.reporter, "type": _OTHER, "secondary-reporter": "1"})
        self._told("title", self._title())
        self._descriptions()
        self._participants()
        stage = STAGE_CODES[Stage(one["stage"])].iati_status if one["stage"] else None
        self._add("activity-status", {"code": stage or "1"})
        self._add("activity-date", {"type": _ACTUAL_START, "iso-date": str(_day(one))})
        countries = [code for code in one["recipients"] if _is_country(code)]
        if len(countries) == len(one["recipients"]) == 1:
            self._add("recipient-country", {"code": countries[0], "percentage": "100"})
        self._told("sector", one["kind"], {"vocabulary": _OWN_SECTORS, "code": one["kind"]})
        for posting in postings:
            self._transaction(posting, counts)
        self._links()
        if one["part_of"]:
            self._add("related-activity", {"type": _PARENT, "ref": _clean(f"{self.reporter}-{one['part_of']}")})
        return self.root

    def _add(self, name: str, attributes: dict[str, str] | None = None, text: str | None = None,
             parent: Any = None) -> Any:
        made = etree.SubElement(self.root if parent is None else parent, name,
                                {key: _clean(value) for key, value in (attributes or {}).items()})
        made.text = None if text is None else _clean(text)
        return made

    def _told(self, name: str, words: str, attributes: dict[str, str] | None = None, parent: Any = None) -> None:
        self._add("narrative", text=words, parent=self._add(name, attributes, parent=parent))

    def _title(self) -> str:
        to = self.making.party(self.one["recipients"]) or "a recipient that is not named"
        return f"{self.making.party(self.one['donors'])} to {to}: {item_words(self.one)}"

    def _descriptions(self) -> None:
        self._told("description", f"Promised: {promised_words(self.one)}{due_words(self.one)}. Read from public "
                   "reports by a secondary reporter; the sentences stand with the data.", {"type": "1"})
        for claim in self.claims[:1]:
            words, language = (claim.get("evidence") or {}).get("exact"), claim["document"].get("language") or ""
            if words:
                element = self._add("description", {"type": "4"})
                self._add("narrative", {_LANG: language} if _LANGUAGE.fullmatch(language) else {}, words, element)

    def _participants(self) -> None:
        for role, codes in ((_FUNDING, self.one["donors"]), (_IMPLEMENTING, self.one["recipients"])):
            for code in codes:
                kind = _GOVERNMENT if _is_country(code) else _MULTILATERAL
                self._told("participating-org", self.making.catalogue.party_name(code), {"role": role, "type": kind})

    def _transaction(self, posting: Json, counts: Counter[str]) -> None:
        stage = STAGE_OF.get(posting["account"])
        if stage is None or not _CURRENCY.fullmatch(posting["commodity"]):
            counts["postings without: a code or money"] += 1
            return
        value = posting["min"] if posting["min"] is not None else posting["max"]
        if value is None or not posting["day"]:
            counts["postings without: a day or an amount"] += 1
            return
        counts["transactions"] += 1
        element = self._add("transaction")
        self._add("transaction-type", {"code": str(STAGE_CODES[stage].iati_transaction)}, parent=element)
        self._add("transaction-date", {"iso-date": posting["day"]}, parent=element)
        self._add("value", {"currency": posting["commodity"], "value-date": posting["day"]},
                  number(value).replace(",", ""), element)
        words = f"{posting['account']}: {amount_words(posting)}"
        self._told("description", words, parent=element)
        for name, codes in (("provider-org", self.one["donors"]), ("receiver-org", self.one["recipients"])):
            if codes:
                self._told(name, self.making.party(codes), parent=element)

    def _links(self) -> None:
        """The pages that say it, each once."""
        pages: dict[str, Json] = {}
        for claim in self.claims:
            url = str(claim["document"].get("url") or "")
            if url.startswith(("http://", "https://")):
                pages.setdefault(quote(url, safe="/:?#[]@!$&'()*+,;=%~"), claim["document"])
        for url, document in list(pages.items())[:_MOST_LINKS]:
            link = self._add("document-link", {"format": "text/html", "url": url})
            self._told("title", document.get("publisher") or "report", parent=link)
            self._add("category", {"code": _PAGE}, parent=link)
            if _LANGUAGE.fullmatch(document.get("language") or ""):
                self._add("language", {"code": document["language"]}, parent=link)
            if document.get("published"):
                self._add("document-date", {"iso-date": document["published"]}, parent=link)


def _is_country(code: str) -> bool:
    return bool(_COUNTRY.fullmatch(code)) and code not in _NO_COUNTRY


def _clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
