"""Whose government 'his government' is: 'President Ruto spoke on Monday. His government will give 40 tents'."""

from pledgebook.extract.roles import WEIGHTS, Found, Place
from pledgebook.model import Inference


def of_him(at: Place, place: int) -> Found | None:
    """'The president spoke. His government will give': the government of the person whom the sentence before names."""
    lowers, speech = at.scene.tokens.lowers, at.reader.words.speech
    if place < 1 or lowers[place] not in speech["bodies"] or lowers[place - 1] not in speech["his"]:
        return None
    told = at.setting.preceding.get(at.scene.sentence.start)
    if not told.holder or told.holder in {*at.setting.recipients, *at.setting.aggressor}:
        return None
    inferred = Inference(f"donor: {lowers[place]} of the person in the sentence before")
    return Found((told.holder,), inferred, "donor.body", WEIGHTS["donor.we"])
