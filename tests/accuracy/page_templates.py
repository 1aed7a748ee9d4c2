"""Pages around a text, as sites write them. The gate was tuned on TUNED and on real pages; never on FOREIGN.

FRESH came when the gate had long been frozen, and was measured once.
"""

import html
import json
import random
import textwrap
from collections.abc import Callable, Sequence

Template = Callable[[str, Sequence[str], random.Random], bytes]

SITE = "https://www.courier.example/world/politics/2024/05/"
LINKS = ("Weather", "Sport", "Council seats go to a run-off", "Markets close higher", "Ten walks for the spring",
         "Letters", "A new bridge for the old harbour", "Subscribe", "Crossword", "Obituaries")


def _plain(title: str, paragraphs: Sequence[str], _dice: random.Random) -> bytes:
    body = "\n".join(f"<p>{html.escape(one, quote=False)}</p>" for one in paragraphs)
    return _page(title, f"<article><h1>{html.escape(title)}</h1>{body}</article>").encode()


def _linked(title: str, paragraphs: Sequence[str], dice: random.Random) -> bytes:
    """Every twelfth word or so is a link."""
    def word(text: str) -> str:
        text = html.escape(text, quote=False)
        return f'<a href="{SITE}{dice.randrange(10**6)}">{text}</a>' if dice.random() < 1 / 12 else text

    body = "".join("<p class=story-text>" + " ".join(map(word, one.split())) + "</p>\n" for one in paragraphs)
    return _page(title, f"<main><h1>{html.escape(title)}</h1>{body}</main>").encode()


def _latin(title: str, paragraphs: Sequence[str], _dice: random.Random) -> bytes:
    body = "".join(f"<p>{html.escape(one, quote=False)}</p>\n" for one in paragraphs)
    page = _page(title, f"<div class=content>{body}</div>", "iso-8859-1")
    return page.encode("cp1252", "xmlcharrefreplace")


def _table(title: str, paragraphs: Sequence[str], _dice: random.Random) -> bytes:
    """An old site: a table, line breaks for paragraphs, lines of seventy signs, entities for all but ASCII."""
    text = "<br><br>\n".join("\n".join(textwrap.wrap(html.escape(one, quote=False), 70)) for one in paragraphs)
    page = _page(title, f"<table width=100%><tr><td><font size=2>{text}</font></td></tr></table>", "us-ascii")
    return page.encode("ascii", "xmlcharrefreplace")


def _amp(title: str, paragraphs: Sequence[str], dice: random.Random) -> bytes:
    """No-break spaces as entities behind numbers, emphasis within sentences, an advertisement between paragraphs."""
    def dressed(text: str) -> str:
        words = [html.escape(one, quote=False) for one in text.split(" ")]
        for place, one in enumerate(words):
            if dice.random() < 1 / 9:
                words[place] = f'<span class="i-amphtml-{dice.randrange(99)}"><em>{one}</em></span>'
        joined = ""
        for one in words:
            joined += one + ("&nbsp;" if one[-1:].isdigit() else " ")
        return joined

    advert = '<amp-ad width="300" height="250" data-slot="/4711/world/article/{}" layout="responsive"></amp-ad>'
    body = "".join(f"<p>{dressed(one)}</p>{advert.format(dice.randrange(10**9))}" for one in paragraphs)
    return _page(title, f"<article><header><h1>{html.escape(title)}</h1></header>{body}</article>").encode()


def _cyrillic(title: str, paragraphs: Sequence[str], _dice: random.Random) -> bytes:
    """A page of a site that writes its own words in a legacy encoding of Cyrillic."""
    links = "".join(f"<li><a href=/n/{n}>{name}</a></li>" for n, name in enumerate(
        ("Головна", "Новини", "Політика", "Економіка", "Спорт", "Про нас", "Погода", "Культура")))
    body = "".join(f"<p>{html.escape(one, quote=False)}</p>\n" for one in paragraphs)
    page = _page(title, f"<ul>{links}</ul><div id=text>{body}</div>", "windows-1251")
    return page.encode("cp1251", "xmlcharrefreplace")


def _wide(title: str, paragraphs: Sequence[str], _dice: random.Random) -> bytes:
    body = "".join(f"<p>{html.escape(one, quote=False)}</p>\n" for one in paragraphs)
    return b"\xff\xfe" + _page(title, f"<article>{body}</article>", "utf-16").encode("utf-16-le")


def _live(title: str, paragraphs: Sequence[str], dice: random.Random) -> bytes:
    """The text once more in the page's state, every word of it escaped, and long class names on each paragraph."""
    state = json.dumps({"headline": title, "body": "\n".join(paragraphs)})
    body = "".join(f'<div class="css-{dice.randrange(16**6):x} StoryBodyCompanionColumn"><div><p class="css-at9mc1 '
                   f'evys1bk0">{html.escape(one)}</p></div></div>' for one in paragraphs)
    return _page(title, f"<section>{body}</section><script>window.__state={state}</script>").encode()


def _pasted(title: str, paragraphs: Sequence[str], dice: random.Random) -> bytes:
    """A ministry whose texts are pasted from a word processor: every few words are a run with a style of its own."""
    style = ("font-size:12.0pt;line-height:115%;font-family:&quot;Times New Roman&quot;,serif;color:black;"
             "mso-fareast-language:EN-GB")

    def runs(text: str) -> str:
        words, made = text.split(" "), ""
        while words:
            size = dice.randint(3, 14)
            run, words = html.escape(" ".join(words[:size]), quote=False), words[size:]
            made += f'<span><span style="{style}"><span lang="EN-GB">{run} </span></span></span>'
        return made

    body = "".join(f'<p class="MsoNormal text-align-justify" style="margin-bottom:8.0pt">{runs(one)}</p>\n'
                   for one in paragraphs)
    field = '<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">'
    return _page(title, f'<div class="node__content">{field}{body}</div></div>').encode()


def _wire(title: str, paragraphs: Sequence[str], _dice: random.Random) -> bytes:
    """An agency's archive: lines of 65 signs that are set as they are, in ISO-8859-1, without any mark-up inside."""
    text = "\n\n".join("\n".join(textwrap.wrap(f"    {one}", 65)) for one in paragraphs)
    body = f"<div id=article><h1>{html.escape(title)}</h1><pre>{html.escape(text)}</pre></div>"
    return _page(title, body, "iso-8859-1").encode("cp1252", "xmlcharrefreplace")


def _newsletter(title: str, paragraphs: Sequence[str], dice: random.Random) -> bytes:
    """A letter by mail, as its web version: tables in tables, each name a link that is counted, footnotes as signs."""
    def dressed(text: str) -> str:
        words = [html.escape(one, quote=False) for one in text.split(" ")]
        for place, one in enumerate(words):
            if one[:1].isupper() and dice.random() < 0.5:
                track = "&amp;".join(f"{key}={dice.getrandbits(80):x}" for key in ("u", "id", "e"))
                words[place] = (f'<a href="https://courier.example/track/click?{track}" target="_blank" style="color:'
                                f'#007C89;font-weight:normal;text-decoration:underline;">{one}</a>')
            elif dice.random() < 1 / 40:
                words[place] = f'{one}<sup><a href="#fn{place}">[{dice.randint(1, 30)}]</a></sup>'
        return " ".join(words)

    cell = '<td valign="top" style="padding:0 18px 9px;font-family:Helvetica;font-size:16px;line-height:150%">'
    rows = "".join(f'<table width="100%" cellspacing="0"><tbody><tr>{cell}<p style="margin:10px 0">{dressed(one)}</p>'
                   "</td></tr></tbody></table>" for one in paragraphs)
    return _page(title, f'<center><table id="bodyTable"><tr><td>{rows}</td></tr></table></center>').encode()


def _spaced(title: str, paragraphs: Sequence[str], dice: random.Random) -> bytes:
    """A careful typographer in Athens: no-break spaces behind short words and numbers, thin ones before units."""
    def joined(text: str) -> str:
        made = ""
        for word in text.split(" "):
            behind = "&thinsp;" if word[-1:].isdigit() else "\u00a0" if len(word) < 4 else " "
            made += html.escape(word, quote=False) + (behind if dice.random() < 0.8 else "\n")
        return made

    links = "".join(f"<li><a href=/n/{n}>{one}</a></li>" for n, one in enumerate(("Αρχική", "Κόσμος", "Πολιτική")))
    body = "".join(f"<p><span class=dropcap>{one[:1]}</span>{one[1:]}</p>" for one in map(joined, paragraphs))
    return _page(title, f"<ul>{links}</ul><article><h1>{html.escape(title)}</h1>{body}</article>").encode()


def _page(title: str, body: str, charset: str = "utf-8") -> str:
    links = "".join(f'<li class="nav-item"><a href="{SITE}{n}">{html.escape(one)}</a></li>'
                    for n, one in enumerate(LINKS))
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>{html.escape(title)} - The Courier'
            "</title><style>.nav-item{float:left}</style><script>var a=function(){return 2024}</script></head><body>"
            f"<nav><ul>{links}</ul></nav>{body}<footer>The Courier, all rights reserved</footer></body></html>")


TUNED: tuple[Template, ...] = (_plain, _linked, _latin)
FOREIGN: tuple[Template, ...] = (_table, _amp, _cyrillic, _wide, _live)
FRESH: tuple[Template, ...] = (_pasted, _wire, _newsletter, _spaced)
