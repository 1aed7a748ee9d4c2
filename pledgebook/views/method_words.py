"""The words of the method page: what codes mean, and what readers ask about first."""

from collections.abc import Mapping

from pledgebook.codes import Kind, Stage

STAGES: Mapping[Stage, str] = {
    Stage.REQUESTED: "the recipient, or a government before its parliament, asks for it",
    Stage.SIGNALLED: "is considered, discussed, or somebody is ready to",
    Stage.ANNOUNCED: "a promise in words: will, pledges, plans to",
    Stage.COMMITTED: "a formal act: authorises, approves, signs an agreement, adopts a budget",
    Stage.CONTRACTED: "an order or contract is signed",
    Stage.DISPATCHED: "left, on its way",
    Stage.DELIVERED: "handed over, arrived, paid out, trained",
    Stage.DELAYED: "later than said",
    Stage.REDUCED: "less than said",
    Stage.SUSPENDED: "held back for now",
    Stage.CANCELLED: "no longer to come",
    Stage.REFUSED: "asked for and turned down",
}

KINDS: Mapping[Kind, str] = {
    Kind.GOODS: "things given in kind, military or civil",
    Kind.FUNDS: "money as money: grants, loans, budget support",
    Kind.PACKAGE: "a bundle with a value or a number of its own",
    Kind.TRAINING: "people trained, or to be trained",
    Kind.SERVICE: "maintenance, transport, medical treatment, demining",
    Kind.PROCUREMENT: "an order or contract, for the recipient or to refill stock",
    Kind.PRODUCTION: "output, or a goal of output",
    Kind.CAPABILITY: "a milestone of a system: tested, entering service",
    Kind.INCIDENT: "a counted hostile act or loss",
    Kind.POSITION: "a stance on assistance",
}

NOTES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "definitions": (
        ("Promise", "One commitment of somebody to give something, however often it was reported. Each counts once."),
        ("Claim", "One thing that one document says about it, with the words that say so."),
        ("Promised", "Said in words or further: every promise is in this sum."),
        ("Firm", "A formal act stands behind it: committed, contracted, dispatched or delivered."),
        ("Delivered", "Handed over, arrived, paid out or trained, by the words of a source."),
        ("Outstanding", "Promised, less what was delivered and cancelled; a range where its parts are ranges."),
        ("Past its date",
         ("The date that was said has passed, and no delivery of the whole was found in the sources read. It "
          "never means that nothing was delivered.")),
        ("Running total", "\u201c10,000 so far\u201d: a check on the book, never added to it."),
        ("Independent sources",
         ("Documents that do not copy each other: copies, translations, one agency's text, one outlet and one "
          "government's offices count once.")),
        ("Range",
         ("A figure is a range where its sources give one; \u201cor more\u201d has no upper end. Unknown is not "
          "known, and never 0.")),
    ),
    "evidence": (
        ("Exact words",
         ("Each field of a claim has its words at their place in the stored text, or names the rule that filled "
          "it. A quotation that does not match to the letter is no evidence.")),
        ("The stored copy",
         ("Texts are kept as they were received, with the moment and a digest. The original may change or go; "
          "what was read stays.")),
        ("Who speaks",
         ("The donor's own voice, a named office, or the outlet. What is only reported, possible or conditional "
          "is marked so; what is denied is no promise.")),
        ("Tiers",
         ("A stands as it was read. B stands and is shown as waiting for review. C is a candidate and is in no "
          "figure.")),
        ("People's decisions",
         ("What people decide outweighs the rules, is logged with who and why, and can be taken back; nothing "
          "is deleted.")),
        ("What is not used", "Candidates that were looked at and rejected are kept with the reason, and counted."),
    ),
    "counting": (
        ("Told again", "A restatement adds nothing, by the same outlet or by fifty."),
        ("Part and whole", "A part is never added to the whole that it lies in."),
        ("Joint gifts", "What several give together stands under them together, once."),
        ("Requests and refusals", "What is only asked for, considered or turned down is in no sum of promises."),
        ("Refills", "What refills a giver's own stock, or pays a giver back, is no gift."),
        ("Where sources differ",
         ("The number that most texts give stands, the donor's own voice counting twice; every other value is "
          "kept beside it with who tells it.")),
        ("Months", "Sums by time go by the first announcement in the donor's own voice."),
    ),
    "values": (
        ("As stated",
         ("The sum that a source said, brought to euros and dollars at the European Central Bank's rate of the "
          "day on which it was first said.")),
        ("Book, replacement, market",
         ("The promised number times a range of prices: what the giver's books say, what a new one costs, what "
          "it would fetch. These are never added to each other.")),
        ("No price", "What has no price has no value on that basis. It is counted beside the sums, never as 0."),
        ("Constant prices", "Values in the prices of one year are made with a deflator that each of them names."),
        ("Whole and parts",
         ("A part may show its whole's value and a whole its parts': both are marked, and added nowhere.")),
    ),
    "comparing": (
        ("Kiel",
         ("Its headline moved from commitments to allocations in 2024. Our announced is nearest to its "
          "commitments, our committed and contracted to its allocations.")),
        ("FTS",
         ("Shows pledges apart and does not add them. Compare its commitments and payments with our firm and "
          "delivered.")),
        ("IATI",
         ("Many readers show transactions of types 2 and 3 only, so that pledges (type 12) cannot be seen "
          "there.")),
    ),
    "gaps": (
        ("Only what was read",
         ("The book knows its documents and nothing else: see the page of coverage. What was never reported in "
          "public is not here.")),
        ("Languages", "Claims are read in English and French. Documents in other languages are counted as not read."),
        ("Deliveries", "Are reported less than promises, and some are kept quiet on purpose."),
        ("Prices", "Most things have none in public; the price list says which have."),
        ("Pronouns and tables",
         ("Who \u201cthey\u201d are is read from the sentence before at most; tables are read as running text.")),
        ("Grain",
         ("Countries, organisations and months. No places, routes or dates of shipments under way, and no "
          "private persons, are kept.")),
    ),
}
