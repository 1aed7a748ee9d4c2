# ruff: noqa: S608 -- every part of a query stands in this module; values are bound
"""What of a ledger waits for people, each row with the money of the published totals that hangs on it, by SQL.

The money is the promise's largest value in one currency on any basis on which it counts: what would go from a total, or
come to it. It is there to put first what matters most; what a decision really does is worked out when it is looked at.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.codes import STANCES, Part
from pledgebook.ledger.reading import Ledger
from pledgebook.schema import Json

NEXT = 3
"""A promise is held against so many that follow it in each block: the same one is mostly told within days."""
SPAN = 60
"""Days within which two promises may be one without much else that says so."""
MOST_MEMBERS = 12
"""Claims of a commitment up to which each is looked at: in larger ones many say the same."""

_MOVES = (Part.OPENS, Part.ADVANCES, Part.AMENDS)
"""Parts of claims by which what stands on an account is another."""

_WORTH = """worth AS MATERIALIZED (
    SELECT a.commitment, max(coalesce(promised_max, promised_min))::DOUBLE AS money FROM book.amounts a
    JOIN book.commitments c ON c.id = a.commitment AND c.no_promise IS NULL
    LEFT JOIN book.left_out l ON l.commitment = a.commitment AND l.basis = a.basis
    WHERE a.currency = $currency AND a.prices_of IS NULL AND l.commitment IS NULL GROUP BY 1)"""

_RATES = """rates AS MATERIALIZED (
    SELECT b.commodity AS said, median(v.min::DOUBLE / b.min::DOUBLE) AS rate FROM book.valuations v
    JOIN book.balances b ON b.commitment = v.commitment AND b.commodity = v.commodity AND b.account = 'promised'
    WHERE v.basis = 'stated' AND v.currency = $currency AND v.prices_of IS NULL AND v.inherited IS NULL AND b.min > 0
    GROUP BY 1)"""


@dataclass(frozen=True, slots=True)
class WaitingClaim:
    """A claim of tier B or C; `commitment` is the one that it is in, None where it is in none."""

    claim: str
    tier: str
    confidence: float
    commitment: str | None
    money: float | None


@dataclass(frozen=True, slots=True)
class Near:
    """Two claims that may be of one promise, each with its commitment; where these are one, they were joined."""

    one: str
    other: str
    homes: tuple[str, str]
    money: float | None


@dataclass(frozen=True, slots=True)
class Disputed:
    """A field of a commitment on which its claims disagree; `record` is the conflict as the ledger has it."""

    commitment: str
    record: Json
    since: str
    money: float | None


@dataclass(frozen=True, slots=True)
class Doubted:
    """What a check says of a commitment or of a claim (`subject`); `opening` are the claims to look at for it."""

    subject: str
    code: str
    message: str
    commitment: str | None
    opening: tuple[str, ...]
    since: str
    money: float | None


def waiting_claims(ledger: Ledger, currency: str) -> Iterator[WaitingClaim]:
    """Every claim that the reader was not sure of; what only says again what others say has no money on it."""
    moves = ", ".join(f"'{part}'" for part in _MOVES)
    yield from (WaitingClaim(*row) for row in ledger.ask(f"""
        WITH {_WORTH}, {_RATES}
        SELECT c.id, c.tier, c.confidence, m.commitment,
               CASE WHEN m.commitment IS NULL THEN coalesce(c.money_max, c.money_min)::DOUBLE * coalesce(
                        r.rate, CASE WHEN c.currency = $currency THEN 1 END)
                    WHEN m.part IN ({moves}) THEN w.money ELSE 0 END
        FROM book.claims c LEFT JOIN book.members m ON m.claim = c.id LEFT JOIN worth w ON w.commitment = m.commitment
        LEFT JOIN rates r ON r.said = c.currency WHERE c.tier <> 'A' ORDER BY c.id""", {"currency": currency}))


def near_pairs(ledger: Ledger, currency: str, limit: int) -> list[Near]:
    """Promises that stand apart and share donor, recipient and thing (or size, or are both packages) within days.

    At most `limit` of them, those with the most money first; each by the claims that open them.
    """
    leads = ", ".join(f"lead(id, {step}) OVER near AS next_{step}" for step in range(1, NEXT + 1))
    nexts = ", ".join(f"next_{step}" for step in range(1, NEXT + 1))
    stances = ", ".join(f"'{kind}'" for kind in sorted(STANCES))
    rows = ledger.ask(f"""
        WITH {_WORTH},
        told AS MATERIALIZED (
            SELECT id, donors, recipients[1] AS recipient, part_of, coalesce(told_first, announced_first) AS day, money,
                   CASE WHEN kind IN ('goods', 'funds', 'package', 'service', 'procurement') THEN 'flow' ELSE kind END
                   AS kinds,
                   [item_id, 'words ' || lower(item), CASE WHEN money > 0 THEN 'size '
                    || round(ln(money) * 16)::VARCHAR END, CASE WHEN kind = 'package' THEN 'packages' END] AS blocks
            FROM book.commitments c LEFT JOIN worth w ON w.commitment = c.id WHERE kind NOT IN ({stances})),
        placed AS (SELECT id, unnest(blocks) AS block, donor, recipient, kinds, day FROM (
            SELECT *, unnest(CASE WHEN len(donors) = 0 THEN [''] ELSE donors END) AS donor FROM told)),
        met AS (SELECT id, unnest([{nexts}]) AS other FROM (
            SELECT id, block, {leads} FROM placed WINDOW near AS (
                PARTITION BY donor, recipient, kinds, block ORDER BY day NULLS LAST, id)) WHERE block IS NOT NULL),
        pairs AS (SELECT DISTINCT least(id, other) AS one, greatest(id, other) AS two FROM met
                  WHERE other IS NOT NULL AND other <> id)
        SELECT s.claim, t.claim, one, two, least(coalesce(a.money, b.money), coalesce(b.money, a.money)) AS money
        FROM pairs JOIN told a ON a.id = one JOIN told b ON b.id = two
        JOIN book.members s ON s.commitment = one AND s.part = 'opens'
        JOIN book.members t ON t.commitment = two AND t.part = 'opens'
        WHERE coalesce(abs(a.day - b.day) <= {SPAN}, true)
        AND a.part_of IS DISTINCT FROM two AND b.part_of IS DISTINCT FROM one
        ORDER BY money DESC NULLS LAST, one, two LIMIT $limit""", {"currency": currency, "limit": limit})
    return [Near(one, other, (home, place), money) for one, other, home, place, money in rows]


def joined_pairs(ledger: Ledger, currency: str, limit: int) -> list[Near]:
    """Claims of small commitments, each with the one that opens it, of those with the most money first."""
    rows = ledger.ask(f"""
        WITH {_WORTH}, small AS (SELECT commitment FROM book.members GROUP BY 1
                                 HAVING count(*) BETWEEN 2 AND {MOST_MEMBERS})
        SELECT o.claim, m.claim, m.commitment, w.money FROM book.members m JOIN small USING (commitment)
        JOIN book.members o ON o.commitment = m.commitment AND o.part = 'opens' AND o.claim <> m.claim
        LEFT JOIN worth w ON w.commitment = m.commitment
        WHERE m.part <> 'asserts' ORDER BY w.money DESC NULLS LAST, m.commitment, m.claim LIMIT $limit""",
        {"currency": currency, "limit": limit})
    return [Near(one, other, (home, home), money) for one, other, home, money in rows]


def disputed_fields(ledger: Ledger, currency: str) -> Iterator[Disputed]:
    """Every conflict; `since` is when the last of the commitment's documents was recorded."""
    for found in ledger.ask(f"""
            WITH {_WORTH}
            SELECT x.commitment, x.record, coalesce(last.since, ''), w.money FROM book.conflicts x
            LEFT JOIN worth w ON w.commitment = x.commitment
            LEFT JOIN (SELECT m.commitment, max(d.recorded) AS since FROM book.members m
                       JOIN book.claims c ON c.id = m.claim JOIN book.documents d ON d.id = c.document
                       WHERE m.commitment IN (SELECT commitment FROM book.conflicts) GROUP BY 1) last
            ON last.commitment = x.commitment ORDER BY x.commitment, x.field""", {"currency": currency}):
        yield Disputed(found[0], json.loads(found[1]), found[2], found[3])


def doubted(ledger: Ledger, currency: str, codes: Sequence[str]) -> Iterator[Doubted]:
    """What these checks say, of a claim or of a commitment; one row a subject and check."""
    for row in ledger.ask(f"""
            WITH {_WORTH},
            told AS (SELECT subject, code, min(message) AS message FROM book.issues
                     WHERE stage = 'checks' AND code IN (SELECT unnest($codes)) GROUP BY ALL),
            placed AS (SELECT t.*, coalesce(c.id, m.commitment) AS commitment, m.claim AS claim FROM told t
                       LEFT JOIN book.commitments c ON c.id = t.subject
                       LEFT JOIN book.members m ON m.claim = t.subject),
            opened AS (SELECT p.*, coalesce(p.claim, o.claim) AS looked FROM placed p
                       LEFT JOIN book.members o ON o.commitment = p.commitment AND o.part = 'opens')
            SELECT o.subject, o.code, o.message, o.commitment, o.looked, coalesce(d.recorded, ''), w.money FROM opened o
            LEFT JOIN book.claims c ON c.id = o.looked LEFT JOIN book.documents d ON d.id = c.document
            LEFT JOIN worth w ON w.commitment = o.commitment ORDER BY o.subject, o.code""",
            {"currency": currency, "codes": list(codes)}):
        subject, code, message, commitment, looked, since, money = row
        yield Doubted(subject, code, message, commitment, (looked,) if looked else (), since, money)


def money_of(ledger: Ledger, currency: str, commitments: Sequence[str]) -> dict[str, float]:
    """The money on each of these commitments, where there is any."""
    return dict(ledger.ask(f"WITH {_WORTH} SELECT commitment, money FROM worth WHERE commitment IN "
                           "(SELECT unnest($names)) AND money IS NOT NULL",
                           {"currency": currency, "names": list(commitments)}))


def homes_of(ledger: Ledger, names: Sequence[str]) -> dict[str, str]:
    """The commitment that each of these claims is in, and that each of these merged commitments became."""
    found = dict(ledger.ask("SELECT claim, commitment FROM book.members WHERE claim IN (SELECT unnest($names))",
                            {"names": list(names)}))
    return found | dict(ledger.ask("SELECT old, new FROM book.redirects WHERE old IN (SELECT unnest($names))",
                                   {"names": list(names)}))


def records_of(ledger: Ledger, claims: Sequence[str]) -> list[Json]:
    """The claims of these ids."""
    return [json.loads(text) for (text,) in ledger.ask(
        "SELECT record FROM book.claims WHERE id IN (SELECT unnest($names)) ORDER BY id", {"names": list(claims)})]


def promises_near(
    ledger: Ledger, donors: Sequence[str], recipients: Sequence[str], day: date | None, limit: int,
) -> list[tuple[str, str]]:
    """(commitment, the claim that opens it) of those that share a donor and a recipient, the nearest in time first."""
    return ledger.ask("""
        SELECT id, claim FROM (
            SELECT id, abs(coalesce(told_first, announced_first) - CAST($day AS DATE)) AS apart FROM book.commitments
            WHERE (len($donors) = 0 OR len(donors) = 0 OR list_has_any(donors, $donors))
            AND (len($recipients) = 0 OR len(recipients) = 0 OR list_has_any(recipients, $recipients))
            ORDER BY apart NULLS LAST, id LIMIT $limit)
        JOIN book.members ON commitment = id AND part = 'opens' ORDER BY apart NULLS LAST, id""",
        {"donors": list(donors), "recipients": list(recipients), "day": day, "limit": limit})


def brief_claims(ledger: Ledger, claims: Sequence[str]) -> list[tuple[str, str, str, date]]:
    """(id, words, publisher, day of publication) of these claims."""
    return [(row[0], row[1], row[2], row[3]) for row in ledger.ask(
        "SELECT id, evidence, publisher, published FROM book.claims WHERE id IN (SELECT unnest($names))",
        {"names": list(claims)})]
