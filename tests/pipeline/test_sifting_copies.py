"""Near copies are told while an archive is sifted: close to what `run` finds, the same however the work is cut."""

import json
import random
import shutil

import pytest
from bookmaking import begun, digest, made, ran, records, row
from made_archives import about, html, packed, response

from pledgebook.catalogue import load_catalogue
from pledgebook.engine import LocalEngine
from pledgebook.model import Capture, content_id
from pledgebook.pipeline import reading
from pledgebook.pipeline.reading import Known, read_capture
from pledgebook.pipeline.sifting import running
from pledgebook.pipeline.sifting.copies import KEYS, Sketch, Sketches
from pledgebook.pipeline.sifting.inputs import sources
from pledgebook.pipeline.sifting.running import Options, sift_book
from pledgebook.reconcile import near_copies

WORDS = [f"word{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(400)]
AGENCY = (
    "Norway will send {n} generators to Ukraine as humanitarian aid by the end of June, the foreign ministry said "
    "in Oslo. The minister told reporters that hospitals and schools in the east of the country would come first, "
    "and that two engineers would go with the machines to show how they are kept running through a winter. It is "
    "the third delivery of this kind within a year. A spokesman for the power company in the region thanked the "
    "donors and said that repairs were going on day and night, with crews from several towns taking turns.")
OTHER = (
    "Germany has delivered {n} Leopard 2 tanks to Ukraine as military aid, the defence ministry said in Berlin on "
    "Monday. Crews had been trained since January at a site near the border, it added. Spare parts and ammunition "
    "were part of the package, whose worth was not told. In parliament the opposition asked for a list of what "
    "the army has given away and when it will be replaced, which the government promised to hand in before the "
    "summer break.")


def sites(*texts, first=0):
    """A page of each text, every one on a site of its own."""
    return [response(f"https://site{number}.example/news/{number}", html(text, f"Aid {number}"))
            for number, text in enumerate(texts, start=first)]


def archive(folder, name, pages):
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(packed(about(name), *pages))
    return folder / name


def sifted(folder, *places, workers=1, progress=lambda _so_far: None):
    book = begun(folder)
    return book, sift_book(book, sources(map(str, places)), LocalEngine(workers), Options(gated=False), progress)


# -- sketches ----------------------------------------------------------------------------------------------------------


def copies(*texts):
    sketches = Sketches()
    return [sketches.copies([Sketch.of(f"doc-{number}", text)]) for number, text in enumerate(texts)]


def test_what_is_a_copy_for_run_is_one_by_its_sketch_and_other_texts_are_none():
    whole, edited = " ".join(WORDS[:300]), " ".join([*WORDS[:90], "the", "ministry", "said", *WORDS[90:280]])
    assert copies(whole, edited, " ".join(WORDS[:150]), " ".join(WORDS[300:])) == [0, 1, 1, 0]
    assert copies(AGENCY.format(n=40), AGENCY.format(n=90), AGENCY.format(n=40) + " More on our pages.") == [0, 0, 1]
    assert copies("Fourteen tanks.", "fourteen tanks", "Fourteen guns.", "") == [0, 1, 0, 0]
    assert copies(" ".join(WORDS[:40]), " ".join(WORDS)) == [0, 0]  # a digest that holds it among much else


def test_the_same_document_again_is_no_copy():
    sketches = Sketches()
    one = Sketch.of("doc-1", AGENCY)
    assert sketches.copies([one, one, Sketch.of("doc-2", AGENCY)]) == 1


def test_what_was_only_held_is_compared_with_what_comes():
    sketches = Sketches()
    sketches.hold([Sketch.of("doc-1", AGENCY), Sketch.of("doc-1", AGENCY), Sketch.of("doc-2", AGENCY)])
    assert sketches.copies([Sketch.of("doc-2", AGENCY), Sketch.of("doc-3", AGENCY), Sketch.of("doc-4", OTHER)]) == 1


def test_a_sketch_is_what_was_written_of_it():
    one = Sketch.of("doc-1", AGENCY.format(n=40))
    assert Sketch.from_json(json.loads(json.dumps(one.to_json()))) == one
    assert len(json.dumps(one.to_json())) < 3 * len(AGENCY)


def test_sketches_agree_with_run_on_edited_and_cut_texts_of_many_families():
    dice, texts = random.Random(7), {}
    for family in range(60):
        words = [f"{''.join(dice.choices('abcdefghij', k=5))}" for _ in range(dice.randint(120, 500))]
        texts[f"{family:03}a"] = " ".join(words)
        texts[f"{family:03}b"] = " ".join(words[: len(words) // dice.randint(1, 2)])
        texts[f"{family:03}c"] = " ".join(one if dice.random() > 0.03 else "other" for one in words)
    by_run = set(near_copies(texts))
    sketches = Sketches()
    told = {name for name, text in sorted(texts.items()) if sketches.copies([Sketch.of(name, text)])}
    assert len(by_run) == 120
    assert len(told & by_run) >= 116
    assert not told - by_run


def test_of_a_very_long_text_the_beginning_is_sketched():
    long = " ".join(random.Random(1).choices(WORDS, k=200_000))
    assert len(Sketch.of("doc-1", long).runs) < 10_000
    assert copies(long, long + " more") == [0, 1]


def test_no_more_sketches_are_held_than_asked_and_none_of_their_runs():
    sketches = Sketches(held=10)
    texts = [" ".join(random.Random(number).sample(WORDS, 200)) for number in range(30)]
    assert sketches.copies(Sketch.of(str(number), text) for number, text in enumerate(texts)) == 0
    assert sketches.copies([Sketch.of("late", texts[0])]) == 0
    assert sketches.copies([Sketch.of("soon", texts[29])]) == 1
    assert len(sketches._by_document) == 10
    assert len(sketches._holders) <= 10 * (KEYS + 1)


# -- in a sifting ------------------------------------------------------------------------------------------------------


PAGES = [AGENCY.format(n=40), OTHER.format(n=18), AGENCY.format(n=40) + " Read more.", AGENCY.format(n=95),
         AGENCY.format(n=40)]


def test_a_text_that_stands_on_many_sites_is_told(tmp_path):
    told = []
    book, done = sifted(tmp_path / "book", archive(tmp_path / "in", "a.warc.gz", sites(*PAGES[:3])),
                        archive(tmp_path / "in", "b.warc.gz", sites(*PAGES[3:], first=3)), progress=told.append)
    assert [one.copies for one in told] == [1, 2]
    assert (done.added, done.copies) == (5, 2)
    ran(book)
    texts = {one["id"]: one["text"] for one in records(book, "documents")}
    assert len(near_copies(texts)) == 2


@pytest.mark.slow
def test_the_count_is_the_same_with_any_number_of_workers_and_parts(tmp_path, monkeypatch):
    places = [archive(tmp_path / "in", f"{n}.warc.gz", sites(*PAGES, first=5 * n)) for n in range(4)]
    one, first = sifted(tmp_path / "one", *places)
    two, second = sifted(tmp_path / "two", *places, workers=2)
    monkeypatch.setattr(running, "WAITING", 1)
    _, parted = sifted(tmp_path / "parted", *places)
    assert first.copies == second.copies == parted.copies == 17
    ran(one)
    ran(two)
    assert digest(one) == digest(two)


def test_pages_are_compared_with_what_the_book_has_from_siftings_and_from_elsewhere(tmp_path):
    places = [archive(tmp_path / "in", f"{n}.warc.gz", sites(PAGES[0], first=n)) for n in range(3)]
    book = made(tmp_path / "book", [row("agency", PAGES[0]), row("tanks", PAGES[1])])
    ran(book)
    told = [sift_book(book, sources([str(place)]), LocalEngine(1), Options()).copies for place in places]
    assert told == [1, 1, 1]
    assert sift_book(book, sources(map(str, places)), LocalEngine(1), Options(again=True)).copies == 0
    shutil.rmtree(book.cache)  # nothing that is read is known: nothing to compare with, and no harm
    more = archive(tmp_path / "in", "9.warc.gz", sites(PAGES[0], PAGES[0], first=9))
    assert sift_book(book, sources([str(more)]), LocalEngine(1), Options()).copies == 1


def test_sketches_do_not_change_what_run_makes(tmp_path):
    place = archive(tmp_path / "in", "a.warc.gz", sites(*PAGES))
    book, _ = sifted(tmp_path / "book", place)
    ran(book)
    before = digest(book)
    shutil.rmtree(book.cache)
    ran(book)
    assert digest(book) == before


def test_sketches_that_cannot_be_read_are_made_again(tmp_path):
    book, _ = sifted(tmp_path / "book", archive(tmp_path / "in", "a.warc.gz", sites(*PAGES[:1])))
    (kept,) = book.cache.glob("*/*.sketches-*.jsonl.gz")
    held = kept.read_bytes()
    kept.write_bytes(held[:20])
    more = archive(tmp_path / "in", "b.warc.gz", sites(PAGES[0], first=1))
    assert sift_book(book, sources([str(more)]), LocalEngine(1), Options()).copies == 1
    assert kept.read_bytes() == held


# -- what is not read twice --------------------------------------------------------------------------------------------


def page(number, day="2024-04-01T10:00:00Z", text=PAGES[0], uri="https://a.example/1", title="Aid"):
    payload = html(text, title).replace(b"Write to us.", f"Visitors today: {number}".encode())
    return Capture(content_id("cap", uri, number), uri, "text/html", payload, day)


def counting(monkeypatch):
    true, calls = reading.read, []
    monkeypatch.setattr(reading, "read", lambda *given, **more: calls.append(1) or true(*given, **more))
    return calls


def test_a_document_that_was_read_in_the_same_file_is_not_extracted_again(monkeypatch):
    calls, catalogue, known = counting(monkeypatch), load_catalogue(), Known()
    pages = [page(1), page(2, "2024-04-02T10:00:00Z")]
    told = [read_capture(one, catalogue, 5_000_000, known) for one in pages]
    assert len(calls) == 1
    assert told == [read_capture(one, catalogue, 5_000_000) for one in pages]
    assert told[0].claims
    assert [one.claims[0].document.recorded for one in told] == [one.captured_at for one in pages]


@pytest.mark.parametrize("other", [
    {"text": PAGES[0] + " More."}, {"uri": "https://b.example/1"}, {"title": "Another title"},
])
def test_another_text_title_or_address_is_read_by_itself(monkeypatch, other):
    calls, known = counting(monkeypatch), Known()
    for one in (page(1), page(2, **other)):
        read_capture(one, load_catalogue(), 5_000_000, known)
    assert len(calls) == 2


def test_only_the_last_readings_are_held(monkeypatch):
    calls, known = counting(monkeypatch), Known(held=1)
    for number, text in enumerate((PAGES[0], PAGES[1], PAGES[0])):
        read_capture(page(number, text=text), load_catalogue(), 5_000_000, known)
    assert len(calls) == 3


def test_a_feed_that_is_fetched_every_hour_has_each_entry_read_once(tmp_path, monkeypatch):
    entries = "".join(f"<item><link>https://a.example/{n}</link><description>{text}</description></item>"
                      for n, text in enumerate(PAGES[:2]))
    feeds = [response("https://a.example/rss", f"<rss><!-- {hour} -->{entries}</rss>".encode(),
                      f"2024-04-01T{hour:02}:00:00Z", kind="text/xml") for hour in range(12)]
    calls = counting(monkeypatch)
    _, done = sifted(tmp_path / "book", archive(tmp_path / "in", "a.warc.gz", feeds))
    assert len(calls) == 2
    assert (done.counts["kept"], done.added, done.repeated, done.copies) == ({"kept": 24}, 2, 22, 0)
