"""Web pages that nobody made: sites with their own mark-up, language and encoding, and pages of them around a text.

Sizes follow real news pages: 130 kB in the mean, most of it scripts, styles and links, and a fifth of that when packed
(181 pages of ../shared/data/html-aeb: 174 kB and 5.1 to 1). Inside sentences stand links, emphasis, entities and
no-break spaces, as sites write them; what a legacy encoding lacks is an entity.
"""

import html
import json
import random
import re
from dataclasses import dataclass

SITES = 40
LANGUAGES = ("en",) * 11 + ("de",) * 3 + ("fr",) * 2 + ("uk", "ru", "pl", "es")
LEGACY = {"de": "iso-8859-1", "fr": "windows-1252", "uk": "windows-1251", "ru": "windows-1251", "pl": "iso-8859-2",
          "es": "iso-8859-15", "en": "windows-1252"}
LEGACY_SHARE = 0.15  # of sites; among real pages 5 in 100 are not UTF-8
_UNIT = re.compile(r"(?<=\d) (?=[a-zа-яїєі%])")
_HEADLINES = 60  # of a page's links to others: few to many


@dataclass(frozen=True)
class Site:
    """What all pages of a site share. `before` and `after` stand around what a page has of its own."""

    host: str
    language: str
    encoding: str
    kind: str
    before: bytes
    after: bytes
    weight: float


def made_sites(seed: int, names: dict[str, list[str]]) -> list[Site]:
    """Sites of all kinds, the same for the same seed."""
    dice = random.Random(f"sites {seed}")
    kinds = list(ARTICLES)
    return [_site(dice, k, kinds[k % len(kinds)], names) for k in range(SITES)]


def page(dice: random.Random, site: Site, title: str, paragraphs: list[str], headlines: list[str]) -> bytes:
    """One page of the site around the paragraphs, in the site's encoding."""
    dressed = [dress(dice, one, site) for one in paragraphs]
    article = ARTICLES[site.kind](dice, dressed)
    own = (f'{_head(dice, site, title)}<h1 class="{_ident(dice)}">{html.escape(title)}</h1>{article}'
           f"{_related(dice, site, headlines)}{_state(dice, site, title, paragraphs)}")
    body = own.encode(site.encoding, "xmlcharrefreplace")
    return b"".join((site.before, body, site.after))


def dress(dice: random.Random, text: str, site: Site) -> str:
    """The text as HTML of this site: entities, no-break spaces before units, and mark-up within sentences."""
    dressed = html.escape(text, quote=False)
    if site.kind in ("table", "gov"):
        dressed = dressed.replace("€", "&euro;").replace("“", "&ldquo;").replace("”", "&rdquo;").replace("’", "&#8217;")
    if site.kind in ("gov", "portal", "state"):
        dressed = _UNIT.sub(dice.choice(("&nbsp;", "&#160;", "\u00a0")), dressed)
    words = dressed.split(" ")
    for place in range(dice.randint(0, 6), len(words) - 3, dice.randint(9, 40)):
        opening, closing = _inline(dice, site)
        words[place] = opening + words[place]
        words[place + dice.randint(0, 2)] += closing
    return " ".join(words)


def _inline(dice: random.Random, site: Site) -> tuple[str, str]:
    return dice.choice((
        (f'<a href="https://{site.host}/{_ident(dice)}" class="{_ident(dice)}" data-track="{_hash(dice)}">', "</a>"),
        ("<strong>", "</strong>"), ("<em>", "</em>"),
        (f'<span class="{_ident(dice)}" data-entity="{_hash(dice)}">', "</span>"),
    ))


# -- articles ----------------------------------------------------------------------------------------------------------


def _wordpress(dice: random.Random, paragraphs: list[str]) -> str:
    inner = "\n".join(f"<p>{one}</p>" for one in paragraphs)
    return (f'<article id="p-{dice.randint(1000, 99999)}" class="post type-post hentry"><header class="entry-header">'
            f'<time class="entry-date" datetime="{_day(dice)}T08:00:00+00:00">{_day(dice)}</time></header>'
            f'<div class="entry-content">{inner}</div></article>')


def _divs(dice: random.Random, paragraphs: list[str]) -> str:
    blocks = "".join(
        f'<div data-component="text-block" class="{_ident(dice)} {_ident(dice)}"><div class="{_ident(dice)}">'
        f'<p class="{_ident(dice)} e1jhz7w10">{one}</p></div></div>' + _advert(dice, place)
        for place, one in enumerate(paragraphs))
    return f'<main id="main-content"><article class="{_ident(dice)}">{blocks}</article></main>'


def _table(dice: random.Random, paragraphs: list[str]) -> str:
    inner = "<br><br>\n".join(f'<FONT SIZE=2 FACE="Verdana">{one}</FONT>' for one in paragraphs)
    return (f'<TABLE WIDTH=760 BORDER=0><TR><TD WIDTH=160 BGCOLOR="#e{dice.randint(10000, 99999)}">&nbsp;</TD>'
            f"<TD VALIGN=top><DIV CLASS=text>{inner}</DIV></TD></TR></TABLE>")


def _amp(dice: random.Random, paragraphs: list[str]) -> str:
    inner = "".join(f'<p><span class="x{dice.randint(1, 9)}">{one}</span></p>'
                    f'<amp-ad width="300" height="250" type="doubleclick" data-slot="/{_hash(dice)}"></amp-ad>'
                    for one in paragraphs)
    return f'<article class="amp-wp-article"><div class="amp-wp-article-content">{inner}</div></article>'


def _live(dice: random.Random, paragraphs: list[str]) -> str:
    posts = "".join(
        f'<section class="live-post" id="p-{_hash(dice)}"><time>{dice.randint(6, 23)}:{dice.randint(10, 59)}</time>'
        f"<div class=post-body><p>{one}</p></div>{_advert(dice, 3)}</section>" for one in paragraphs)
    return f'<div class="liveblog" role="main">{posts}</div>'


def _gov(_dice: random.Random, paragraphs: list[str]) -> str:
    first, *others = paragraphs
    items = "".join(f"<li>{one}</li>" for one in others[-2:])
    inner = "".join(f"<p>{one}</p>" for one in others[:-2])
    return f'<div id="content" role="main"><p class=intro>{first}</p>{inner}<ul>{items}</ul></div>'


ARTICLES = {"wordpress": _wordpress, "divs": _divs, "table": _table, "state": _divs, "amp": _amp, "live": _live,
            "gov": _gov, "portal": _wordpress}
"""How a site of each kind writes the text of a page."""


# -- what is around it -------------------------------------------------------------------------------------------------


def _site(dice: random.Random, number: int, kind: str, names: dict[str, list[str]]) -> Site:
    language = LANGUAGES[number % len(LANGUAGES)]
    encoding = LEGACY[language] if dice.random() < LEGACY_SHARE or kind == "table" else "utf-8"
    host = f"{dice.choice(names['en']).lower()}-{number}.example"
    weight = min(max(dice.lognormvariate(0, 0.6), 0.35), 3.5)
    sections = dice.sample(names[language], 60)
    links = "".join(f'<li class="nav__item {_ident(dice)}"><a class="nav__link" href="https://{host}/{word.lower()}/">'
                    f"{word}</a></li>" for word in sections[: int(20 + 12 * weight)])
    styles = "".join(_style(dice) for _ in range(int(180 * weight)))
    before = (f"<head><style>{styles}</style><script>{_script(dice, int(14_000 * weight))}</script>"
              f'<nav class="site-nav"><ul>{links}</ul></nav>')
    after = (f'<footer class="{_ident(dice)}"><ul>{links}</ul></footer>'
             f"<script>{_script(dice, int(40_000 * weight))}</script></body></html>")
    opening = f'<!DOCTYPE html>\n<html lang="{language}"><meta charset="{encoding}">'
    return Site(host, language, encoding, kind, (opening + before).encode(encoding, "xmlcharrefreplace"),
                after.encode(encoding, "xmlcharrefreplace"), weight)


def _head(dice: random.Random, site: Site, title: str) -> str:
    said = html.escape(title)
    described = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": title,
                            "datePublished": f"{_day(dice)}T08:00:00Z", "identifier": _hash(dice),
                            "publisher": {"@type": "Organization", "name": site.host}})
    return (f'<title>{said} | {site.host}</title><meta property="og:title" content="{said}">'
            f'<meta property="article:published_time" content="{_day(dice)}T08:00:00Z">'
            f'<script type="application/ld+json">{described}</script></head><body class="{_ident(dice)}">')


def _related(dice: random.Random, site: Site, headlines: list[str]) -> str:
    """Cards that lead to other pages: on real pages as many bytes as the text, or more."""
    cards = "".join(
        f'<li class="card card--{dice.randint(1, 4)}"><a href="https://{site.host}/{_hash(dice)}/{_ident(dice)}.html">'
        f'<img loading="lazy" srcset="https://img.{site.host}/{_hash(dice)}-320.jpg 320w, '
        f'https://img.{site.host}/{_hash(dice)}-640.jpg 640w" alt=""><h3 class="card__title">{html.escape(one)}</h3>'
        f'</a><time datetime="{_day(dice)}"></time></li>' for one in headlines)
    return f'<aside class="related"><ul>{cards}</ul></aside>'


def _state(dice: random.Random, site: Site, title: str, paragraphs: list[str]) -> str:
    """The page once more as the data of its scripts, as a third of the sites do; others have settings there."""
    settings = {_ident(dice): _hash(dice) for _ in range(int(60 * site.weight))}
    if site.kind == "state":
        settings["body"] = "\n".join([title, *paragraphs])
    return f'<script id="__DATA__" type="application/json">{json.dumps(settings)}</script>'


def _advert(dice: random.Random, place: int) -> str:
    return f'<div class="ad" id="ad-{_hash(dice)}"><script>ads.push("{_ident(dice)}");</script></div>' \
        if place % 3 == 0 else ""


def _style(dice: random.Random) -> str:
    return (f".{_ident(dice)}-{dice.randint(1, 99)}{{margin:{dice.randint(0, 40)}px {dice.randint(0, 9)}em;"
            f"color:#{dice.randrange(1 << 24):06x};display:flex}}")


def _script(dice: random.Random, size: int) -> str:
    """Minified code, as hard to pack as the code of a real page."""
    parts: list[str] = []
    length = 0
    while length < size:
        one, two = dice.choices("abcdefghijklmnoprstuvw", k=2)
        parts.append(dice.choice((
            f"function {one}{two}({two},{one}){{return {one}.{_ident(dice)}&&{two}({dice.randint(1, 900)})}}",
            f"var {two}=e.{_ident(dice)}||{{}};", f'if("{_ident(dice)}"===t.type)return void n({one});',
            f"{one}.prototype.{_ident(dice)}=function(){{this.{two}=[]}};", "try{window.dataLayer.push(e)}catch(t){}",
        )))
        length += len(parts[-1])
    return "".join(parts)


_IDENTS = ("wrap", "c-box", "title", "item", "layout", "promo", "share", "meta", "grid", "body", "story", "media",
           "link", "teaser", "column", "inner", "block", "text", "list")


def _ident(dice: random.Random) -> str:
    return f"{dice.choice(_IDENTS)}__{dice.choice(_IDENTS)}"


def _hash(dice: random.Random) -> str:
    return f"{dice.getrandbits(48):012x}"


def _day(dice: random.Random) -> str:
    return f"2024-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
