"""A small ledger with a bit of everything, hostile texts among it: what the tests of views and publishing look at."""

from pathlib import Path
from typing import Any

from pledgebook.ledger import Ledger, build_ledger

Json = dict[str, Any]

HOSTILE = "<script>alert('x')</script> \"quoted\" & \u202egnikcatta\u202c {{ 7*7 }} =HYPERLINK(\"http://evil.example\")"
TEXT = ("PARIS - France will send 100 drones worth 2.5 million euros to Ukraine by the summer, the minister said. "
        f"{HOSTILE}\n\n"
        "By then 40 had arrived. France has delivered 60 drones in all.")

DUE = {"earliest": "2024-02-18", "latest": "2024-08-31", "phrase": "by the summer"}


def words(exact: str) -> Json:
    start = TEXT.index(exact)
    return {"start": start, "end": start + len(exact), "exact": exact}


def place(exact: str) -> Json:
    found = words(exact)
    return {"start": found["start"], "end": found["end"]}


def claim(name: str, **more: Any) -> Json:
    document = {"id": "d1", "published": "2024-02-18", "publisher": "gazette.example", "language": "en",
                "sha256": "0" * 64, "url": "https://gazette.example/drones", "recorded": "2024-02-19T00:00:00Z",
                **more.pop("document", {})}
    return {"id": name, "document": document, "kind": "goods", "stage": "announced", "modality": "stated",
            "counting": "new", "donors": ["FR"], "recipients": ["UA"], "item": {"text": "drones", "id": None},
            "quantity": {"min": 100, "max": 100, "bound": "exact", "unit": None, "per": None}, "money": None,
            "due": None, "happened": None, "speaker": None, "tier": "A", "confidence": 0.9, "extractor": "rules@1",
            "cited": {}, "evidence": words("France will send 100 drones worth 2.5 million euros to Ukraine"), **more}


def commitment(name: str, **more: Any) -> Json:
    return {"id": name, "donors": ["FR"], "recipients": ["UA"], "kind": "goods", "item": {"text": "drones", "id": None},
            "stage": "announced", "stage_share": None, "claims": [], "balances": [], "values": [], "conflicts": [],
            "announced": {"first": "2024-02-18", "last": "2024-02-18", "times": 1, "by": ["FR"]}, "due": None,
            "due_history": [], "part_of": None, "replaces": None, "sources": {"documents": 1, "independent": 1}, **more}


def balance(account: str, low: Any, high: Any, commodity: str = "items") -> Json:
    return {"account": account, "commodity": commodity, "min": low, "max": high, "bound": "exact"}


def stated(low: Any, high: Any, currency: str = "EUR", rate: Any = None) -> Json:
    return {"basis": "stated", "min": low, "max": high, "currency": currency, "price_year": 2024, "rate": rate,
            "rate_date": "2024-02-16" if rate else None, "source": "as said"}


def posting(name: str, account: str, low: Any, high: Any, **more: Any) -> Json:
    return {"commitment": "cmt-1", "claim": name, "account": account, "commodity": "items", "min": low, "max": high,
            "bound": "exact", "day": "2024-02-18", **more}


def drones() -> Json:
    due = dict(DUE)
    return commitment(
        "cmt-1", stage="delivered", stage_share="0.4", due=due,
        due_history=[{"said": "2024-02-18", "window": due, "claim": "clm-1"}],
        claims=[{"claim": "clm-1", "part": "opens"}, {"claim": "clm-2", "part": "advances"},
                {"claim": "clm-3", "part": "asserts"}],
        balances=[balance("promised", 100, 100), balance("promised", 2500000, 2500000, "EUR"),
                  balance("delivered", 40, 40), balance("outstanding", 60, 60), balance("unexplained", 20, 20)],
        values=[stated(2500000, 2500000), stated("2693125.4999123", "2693125.4999123", "USD", "1.0772502")],
        conflicts=[{"field": "quantity", "values": [['{"max":100,"min":100,"of":"items"}', ["clm-1"]],
                                                    ['{"max":120,"min":120,"of":"items"}', ["clm-2"]]],
                    "chosen": '{"max":100,"min":100,"of":"items"}', "rule": "the donor's own figure"}],
        announced={"first": "2024-02-18", "last": "2024-10-08", "times": 2, "by": ["FR"]},
        sources={"documents": 2, "independent": 1})


def rows() -> dict[str, list[Json]]:
    cited = {"donors": place("France"), "quantity": place("100"), "item": place("drones"), "stage": place("will send"),
             "money": place("2.5 million euros"), "due": place("by the summer"),
             "recipients": {"inference": "from the headline"}}
    return {
        "documents": [{"id": "d1", "capture": "cap", "recorded": "2024-02-19T00:00:00Z", "title": HOSTILE,
                       "url": "https://gazette.example/drones", "publisher": "gazette.example",
                       "published": "2024-02-18", "language": "en", "text": TEXT, "sha256": "0" * 64}],
        "claims": [
            claim("clm-1", cited=cited, due=dict(DUE),
                  money={"min": 2500000, "max": 2500000, "currency": "EUR", "bound": "exact", "per": None}),
            claim("clm-2", stage="delivered", evidence=words("By then 40 had arrived"), tier="B", cited={},
                  quantity={"min": 40, "max": 40, "bound": "exact", "unit": None, "per": None}),
            claim("clm-3", stage="delivered", counting="total", evidence=words("France has delivered 60 drones in all"),
                  quantity={"min": 60, "max": 60, "bound": "exact", "unit": None, "per": None}),
            claim("clm-4", donors=["org:acme"], item={"text": HOSTILE, "id": "=cmd|' /C calc'!A0"},
                  evidence=words(HOSTILE), document={"publisher": HOSTILE, "url": "javascript:alert(1)",
                                                     "language": 'en" onload="x'}),
            claim("clm-5", donors=["org:acme"], evidence={"start": 0, "end": 5, "exact": "ROMES"}),
        ],
        "commitments": [
            drones(),
            commitment('cmt-2"><b>', donors=["org:acme"], item={"text": HOSTILE, "id": None},
                       claims=[{"claim": "clm-4", "part": "opens"}], part_of="cmt-1",
                       balances=[balance("promised", None, 61)]),
            commitment("cmt-3", donors=["org:acme"], claims=[{"claim": "clm-5", "part": "opens"}], kind="funds",
                       item=None, balances=[balance("promised", "0.1", None, "USD")],
                       values=[stated("0.1", None, "USD")]),
        ],
        "postings": [posting("clm-1", "promised", 100, 100), posting("clm-2", "delivered", 40, 40),
                     posting("clm-1", "promised", 2500000, 2500000, commodity="EUR"),
                     posting("clm-5", "promised", "0.1", None, commodity="USD", commitment="cmt-3", day=None)],
        "screened": [{"document": "d1", "kept": True, "reason": "kept", "hits": []},
                     {"document": "d2", "kept": False, "reason": "language not supported yet", "hits": []}],
        "vetoed": [{"document": "d1", "start": 0, "end": 5, "exact": "PARIS", "veto": "inventory"}],
        "issues": [{"stage": "parse", "code": "empty", "subject": "-1+2", "message": "=no text", "next_step": "@look"},
                   {"stage": "checks", "code": "absurd-amount", "subject": "clm-4", "message": "posts much",
                    "next_step": "look"}],
        "redirects": [{"old": "cmt-0", "new": "cmt-1"}],
        "counts": [{"name": name, "value": value} for name, value in
                   (("captured", 3), ("parsed", 2), ("failed", 1), ("kept", 1), ("screened_out", 1), ("candidates", 6),
                    ("claims", 5), ("vetoed", 1))],
    }


def kept() -> list[Json]:
    """The commitments of `rows`, the first with all that a book keeps of a promise beside its balances."""
    first, *others = rows()["commitments"]
    window = {"earliest": None, "latest": "2024-06-30", "phrase": "=by June"}
    goal = {"what": "soldiers", "commodity": "items", "planned": amount(500), "done": None, "left": amount("9.5", 500),
            "due": window, "rule": "nobody counts", "claims": [], "history": []}
    total = {"claim": "clm-3", "day": "2024-10-08", "account": "delivered", "commodity": "items", **amount(60),
             "explained": amount(40), "unexplained": amount(20), "postings": 1, "commitments": ["cmt-1"]}
    costs = [{**amount(7, None), "currency": "EUR"}, {**amount(8), "currency": "USD"}]
    tie = {"why": "outlet", "of": "gazette.example", "documents": ["d1", "d2"]}
    return [{
        **first, "goals": [goal], "running_totals": [total], "ceased": {"day": "2024-11-01", "claim": "clm-3"},
        "promised_history": [{"said": "2024-02-18", "commodity": "items", "amount": amount(100), "claim": "clm-1"}],
        "reached": [{"stage": "delivered", "day": "2024-03-01", "by": ["UA"], "claims": ["clm-2"]}],
        "replacement": {"gift": "cmt-3", "rule": "words", "cost": costs, "gap_days": -3, "claims": ["clm-1"]},
        "in_parts": [{"account": "delivered", "commodity": "items", **amount(40), "commitments": ["cmt-2"]}],
        "shares": [{"party": "FR", "commitment": "cmt-2", "commodity": "items", **amount(60), "no_gift": None},
                   {"party": None, "commitment": None, "commodity": "items", **amount(40), "no_gift": None}],
        "sources": {**first["sources"], "groups": [{"documents": ["d1", "d2"], "ties": [tie]}]},
    }, *others]


def amount(least: Any, most: Any = 0) -> Json:
    """An amount from least to most; of one number both ends are that."""
    return {"min": least, "max": least if most == 0 else most, "bound": "exact"}


def sample(folder: Path, **more: list[Json]) -> Ledger:
    """The ledger of `rows`, with some tables replaced."""
    build_ledger(folder / "ledger.duckdb", {**rows(), **more}, {"name": "a sample", "version": "0"})
    return Ledger(folder / "ledger.duckdb")
