"""Sentences for pages that nobody wrote: ordinary news in seven languages, near misses, and promises of assistance.

All templates are ours. What fills them is ours too, or made of syllables, so that a text has as many rare words as one
of the press has.
"""

import hashlib
import json
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from press_like import AID, GIVERS, NEWS, RECEIVERS, THINGS

ENGLISH = (
    *NEWS,
    "{name}, who has run the shop on {street} since {year}, said that {n} customers had come on the first morning.",
    "Prices rose by {m} percent in the year to March, the statistics office said, more than economists had expected.",
    "In the second half {name} came on for {other}, and {m} minutes later the ball was in the net.",
    "The company, which is based in {place}, made ${m} billion last year, {n} million less than the year before.",
    "“We did not expect so many,” said {name}, {m}0, a teacher from {place}, who has lived here for {n} days.",
    "Voters in {place} go to the polls on Sunday; surveys see the party of {name} {m} points ahead of that of {other}.",
    "Police in {place} are looking for witnesses of an accident on {street} in which {m} people were hurt.",
    "The new phone has a screen of {m} inches and costs €{n}, and takes pictures in the dark, its maker says.",
    "Heat the oven to 180 degrees, mix the flour with {n} grams of sugar, and let the dough rest for an hour.",
    "The government of {place} rejected the report and said that its figures were wrong by {m} percent.",
    "Researchers at the university of {place} followed {n} families for {m} years and asked what they ate.",
    "Her first novel, published in {year}, was sold {n} times in a month; the second is set in {place}.",
    "Traffic on {street} will be led around the site until {year}, the council said, at a cost of €{m} million.",
    "{name} denied the charges, and the lawyer of {other} told the court in {place} that there was no evidence.",
    "The airline has dropped {n} flights since Friday and lets passengers choose another day or get their money back.",
    "The orchestra of {place} plays under {name} tonight; {n} seats are left, and the doors open at half past {m}.",
    "A storm tore the roofs off {n} houses near {place}, and {m} schools stay shut until the end of the week.",
    "The judge gave {name} a sentence of {m} years, less than the prosecutor had wanted; {other} walked free.",
    "On {street}, where {name} grew up, {n} flats are to be built, but neighbours fear for the old trees.",
    "Unemployment in {place} fell to {m} percent; {other}, who owns a mill there, has been looking for workers.",
    "The film festival of {place} ended with a prize for {name}, whose documentary follows {m} nurses for {n} days.",
    "“It is the best season since {year},” said {name} after {place} had won for the {m}th time in a row.",
    "A kilo of apples costs {m} euros now, and growers around {place} say that frost took {n} tons of fruit.",
    "The tram from {place} was {n} minutes late, wrote {name}, and no one told those who waited on the platform.",
    "The minister of education visited a school in {place}, read to {n} children and left without a word to the press.",
)
NEAR_MISSES = (
    "The state government promised ${m} million in aid for farmers in {place} who lost their harvest to the flood.",
    "The ministry of defence in {place} has ordered {n} trucks for its own army, to be delivered from {year} on.",
    "The budget gives schools €{m} million more than last year, and help for {n} families with low incomes.",
    "Troops near {place} fired {n} mortar rounds within a day, and {m} drones were shot down, the general staff said.",
    "A charity in {place} has collected {n} tents and {m} generators for people who have no home.",
    "The company, which is based in {place}, wants to invest ${m} billion in two new plants and hire {n} people.",
    "Support for the coach is fading: in {place} some {n} fans asked for the head of {name} after the match.",
    "The bank will lend the city ${m} million for new trams; {name} said that the money would be paid back by {year}.",
)
OTHERS = {
    "de": (
        "Die Stadt {place} will die Brücke an der {street} bis {year} erneuern, das kostet rund {m} Millionen Euro.",
        "„Damit haben wir nicht gerechnet“, sagte {name}, die seit {year} im Gemeinderat sitzt, am Dienstagabend.",
        "Im Süden bleibt es heiß, über den Bergen drohen Gewitter, und es fallen bis zu {n} Liter Regen.",
        "Der Verein aus {place} hat {name} für {m} Jahre verpflichtet; über die Höhe der Ablöse wurde nichts bekannt.",
        "Nach Angaben der Polizei waren {n} Menschen auf dem Platz, als {name} sprach und {other} gehen mußte.",
    ),
    "fr": (
        "La mairie de {place} a décidé de fermer la rue {street} jusqu’en {year}, malgré l’avis de {n} riverains.",
        "« Nous n’avions rien vu de tel », a déclaré {name}, élue depuis {year}, à l’issue d’une réunion animée.",
        "Le prix de l’électricité a augmenté de {m} % en un an, selon les chiffres publiés à {place} mardi dernier.",
        "L’équipe de {place} s’est inclinée devant celle de {other}, après un but encaissé à la {m}e minute de jeu.",
        "Près de {n} élèves ont été accueillis à l’été {year} dans le collège où enseigne {name}, à côté de la forêt.",
    ),
    "uk": (
        "У місті {place} відкрили нову школу на {n} учнів, її будували {m} років, сказала директорка {name}.",
        "Ціни на хліб зросли на {m} відсотків, повідомила служба статистики, а на молоко вони майже не змінилися.",
        "За даними поліції, на вулиці {street} сталася аварія, у якій постраждали {m} людей, рух було перекрито.",
        "Завтра в області {place} очікують дощ, вночі до {m} градусів, на дорогах можлива ожеледиця та туман.",
    ),
    "ru": (
        "В городе {place} открылась выставка, на которой показали {n} картин, среди них работы {name} и {other}.",
        "Цены на жильё выросли за год на {m} процентов, сообщила служба статистики, и это больше, чем ожидали.",
        "Матч закончился вничью, хотя хозяева были ближе к победе: на {m} минуте {name} попал в штангу.",
    ),
    "pl": (
        "Władze miasta {place} zamkną ulicę {street} do {year} roku, a objazd będzie kosztował {m} mln złotych.",
        "„Nikt się tego nie spodziewał”, mówi {name}, która od {year} roku prowadzi tę piekarnię z mężem.",
        "Jak podaje urząd, w ciągu {m} lat liczba mieszkańców spadła o {n}, najbardziej na wsi pod {place}.",
    ),
    "es": (
        "El ayuntamiento de {place} cerrará la calle {street} hasta {year}, según explicó ayer {name} a los vecinos.",
        "El precio de la vivienda subió un {m} % en un año, más de lo que habían previsto los expertos de {place}.",
        "«No lo esperábamos», dijo {name}, que llegó hace {m} años y ahora dirige un equipo de {n} personas.",
    ),
}
PROMISES = {
    "en": AID,
    "fr": (
        "La {giver} va livrer {n} {things} à l’{receiver} d’ici la fin du mois de juin, a annoncé le ministre mardi.",
        "La {giver} a promis {m} millions d’euros d’aide humanitaire à l’{receiver}, dont un tiers déjà versé.",
        "Le gouvernement a annoncé une nouvelle aide militaire de {m} millions d’euros pour l’{receiver}.",
    ),
    "uk": (
        "{giver} передасть для {receiver} {n} {things} до кінця червня, повідомило міністерство оборони у вівторок.",
        "{giver} оголосила про пакет допомоги на {m} мільйонів доларів для {receiver}, до нього входять {things}.",
    ),
    "de": (
        "{giver} liefert der {receiver} bis Ende Juni {n} {things}, teilte das Verteidigungsministerium mit.",
        "{giver} sagte der {receiver} humanitäre Hilfe in Höhe von {m} Millionen Euro zu, davon ein Teil für Winter.",
    ),
}
NAMES = {
    "en": (GIVERS, RECEIVERS, THINGS),
    "fr": (("France", "Norvège", "Pologne"), ("Ukraine", "Éthiopie"), ("véhicules blindés", "générateurs", "drones")),
    "uk": (("Норвегія", "Німеччина", "Польща"), ("України", "Молдови"), ("гаубиць", "генераторів", "дронів")),
    "de": (("Deutschland", "Norwegen", "Polen"), ("Ukraine",), ("Haubitzen", "Generatoren", "Drohnen")),
}
SYLLABLES = {
    "uk": ("ва", "до", "ка", "ли", "ма", "на", "ор", "пі", "ру", "со", "та", "чен", "ів", "ськ", "бо", "ле", "ми"),
    "ru": ("ва", "до", "ка", "ли", "ма", "на", "ор", "пе", "ру", "со", "та", "чев", "ин", "ский", "бо", "ле", "мы"),
}
LATIN = ("bar", "den", "fel", "gar", "hol", "kin", "lan", "mer", "nor", "pel", "quin", "ros", "sal", "tor", "ver",
         "win", "zan", "mi", "ro", "ta", "le")
PROMISE_EVERY = 4  # paragraphs: some eight claims a page, as kept documents of press length have seven
MOST_REAL = 8000  # code points: a text of the press, not a transcript
REAL_SHARE = 0.4  # of relevant English pages, where real texts are at hand


@dataclass(frozen=True)
class Pools:
    """Ready paragraphs by language, and real texts, each a list of paragraphs."""

    ordinary: dict[str, list[str]]
    near: list[str]
    names: dict[str, list[str]]
    real: list[list[str]]


def made_pools(seed: int, *, paragraphs: int = 1500, shared: Path | None = None) -> Pools:
    """The same pools for the same seed; `shared` is the folder with real texts, None for ours alone."""
    dice = random.Random(f"pools {seed}")
    names = {language: [_name(dice, language) for _ in range(1200)] for language in ("en", *OTHERS)}
    ordinary = {language: [_paragraph(dice, language, templates, names) for _ in range(paragraphs)]
                for language, templates in (("en", ENGLISH), *OTHERS.items())}
    near = [_paragraph(dice, "en", NEAR_MISSES, names) for _ in range(paragraphs // 5)]
    return Pools(ordinary, near, names, real_texts(shared))


def relevant_text(dice: random.Random, language: str, pools: Pools, size: int) -> list[str]:
    """Paragraphs of a page about assistance: two promises in the first, and one in every PROMISE_EVERY behind it."""
    if language == "en" and pools.real and dice.random() < REAL_SHARE:
        return dice.choice(pools.real)
    paragraphs = [f"{_promise(dice, language)} {_promise(dice, language)}"]
    while sum(map(len, paragraphs)) < size:
        ordinary = dice.choice(pools.ordinary[language])
        paragraphs.append(f"{_promise(dice, language)} {ordinary}" if len(paragraphs) % PROMISE_EVERY == 0
                          else ordinary)
    return paragraphs


def ordinary_text(dice: random.Random, language: str, pools: Pools, size: int, *, near: bool = False) -> list[str]:
    """Paragraphs of ordinary news; with `near`, one of them sounds like a promise and is none."""
    paragraphs = [dice.choice(pools.near)] if near else []
    while sum(map(len, paragraphs)) < size:
        paragraphs.append(dice.choice(pools.ordinary[language]))
    return paragraphs


def _promise(dice: random.Random, language: str) -> str:
    givers, receivers, things = NAMES[language]
    return dice.choice(PROMISES[language]).format(
        giver=dice.choice(givers), receiver=dice.choice(receivers), things=dice.choice(things),
        n=dice.choice((12, 40, 150, 600, 900)), m=dice.choice((3, 5, 8, 10)))


def _paragraph(dice: random.Random, language: str, templates: tuple[str, ...], names: dict[str, list[str]]) -> str:
    return " ".join(dice.choice(templates).format(
        name=f"{dice.choice(names[language])} {dice.choice(names[language])}", other=dice.choice(names[language]),
        place=dice.choice(names[language]), street=dice.choice(names[language]), year=dice.randint(1987, 2026),
        n=dice.randint(11, 990), m=dice.randint(2, 9)) for _ in range(dice.randint(2, 4)))


def _name(dice: random.Random, language: str) -> str:
    return "".join(dice.choices(SYLLABLES.get(language, LATIN), k=dice.randint(2, 4))).capitalize()


@cache
def real_texts(shared: Path | None) -> list[list[str]]:
    """English documents about aid of a length that the press has, as paragraphs; none where there is no such folder."""
    texts: list[list[str]] = []
    for path in sorted(shared.glob("data/*/aid_*.jsonl")) if shared else ():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if len(text := str(row["text"])) <= MOST_REAL and row.get("lang", "en") == "en":
                texts.append([" ".join(part.split()) for part in text.split("\n\n") if part.strip()])
    return texts


def mark_of(texts: list[list[str]]) -> str:
    """Eight hex digits over the texts: others make another archive."""
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()[:8]
