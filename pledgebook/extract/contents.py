"""What a whole consists of is given as the whole is: 'will receive $133 million, comprising a loan of $88 million'.

'Peru bought arms from Russia, including 36 jets': the subject of the sentence comprises and includes nothing; it gets.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import RECEIVING, UNFINITE, Cue
from pledgebook.extract.roles import Place

TAKES: Final = RECEIVING | {"order"}
"""Groups of verbs whose subject gets or buys the whole."""


def whole(at: Place, cue: Cue | None) -> Cue | None:
    """The verb of getting or buying whose object a participle of including takes up; any other cue as it is."""
    if cue is None or cue.group != "include" or cue.tense not in UNFINITE:
        return cue
    before = [one for one in at.cues if one.at < cue.first and one.group not in {"include", "other"}]
    main = before[-1] if before else None
    if main is None or main.group not in TAKES:
        return cue
    asked = any(one.stage is Stage.REQUESTED for one in at.cues)  # 'has asked to buy a system consisting of'
    return cue if asked or ";" in at.scene.tokens.lowers[main.at : cue.first] else main


def of_whole(at: Place, governed: tuple[Cue | None, float]) -> tuple[Cue | None, float]:
    """'will get $132 million, made up of a loan and a grant': of these, the verb of the sum."""
    cue, nearness = governed
    if cue is None or cue.lemma not in at.reader.words.nouns["making"]:
        return governed
    behind = at.scene.tokens.lowers[cue.at + 1 : cue.at + 3]
    up_of = len(behind) > 1 and behind[0] in at.reader.words.nouns["ups"] and behind[1] in at.reader.words.order.of
    main = next((one for one in reversed(at.cues) if one.at < cue.first and one.stage is not None), None)
    return (main, nearness) if up_of and main is not None else governed
