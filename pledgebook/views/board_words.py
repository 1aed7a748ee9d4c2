"""What the boards say of themselves: titles, what to keep in mind, and their one sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BoardWords:
    """A board's words. `some` has a place for the count of `one` or `many`; `careful` is what it does not mean."""

    title: str
    lead: str
    careful: str
    caption: str
    one: str
    many: str
    some: str
    none: str
    picture: str = ""
    after: str = ""
    """What its pictures show, and the column behind which they stand; '' where it has none."""


WORDS: dict[str, BoardWords] = {
    "overdue": BoardWords(
        title="Past their date",
        lead="Promises whose stated date has passed, and of which no delivery of the whole was found in the sources "
             "read.",
        careful="It is no proof that nothing came: deliveries are often not reported, and some are kept quiet. A date "
                "in words (\u201cin the coming weeks\u201d) is read as the longest stretch that it can mean.",
        caption="The longest overdue first.", one="promise is past its date", many="promises are past their date",
        some="{}: no delivery of the whole found in the sources read.",
        none="No promise is past the date that was said for it.", picture="How late", after="days_late"),
    "conflicts": BoardWords(
        title="Where sources differ",
        lead="Fields of one commitment on which claims disagree. Every value is kept; a named rule chose the one that "
             "stands.",
        careful="That a value stands does not make it true: it is what the rule prefers, and the others are one step "
                "away.",
        caption="The commitments with the most conflicts first; a row for each field. What is no promise, as a "
                "refusal, stands here too; the first page counts promises alone.", one="field", many="fields",
        some="Sources differ on {}.", none="No two sources differ on a field of one commitment.",
        picture="Values told", after="field"),
    "re-announcements": BoardWords(
        title="Announced again",
        lead="Promises that the donor announced more than once in its own voice. Each counts once, however often it "
             "was said.",
        careful="Another announcement is one on another occasion: outlets that tell of the same one add nothing.",
        caption="The most often announced first.", one="promise was announced", many="promises were announced",
        some="{} more than once.", none="No promise was announced more than once.", picture="When", after="times"),
    "running-totals": BoardWords(
        title="Running totals that do not add up",
        lead="A running total (\u201c10,000 trained so far\u201d) adds nothing to any sum. It is held against what the "
             "book has posted up to its day; here stands what is left unexplained.",
        careful="A gap is a gap in the sources read, or a number misread; it is never counted as a gift. Where the "
                "book holds more than the total says, the gap is below 0.",
        caption="By when the promise was last announced, the latest first.", one="commitment has a running total",
        many="commitments have running totals", some="{} that the book does not explain.",
        none="Every running total that can be checked adds up.", picture="Share explained", after="said"),
    "training": BoardWords(
        title="Training: planned against done",
        lead="What was to be trained, and what has been counted since: by deliveries, or by the latest running total.",
        careful="What nobody counted is not known, never 0. A target for all counts what was done before it was set.",
        caption="Plans with a number first, then the latest.", one="plan or count of training",
        many="plans and counts of training", some="{} in the sources read.", none="No training was found.",
        picture="Done of planned", after="planned"),
    "production": BoardWords(
        title="Production: goals against output",
        lead="Goals of output that were named in public, and the output that was counted since.",
        careful="What nobody counted is not known, never 0; a goal of a rate (so many a month) has no total to reach.",
        caption="Goals with a number first, then the latest.", one="goal or count of production",
        many="goals and counts of production", some="{} in the sources read.", none="No goal of production was found.",
        picture="Output of goal", after="planned"),
    "replacements": BoardWords(
        title="Replacements",
        lead="Purchases that refill what was given away: which gift, what it cost, and how long after it was told.",
        careful="A refill is no gift and stands in no total of gifts. A cost is as stated, and often the price of a "
                "newer model.",
        caption="By when the purchase was last announced, the latest first.", one="purchase refills",
        many="purchases refill", some="{} what was given.", none="No purchase that refills a gift was found."),
}
