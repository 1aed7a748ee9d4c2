"""A language's words for the reader of claims: verbs, noun phrases, circumstances, from the tables of its pack."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from pledgebook.catalogue import Catalogue
from pledgebook.extract.scale import Scale, load_scale
from pledgebook.text.building import lasting
from pledgebook.text.dates import DateWords
from pledgebook.text.lexicon import NumberWords, Phrases, load_table
from pledgebook.text.money import MoneyWords
from pledgebook.text.names import Gazetteer
from pledgebook.text.rulefiles import check_rules
from pledgebook.text.segments import SentenceWords, load_sentence_words

VOICES: Final = {"role": "roles", "body": "institutions", "nameless": "nameless"}
"""What may speak -> its list in the pack's `[speech]`."""


@dataclass(slots=True)
class VerbForm:
    """One form of a verb: its class ('give', 'promise', ...), its base form, and which forms the spelling can be."""

    group: str
    lemma: str
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Order:
    """In which order a language puts the words of a noun phrase, and what joins them."""

    head_first: bool
    """Whether the head opens a run of nouns ('chars lourds'); else it ends it ('heavy tanks')."""
    valued_reach: int
    """How many words may stand between a thing and its value."""
    of: frozenset[str]
    """'of', also where it is one word with an article ('du')."""
    noun_marks: Phrases
    """Words right before a present form that is a noun there ("l'aide")."""


_USES: Final = ("serving", "bolstering", "flying", "selling", "acquiring", "denying", "awarding", "falling",
                "decreeing", "relieving", "putting_off", "calling_out", "waiting_for", "landing", "hailed",
                "crossing_over", "putting_in", "event_ends", "sharing_out", "getting_to", "mustering", "diverting",
                "moving_off", "bringing_over")
_CARRIAGE: Final = ("starting", "ferried", "setting_out", "moving", "hauling", "launching", "bringing", "streaming",
                    "constructing", "serving_well")

JOINED: Final = {
    "many uses": _USES,
    "by use": (*_USES, "growing", "arming", "making_up", "backing"),
    "getting": ("losing", "taking", "giving_to"),
    "wanted": ("learning", "taking", "undergoing", "hosting", "needs", "requiring", "looking", "raising", "wanting",
               "turning", "waiting", "telling_to", "securing", "accepting"),
    "carriage": _CARRIAGE,
    "ensured": ("ensuring", "sures"),
    "handled": ("presenting", "making", "laying", "using", "serving", "handing", "striking", "helping_with"),
    "on the whole": (*_CARRIAGE, "signing", "binding", "at_hand", "presenting", "ordering", "tendering",
                     "assisting_to"),
    "told by nouns": ("requests", "talks", "act_nouns", "arrivals", "purchases", "tending", "upkeep", "schools",
                      "sharings", "reprieves", "rites", "stop_nouns", "cut_nouns", "end_nouns"),
    "aid stops": ("stop_nouns", "cut_nouns", "end_nouns"),
    "clauses": ("that_clause", "doubts", "supposing"),
    "doubted": ("untrue", "doubting", "evidence", "believing", "verifying", "rumoured", "hearsay_nouns", "fearing"),
    "bare doubts": ("bare_doubts", "believing", "evidence"),
    "formal": ("instruments", "treaties", "orders", "enacted"),
    "askings": ("sought", "drafts", "budget_acts"),
    "texts": ("drafts", "sought", "supplements", "budget_acts"),
    "by place": ("meant_for", "needs", "drawing_on", "making_of", "arriving", "last_leg"),
    "services": ("tending", "upkeep", "schools", "sharings", "reprieves"),
    "orders": ("purchases", "sales", "orders", "bids"),
    "arms": ("combat", "fed", "martial"),
    "acts": ("act_nouns", "arrivals", "purchases", "deployments"),
    "on duty": ("martial", "duties"),
    "origins": ("froms", "aims"),
    "comings": ("arrivals", "handovers"),
    "loads": ("holders", "givings", "generic"),
    "bonds": ("instruments", "treaties", "contracts"),
    "between members": ("member_adverbs", "conjunctions", "articles", "fillers", "withs", "governments"),
}
"""Verbs whose group is told by what stands around them (see `uses`); nouns of services and of orders; words of arms, to
which those of an army's things come; nouns of acts, and those by which a thing has come; nouns of formal bonds. And
what a step of reading verbs asks for, so that it passes over all others at once: the verbs of `uses`, of `carriage`, of
getting, wanting, handing over, and what opens a clause or doubts one."""

_NAMED: Final = ("deeds", "built", "sent")
"""Lists of the pack whose words name a thing, beside heads."""

_TOLD: Final = ("givings", "wrappers", "deployments")
"""Lists of the pack whose words tell of a thing, beside those that name one and words of aid."""


@dataclass(frozen=True, slots=True)
class Words:
    """All that the reader knows of one language."""

    language: str
    numbers: NumberWords
    money: MoneyWords
    dates: DateWords
    verbs: Mapping[str, VerbForm]
    tenses: Phrases
    tense_of: Mapping[str, Mapping[str, str]]
    """The tense that a form of a verb makes behind an auxiliary's label, or behind none ('bare')."""
    give: Mapping[str, str]
    stages: Phrases
    of_aid: Mapping[str, tuple[tuple[VerbForm, str], ...]]
    """Verbs that are ours where they act on aid, and the particle behind them, by their spelling."""
    services: Mapping[str, tuple[tuple[VerbForm, str], ...]]
    """Verbs that are a service where they are done to what is another's (see `services`), in the same form."""
    adverbs: frozenset[str]
    negation: Phrases
    denial: Phrases
    nouns: dict[str, frozenset[str]]
    joined: dict[str, frozenset[str]]
    """Lists of `nouns` that are asked together in every sentence, joined once (see JOINED)."""
    heads: Mapping[str, str]
    things: frozenset[str]
    """Every word by which a thing without a number can be told: heads, aid, deeds, what is built."""
    bundles: dict[str, frozenset[str]]
    naming: frozenset[str]
    """Those of `things` that can name one; the others ('military', 'a series of') say of what sort, or how much."""
    units: Phrases
    openers: Phrases
    carrying: Phrases
    joining: Phrases
    """Phrases that join a list as a word does ('as well as')."""
    stances: Phrases
    """Set phrases by what they say: 'position', 'rhetoric' or 'capability'."""
    counting: Phrases
    running: dict[str, frozenset[str]]
    """Words of running totals: 'goals' before what a sum comes to, 'finished' of what was there before."""
    modality: Phrases
    speech: dict[str, frozenset[str]]
    according: Phrases
    voices: Phrases
    """Words for an office ('role'), a body or an office without a name ('nameless')."""
    own_words: Phrases
    titles: frozenset[str]
    """Every word that a title may have before a name ('former', 'prime', 'minister')."""
    part_words: Phrases
    """Words before a party's name that tell its part."""
    role_words: dict[str, frozenset[str]]
    """Sorts of words that stand for parties or beside them: people, makers, groups without a name, gifts."""
    aggressor: frozenset[str]
    walls: frozenset[str]
    vetoes: Phrases
    changes: Phrases
    dealings: Phrases
    """Nouns of what is paid, owed or earned, and of politics: sums of these are no assistance (see `dealings`)."""
    balances: Phrases
    """What stands behind a sum that somebody only has."""
    requests: Phrases
    joint: Phrases
    abroad: frozenset[str]
    home: Phrases
    everywhere: Phrases
    sentences: SentenceWords
    plural_marks: tuple[str, ...]
    adverb_marks: tuple[str, ...]
    verb_marks: tuple[str, ...]
    possessives: frozenset[str]
    scale: Scale | None
    order: Order


@cache
def load_words(language: str) -> Words:
    """The words of a language's pack; TableError where a table is missing or broken."""
    verbs, phrases, context = (load_table(language, name) for name in ("verbs", "phrases", "context"))
    return Words(
        language,
        NumberWords.load(language),
        MoneyWords.load(language),
        DateWords.from_table(load_table(language, "dates")),
        _verbs(verbs["verbs"], verbs["columns"]),
        Phrases.of(verbs["tenses"]),
        verbs["tense_of"],
        verbs["give"],
        Phrases.of(verbs["phrases"]),
        _of_aid(verbs.get("of_aid", {}), verbs["columns"]),
        _of_aid(verbs.get("of_service", {}), verbs["columns"]),
        frozenset(verbs["adverbs"]["words"]),
        Phrases.of({"negated": verbs["negation"]["words"], "pseudo": verbs["negation"]["pseudo"]}),
        Phrases.of({"denied": verbs["denial"]["words"]}),
        _nouns(phrases), _joined(phrases, verbs, context["roles"]),
        _heads(phrases["heads"]), _things(phrases),
        _lists(phrases["bundles"]), _naming(phrases),
        Phrases.of({"unit": phrases["units"]}), Phrases.of({"opens": phrases["openers"]}),
        Phrases.of({"carries": phrases["carrying"]}),
        Phrases.of({"joins": phrases["joining"]}),
        Phrases.of({name: entry["words"] for name, entry in load_table(language, "stances").items()}),
        Phrases.of(context["counting"]),
        _lists(context["running"]),
        Phrases.of(_modality(context["modality"], verbs)),
        _lists(context["speech"]),
        *_speech(context["speech"]),
        Phrases.of(context["roles"]["parts"]),
        _lists({name: words for name, words in context["roles"].items() if name != "parts"}),
        frozenset(context["roles"]["aggressor"]),
        frozenset(context["walls"]["words"]),
        *_sums(context),
        Phrases.of({"request": context["requests"]["words"]}), Phrases.of({"joint": context["joint"]["words"]}),
        *_scope(context["scope"]),
        load_sentence_words(language),
        tuple(load_table(language, "sentences")["plural_marks"]),
        tuple(load_table(language, "sentences")["adverb_marks"]),
        tuple(load_table(language, "sentences")["verb_marks"]),
        frozenset(load_table(language, "sentences")["possessives"]),
        load_scale(language),
        _order(language, phrases),
    )


def _sums(context: Mapping[str, Any]) -> tuple[Phrases, Phrases, Phrases, Phrases]:
    """Words that speak against a claim, words of change, of what is no assistance, and of what somebody only has."""
    labelled = ({"change": context["changes"]["words"]}, context["dealings"], {"held": context["balances"]["words"]})
    changes, dealings, balances = (Phrases.of(one) for one in labelled)
    return Phrases.of(context["vetoes"]), changes, dealings, balances


def _scope(table: Mapping[str, Sequence[str]]) -> tuple[frozenset[str], Phrases, Phrases]:
    """Words of what goes abroad, of a country's own affairs, and of what is given to nobody in particular."""
    home, everywhere = Phrases.of({"home": table["home"]}), Phrases.of({"everywhere": table["everywhere"]})
    return frozenset(table["abroad"]), home, everywhere


def _speech(table: Mapping[str, Sequence[str]]) -> tuple[Phrases, Phrases, Phrases, frozenset[str]]:
    """Phrases before a source, words for who may speak, titles of an author's own words, words of titles of office."""
    titles = frozenset(w for name in ("ranks", "roles") for phrase in table[name] for w in phrase.split())
    voices = Phrases.of({label: table[name] for label, name in VOICES.items()})
    return Phrases.of({"according": table["according"]}), voices, Phrases.of({"own": table["own"]}), titles


def _order(language: str, phrases: Mapping[str, Any]) -> Order:
    of = frozenset({*load_table(language, "numbers")["grammar"]["of"], *phrases["contracted"]})
    marks = Phrases.of({"mark": phrases["noun_marks"]})
    return Order(phrases["head"] == "first", phrases["valued_reach"], of, marks)


def _modality(said: Mapping[str, Sequence[str]], verbs: Mapping[str, Any]) -> dict[str, list[str]]:
    """The phrases of each modality, with the forms of verbs that say as much by themselves (`moods`)."""
    found = {label: list(phrases) for label, phrases in said.items()}
    for form, label in verbs["moods"].items():
        at = verbs["columns"].index(form)
        rows = (row.split()[at] for entry in verbs["verbs"].values() for row in entry["forms"])
        found[label] += [spelling for cell in rows if cell != "_" for spelling in cell.split("|")]
    return found


def _verbs(table: Mapping[str, Mapping[str, Sequence[str]]], columns: Sequence[str]) -> dict[str, VerbForm]:
    """Every spelling of the verbs; a cell may hold several ('a|b'), and '_' stands for a form of another use."""
    seen: dict[str, tuple[str, str, set[str]]] = {}
    for group, entry in table.items():
        for row in entry["forms"]:
            cells = row.split()
            lemma = next(c for c in cells if c != "_")
            for form, cell in zip(columns, cells, strict=True):
                for spelling in cell.split("|"):
                    seen.setdefault(spelling, (group, lemma, set()))[2].add(form)
    return {spelling: VerbForm(group, lemma, frozenset(forms)) for spelling, (group, lemma, forms) in seen.items()}


def _nouns(phrases: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return _lists({name: words for name, words in phrases.items() if isinstance(words, list)})


@cache
def together(*lists: frozenset[str]) -> frozenset[str]:
    """Lists that are asked as one in every sentence, joined once."""
    return frozenset().union(*lists)


@cache
def without(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """A list without the words of another, which is asked in every sentence, made once."""
    return words - others


def _lists(table: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """Lists of words by name; one that a pack leaves out is empty (`tests/extract/test_packs.py` names it)."""
    return defaultdict(frozenset, {name: frozenset(words) for name, words in table.items()})


def _joined(
    phrases: Mapping[str, Any], verbs: Mapping[str, Any], roles: Mapping[str, Any]
) -> dict[str, frozenset[str]]:
    nouns = _nouns(phrases)
    joined = {name: frozenset().union(*(nouns[part] for part in parts)) for name, parts in JOINED.items()}
    forms = _verbs(verbs["verbs"], verbs["columns"])
    thanks = [spelling for spelling, form in forms.items() if form.lemma in nouns["thanking"]]
    return {
        **joined,
        "arms": joined["arms"].union(phrases["bundles"]["military"]),
        "thanks": nouns["thankful"].union(thanks),
        "held": nouns["thankful"].union(thanks, nouns["supplied"], nouns["wanted"], nouns["requests"]),
        "of aid": frozenset(_of_aid(verbs.get("of_aid", {}), verbs["columns"])),
        "left of names": nouns["articles"].union(roles.get("sides", ()), roles.get("stricken", ()), ("-",)),
        "of service": frozenset(_of_aid(verbs.get("of_service", {}), verbs["columns"])),
    }


def _things(phrases: Mapping[str, Any]) -> frozenset[str]:
    """The words of things, but for those heads that name nothing which is given."""
    return _naming(phrases).union(*(phrases["bundles"].values()), *(phrases[name] for name in _TOLD))


def _naming(phrases: Mapping[str, Any]) -> frozenset[str]:
    """The words that make a phrase one of a thing."""
    known = {word for word, kind in _heads(phrases["heads"]).items() if kind != "nothing"}
    return frozenset(known.union(*(phrases[name] for name in _NAMED)))


def _of_aid(
    table: Mapping[str, Mapping[str, Sequence[str]]], columns: Sequence[str]
) -> dict[str, tuple[tuple[VerbForm, str], ...]]:
    """The verbs that have a particle, or aid for their object: rows of `_verbs` with the particle at the end."""
    found: dict[str, tuple[tuple[VerbForm, str], ...]] = {}
    for group, entry in table.items():
        for row in entry["forms"]:
            cells = row.split()
            particle = " ".join(cells[len(columns) :])
            plain = _verbs({group: {"forms": [" ".join(cells[: len(columns)])]}}, columns)
            for spelling, form in plain.items():
                found[spelling] = (*found.get(spelling, ()), (form, particle))
    return found


def _heads(table: Mapping[str, Any]) -> dict[str, str]:
    """Head noun to the kind that it makes of a claim; a noun listed twice keeps its first kind."""
    found: dict[str, str] = {}
    for kind, words in table.items():
        for word in words:
            found.setdefault(word, kind)
    return found


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads documents of one language: its words, the catalogue and one gazetteer over all names."""

    words: Words
    catalogue: Catalogue
    gazetteer: Gazetteer
    parties: Gazetteer
    """Parties alone: for those that stand inside the name of a thing ('Ukrainian soldiers')."""
    version: str


@cache
def load_reader(language: str, catalogue: Catalogue, version: str) -> Reader:
    """The reader of a language; built once a process. TableError where a list of its pack has no sentences."""
    check_rules(language, ("verbs", "phrases", "context", "numbers", "stances"))
    with lasting():
        return _reader(language, catalogue, version)


def _reader(language: str, catalogue: Catalogue, version: str) -> Reader:
    endings = [(ending, plural) for ending, plural in load_table(language, "sentences")["plurals"]]
    names = [name for name in catalogue.names if name.is_in(language)]
    return Reader(
        load_words(language),
        catalogue,
        Gazetteer(names, endings),
        Gazetteer([name for name in names if name.table == "party"], endings),
        version,
    )
