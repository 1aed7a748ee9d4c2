"""Which language a text is in: by its small words first, by its letters' frequencies where these do not decide.

The small words (the, und, який) are a closed class that hardly any text goes without, and they tell languages apart in
one sentence, where letter statistics still guess. `bench/language.py` measures both. A text too short for either, as
"Germany pledged 14 tanks to Ukraine", is in the language whose pack has its words of giving, if one alone has them.
"""

import re
from collections import Counter, defaultdict
from functools import cache

from resiliparse.parse.lang import detect_fast

from pledgebook.text.lexicon import load_table, pack_languages

_SMALL_WORDS = {
    "bg": "и на да се за от по това като ще със във след беше както той която които тази този бе ние",
    "cs": "a se na že je to v s z do o jako pro by byl byla jsem který která které jsou bude od při také po až "
          "podle",
    "da": "og i at det er en til af på for med den de ikke der et har som vi om også blev efter ved mere var "
          "sig",
    "de": "der die und das den dem des ein eine einen einem einer nicht mit von zu im ist für auf sich auch "
          "wird werden bei nach wie über hat haben sind wurde dass aus am zum zur sowie noch oder",
    "en": "the of and to in a is that for it on was with as are be by this from at has have will would which "
          "not its were their said been after an could about more than into",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más pero sus este ha "
          "desde está según también sobre han será entre",
    "et": "ja on ei et see ka oli kui mis aga oma kes selle nende ning pärast veel eest kuid seda",
    "fi": "ja on ei että se oli myös joka mutta hän kun sen ovat tai kuin mukaan jo nyt sekä vielä jälkeen",
    "fr": "de la le les et des en un une du que est pour qui dans par sur au pas plus ce il avec sont aux ont "
          "été cette se ses leur elle ou a nous selon mais d l s n qu",
    "it": "di e che la il un a per è in una sono non con del della le si da al i gli dei nel come anche alla "
          "più ha delle degli dal questo lo ma",
    "lt": "ir kad yra su į iš ne tai bus kaip buvo per už apie taip pat prie pagal nuo jau dėl",
    "lv": "un ir ka no ar uz par tas kas bet arī pēc lai nav bija tiek gan jau līdz kā",
    "nl": "de van het een en in te dat is op die voor zijn met niet aan er ook door om naar bij wordt worden "
          "heeft uit nog meer dan werd tegen",
    "no": "og i det er en til av på for med den de ikke som et har vi om også ble etter ved mer var seg fra "
          "skal",
    "pl": "w i na z się do nie że to o jest jak za po przez dla od co oraz są był które który będzie ma tym "
          "także",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao foi à pelo pela "
          "são também",
    "ro": "și de în la a cu pe să care din este pentru nu o un că mai au fost sunt prin după ale lui fi",
    "ru": "и в не на что с по это как к из за но его для от был так все они было же быть также после году о об "
          "который которые будет этого до будут или уже",
    "sk": "a sa na že je to v s z do o ako pre by bol bola som ktorý ktorá ktoré sú bude od pri tiež po až "
          "podľa",
    "sv": "och i att det som en på är av för med till den har inte ett om de vi från kommer också ska var eller "
          "under efter vid vara mer",
    "uk": "і й та в у на не що з до за це як від про для його але ми є вже також щоб який яка яке які може буде "
          "після із зі під час року був були їх",
}
_SCRIPTS = {  # of one language each, or nearly; Japanese writes Chinese signs too, so it stands first
    "ja": re.compile("[\u3041-\u30ff]"), "zh": re.compile("[\u4e00-\u9fff]"), "ko": re.compile("[\uac00-\ud7a3]"),
    "el": re.compile("[\u0370-\u03ff]"), "he": re.compile("[\u05d0-\u05ea]"), "th": re.compile("[\u0e01-\u0e5b]"),
    "ka": re.compile("[\u10d0-\u10ff]"), "hy": re.compile("[\u0531-\u0587]"),
}
_SCRIPT = re.compile("|".join(letters.pattern for letters in _SCRIPTS.values()))
_SCRIPT_SHARE = 0.2  # of all signs
_WORD = re.compile(r"[^\W\d_]+")
_ONLY_IN = {"і": "uk", "ї": "uk", "є": "uk", "ґ": "uk", "ы": "ru", "э": "ru", "ё": "ru"}
_LETTER_VOTE = 0.25  # of a letter that one of the languages does not have, against 1 for a word of its own
_LOOKED_AT = 20_000  # code points; more changes no verdict
_FEWEST_VOTES = 1.0
_SMALL_SHARE = 0.06  # of all words; it is 0.2 to 0.4 in running text of a language listed here
_LEAD = 1.3  # the first must have so many times the votes of the second
_RANK_LIMIT = 450  # resiliparse's distance of letter frequencies; right answers on long texts lie under 350
_SHORTEST = 200  # code points below which letters alone decide nothing


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where it is not plain. Pure; reads the first pages only."""
    sample = text[:_LOOKED_AT].lower()
    if not sample.isascii() and _SCRIPT.search(sample):
        for language, letters in _SCRIPTS.items():
            if len(letters.findall(sample)) > _SCRIPT_SHARE * len(sample):
                return language
    words = _WORD.findall(sample)
    (first, most), (_, next_most), *_ = [*_votes(sample, words), ("", 0.0), ("", 0.0)]
    if most >= max(_FEWEST_VOTES, _SMALL_SHARE * len(words)) and most >= _LEAD * next_most:
        return first
    if len(sample) < _SHORTEST:
        return _by_giving(words)
    guess, rank = detect_fast(sample, cutoff=_RANK_LIMIT)
    return str(guess) if rank else None


def _by_giving(words: list[str]) -> str | None:
    """The language that alone has most of the words of giving; None where there is none, or two have as many."""
    counts = Counter({language: sum(word in giving for word in words) for language, giving in _giving().items()})
    (first, most), (_, next_most), *_ = [*counts.most_common(2), ("", 0), ("", 0)]
    return first if most > next_most else None


@cache
def _giving() -> dict[str, frozenset[str]]:
    return {language: frozenset(load_table(language, "screen")["giving"]) for language in pack_languages()}


def _votes(sample: str, words: list[str]) -> list[tuple[str, float]]:
    """Languages with their votes, most first: each small word has one, shared by the languages that have it."""
    votes: dict[str, float] = defaultdict(float)
    voters = _voters()
    for word, times in Counter(words).items():
        languages = voters.get(word, ())
        for language in languages:
            votes[language] += times / len(languages)
    for letter, language in _ONLY_IN.items():
        votes[language] += _LETTER_VOTE * sample.count(letter)
    return sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))


@cache
def _voters() -> dict[str, tuple[str, ...]]:
    voters: dict[str, tuple[str, ...]] = {}
    for language, words in _SMALL_WORDS.items():
        for word in words.split():
            voters[word] = (*voters.get(word, ()), language)
    return voters
