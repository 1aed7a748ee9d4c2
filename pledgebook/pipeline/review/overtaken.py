"""Whether somebody was first: whether of what stood about an item when its page was made all stands, and no more."""

from collections.abc import Collection, Sequence

from pledgebook.codes import Verdict
from pledgebook.errors import OvertakenError
from pledgebook.judged import effective, promise
from pledgebook.judgements import in_words
from pledgebook.model import Judgement


def refuse_overtaken(
    names: Collection[str], log: Sequence[Judgement], seen: int, in_force: Sequence[Judgement],
    new: Sequence[Judgement],
) -> None:
    """OvertakenError where what stands about `names` is not what stood in the first `seen` of the log.

    A decision of somebody else since is one way to be overtaken; that somebody took one back, or took back an undo, is
    another: who sees `same` in force and says `different` may not mean it once the other is gone.
    """
    own = {one.id for one in new} | {name for one in new if one.verdict is Verdict.UNDO for name in one.subjects}

    def about(some: Sequence[Judgement]) -> dict[str, Judgement]:
        return {one.id: one for one in some if one.id not in own and {*names} & {*one.subjects,
                                                                               *map(promise, one.subjects)}}

    then, now = about(effective(log[:seen])), about(in_force)
    come = [one for name, one in now.items() if name not in then]
    gone = [one for name, one in then.items() if name not in now]
    if come or gone:
        told = [*(("decided", one) for one in come), *(("taken back", one) for one in gone)]
        by = {target: one.reviewer for one in log[seen:] if one.verdict is Verdict.UNDO for target in one.subjects}
        lines = "".join(f"\n  {word}{f' by {by[one.id]}' if one in gone and one.id in by else ''}: {in_words(one)}"
                        for word, one in told)
        raise OvertakenError("this item", f"was decided in the meantime:{lines}",
                             "look at it again: nothing was entered")
