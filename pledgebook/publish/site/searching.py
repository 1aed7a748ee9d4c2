"""The search of a static site: a list of names in a script, looked through in the browser; no server, no network.

A page that was opened from a disk may load a script but no other file: so the list is a script. It has parties, items
and the titles of commitments; the words of sentences are not in it, they would be many times as large.
"""

import json
from collections.abc import Iterator

from pledgebook.publish.site.addresses import Place
from pledgebook.publish.site.pages import Press
from pledgebook.views.commitments import title
from pledgebook.views.templates import visible

INDEX_NAME = "names.js"
_SEPARATOR = (",", ":")


def index_text(press: Press, places: set[Place]) -> str:
    """The script: a row is a kind, words, and a file; of a commitment (no kind) its id, from which the file follows."""
    rows = json.dumps(list(_rows(press, places)), ensure_ascii=False, separators=_SEPARATOR)
    return "window.pledgebookNames=" + rows.replace("</", "<\\/") + ";\n"


def _rows(press: Press, places: set[Place]) -> Iterator[list[str]]:
    for place in sorted(places):
        if place.kind in ("donors", "recipients"):
            names = " + ".join(press.catalogue.party_name(code) for code in place.name.split("+"))
            yield [place.kind[:-1], f"{names} ({place.name})", place.file]
        elif place.kind == "items":
            yield ["item", press.catalogue.item_name(place.name), place.file]
    for one in press.ledger.records("commitments"):
        donors = ", ".join(press.catalogue.party_name(code) for code in one["donors"])
        recipients = ", ".join(one["recipients"])
        words = f"{title(one)} \N{MIDDLE DOT} {donors} \N{RIGHTWARDS ARROW} {recipients}"
        yield ["", visible(words), one["id"]]
