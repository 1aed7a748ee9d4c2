"""Reconciling: claims and judgements in, commitments out. The only stage that compares claims with each other.

block -> compare -> weigh -> cluster under judgements -> running totals -> parts -> wholes -> records and postings.
A pure function: the order of the claims and of the documents makes no difference, and a claim given twice is one claim.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pledgebook.config import Reconcile
from pledgebook.errors import Issue
from pledgebook.model import Claim, Commitment, Judgement, Posting, Redirect
from pledgebook.reconcile.again import join_again
from pledgebook.reconcile.blocking import Pair
from pledgebook.reconcile.cluster import Groups, join_copies
from pledgebook.reconcile.copies import near_copies
from pledgebook.reconcile.gathering import join_alike
from pledgebook.reconcile.handed_out import part_handed_out
from pledgebook.reconcile.increments import join_increments
from pledgebook.reconcile.independence import SourceNotes, source_notes
from pledgebook.reconcile.joint import join_joint
from pledgebook.reconcile.meant import as_meant
from pledgebook.reconcile.memory import Memory
from pledgebook.reconcile.named import join_named
from pledgebook.reconcile.orders import for_comparing
from pledgebook.reconcile.owed import join_owed
from pledgebook.reconcile.packing import packed, unpacked
from pledgebook.reconcile.pools import join_pools
from pledgebook.reconcile.priced import join_priced
from pledgebook.reconcile.record import Entry, entry_of, oldest
from pledgebook.reconcile.retold import join_retold
from pledgebook.reconcile.side_by_side import beside
from pledgebook.reconcile.ties import tied
from pledgebook.reconcile.totals import attach_shares, attach_totals
from pledgebook.reconcile.traits import ItemTree, Traits, traits_of
from pledgebook.reconcile.tranches import join_tranches
from pledgebook.reconcile.unexplained import with_unexplained
from pledgebook.reconcile.verdicts import admit, commitment_id, judged_groups, read_verdicts
from pledgebook.reconcile.wholes import holders, tree
from pledgebook.text.building import lasting, uncollected

__all__ = ["ItemTree", "Memory", "Reconciled", "SourceNotes", "commitment_id", "near_copies", "reconcile",
           "source_notes"]


MANY = 5_000
"""With fewer claims (a second of work) a pool of processes costs more than it saves."""


MINE = 65
"""Of a hundred entries so many are made here, while another process finds the tree of parts and makes the rest."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What became of the claims; every tuple in order of its ids."""

    commitments: tuple[Commitment, ...]
    postings: tuple[Posting, ...]
    redirects: tuple[Redirect, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class _Means:
    """What makes it quicker, and no other."""

    workers: int
    memory: Memory | None


def reconcile(  # noqa: PLR0913 -- what is reconciled, under what, and two ways to be quicker that change no answer
    claims: Sequence[Claim], judgements: Sequence[Judgement], items: ItemTree, options: Reconcile,
    copies: Mapping[str, str] | SourceNotes | None = None, workers: int = 1, *,
    memory: Memory | None = None,
) -> Reconciled:
    """The commitments that `claims` and `judgements` make.

    `items` is the catalogue's tree; `copies` maps a document to the one it is a near copy of, or is all that is known
    of the documents' sources (see `source_notes`). Claims of tiers that `options.tiers` leaves out are not admitted
    unless a person accepted them. `workers` processes share the work where the system can fork; they change no answer.
    Nor does a `memory`: what an earlier run, of the same program and catalogue, worked out of the same claims.
    """
    means = _Means(workers if len(claims) >= MANY else 1, memory)
    notes = copies if isinstance(copies, SourceNotes) else SourceNotes(copies=copies or {})
    # Records make no circles; looking for some again and again took a fifth of the time. Of many nobody looks again.
    with lasting() if len(claims) >= MANY else uncollected():
        return _reconcile({claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)},
                          judgements, items, options, notes, means)


def _reconcile(
    known: Mapping[str, Claim], judgements: Sequence[Judgement], items: ItemTree, options: Reconcile,
    notes: SourceNotes, means: _Means,
) -> Reconciled:
    verdicts = read_verdicts(judgements, known)
    admitted, unreadable = admit(known, verdicts, options.tiers)
    traits = as_meant(traits_of(admitted.values(), items, notes.copies, notes.register))
    groups, contradictions = judged_groups(traits, verdicts)
    voices = join_copies(traits, groups)
    traits = {name: one if name in voices else replace(one, echo=True) for name, one in traits.items()}
    part_handed_out(voices.values(), groups)
    join_alike(for_comparing(voices), groups, options.threshold, means.workers, means.memory)
    join_again(traits, groups)
    join_retold(traits, groups)
    traits = join_named(join_increments(traits, groups), groups)
    attach_totals(traits, groups)
    attach_shares(traits, groups)
    members = {root: [traits[name] for name in names] for root, names in groups.groups().items()}
    entries, (parents, circles) = _entries(
        members, notes, lambda: _tree(members, traits, groups, verdicts.part_of), means.workers)
    names = {root: entry.commitment.id for root, entry in entries.items()}
    entries |= {part: entries[part].inside(names[whole]) for part, whole in parents.items()}
    return _records(members, entries, (*verdicts.issues, *unreadable, *contradictions, *circles))


_Tree = tuple[dict[str, str], tuple[Issue, ...]]


def _entries(
    members: Mapping[str, Sequence[Traits]], notes: SourceNotes, find_tree: Callable[[], _Tree], workers: int,
) -> tuple[dict[str, Entry], _Tree]:
    """The entry of each group, and the tree of them all; another process, if there is one, finds that and some."""
    roots = list(members)
    mine = len(roots) * MINE // 100 if workers > 1 else len(roots)

    def entries(some: Sequence[str]) -> dict[str, Entry]:
        return {root: entry_of(commitment_id(oldest(members[root]).id), members[root], notes) for root in some}

    with beside(lambda: (find_tree(), packed(entries(roots[mine:]))), workers) as told:
        found = entries(roots[:mine])
        tree_of_all, rest = told()
    return found | unpacked(rest), tree_of_all


def _tree(
    members: Mapping[str, Sequence[Traits]], traits: Mapping[str, Traits], groups: Groups, decided: Sequence[Pair],
) -> _Tree:
    home = {name: groups.find(name) for name in traits}
    pairs = [(home[part], home[whole]) for part, whole in decided if part in home and whole in home]
    parents, refused = tree(members, holders(traits), home, pairs)
    join_pools(members, parents)
    join_joint(members, parents)
    join_tranches(members, parents)
    join_owed(members, parents)
    join_priced(members, parents)
    return parents, tuple(
        Issue("reconcile", "part-of-circle", part,
              f"{part} cannot be part of {whole}: it holds it, or is part of another",
              "undo one of the part-of judgements") for part, whole in refused
    )


def _records(
    members: Mapping[str, Sequence[Traits]], alone: Mapping[str, Entry], issues: Sequence[Issue],
) -> Reconciled:
    traits = {one.id: one for told in members.values() for one in told}
    entries = with_unexplained(list(alone.values()), traits)
    entries = tied(entries, traits)
    redirects = [Redirect(minted, alone[root].commitment.id) for root, told in members.items() if len(told) > 1
                 for one in told if (minted := commitment_id(one.id)) != alone[root].commitment.id]
    return Reconciled(
        tuple(sorted((entry.commitment for entry in entries), key=lambda one: one.id)),
        tuple(sorted((p for entry in entries for p in entry.postings),
                     key=lambda p: (p.commitment, p.account, p.commodity, p.claim))),
        tuple(sorted(redirects, key=lambda one: one.old)), tuple(sorted(set(issues))),
    )
