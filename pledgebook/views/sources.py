"""Who else says so: how many documents tell of a commitment, how many are independent, and why the others are not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pledgebook.catalogue.sources import shipped_register
from pledgebook.codes import Alike
from pledgebook.schema import Json
from pledgebook.views.figures import count


def sources_words(sources: Mapping[str, Any]) -> str:
    """'5 documents, 2 independent'."""
    return f"{count(sources['documents'], 'document')}, {sources['independent']:,} independent"


def counted_once(sources: Mapping[str, Any], naming: Callable[[str], str]) -> tuple[str, ...]:
    """Why some of the documents count as one, a phrase a reason: '3 print Agence France-Presse'."""
    ties = [tie for group in sources.get("groups") or () for tie in group["ties"]]
    return tuple(dict.fromkeys(reason_words(tie, naming) for tie in ties))


def source_lines(
    sources: Mapping[str, Any], claims: Sequence[Json], naming: Callable[[str], str] = str,
) -> Iterator[str]:
    """The explanation as lines: the count, then each reason with the documents that it ties."""
    yield f"told by {sources_words(sources)}"
    told = {claim["document"]["id"]: claim["document"] for claim in claims}
    for group in sources.get("groups") or ():
        for tie in group["ties"]:
            named = ", ".join(_named(name, told.get(name) or {}) for name in tie["documents"])
            yield f"  count as one: {reason_words(tie, naming)}: {named}"


def _named(name: str, document: Mapping[str, Any]) -> str:
    where = " ".join(filter(None, (document.get("publisher"), document.get("published"))))
    return f"{name} ({where})" if where else name


def reason_words(tie: Mapping[str, Any], naming: Callable[[str], str]) -> str:
    """Why the tie's documents count as one."""
    number, of = f"{len(tie['documents']):,}", str(tie["of"])
    row = shipped_register().row(of)
    name = row.name if row else of
    return {
        Alike.COPY: f"{number} have the same words",
        Alike.OUTLET: f"{number} are {name}'s, whatever the edition",
        Alike.AGENCY: f"{number} print {name}",
        Alike.GOVERNMENT: f"{number} are one government's own voice ({naming(of)})",
        Alike.TRANSLATION: f"{number} tell the same in two languages under one owner ({of})",
    }[Alike(tie["why"])]
