"""What stands in the docs but comes from the program: shown output, and tables made from the code.

`python tests/docs_made.py` writes both anew; `--tables` only the tables, which takes no run; `--picture` also takes the
picture of the demo's page, with the system's Chromium; names of pages (`docs/guide.md`) leave the others alone. These
marks are used:

    <!-- made: NAME -->  ...  <!-- end -->      a table, made by the function MADE[NAME]
    ```console                                  commands behind '$ ', each followed by what it prints
    <!-- file: NAME -->                         before a block: it is written to that file before what follows runs

Commands of a page run one after the other in a scratch folder of its own that holds `demo-book` and SAMPLES. One that
ends in ` &` is a server: it runs on until the page ends, on any free port, which is told as 8400. An id in a command
changes whenever a rule does: `<!-- cmt: DE Leopard 2A6 -->` before a block names the commitment by words to search for
instead, and `<!-- clm in mybook: generators -->` a claim of that book.
A block after `<!-- as it was -->` is left alone. The steps of rules.md are done by `with_example` in a copy of the
package:
`<!-- put into FILE behind: WORDS -->`, `<!-- write FILE -->` and `<!-- in the copy -->` stand before their blocks.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from pledgebook.codes import KIND_CODES, STAGE_CODES, Stage
from pledgebook.extract.scale import Scale, load_scale
from pledgebook.extract.weigh import BY_HAND
from pledgebook.extract.weigh import WEIGHTS as CLAIM_WEIGHTS
from pledgebook.publish.codebook import CODEBOOK
from pledgebook.publish.release.changes import CHANGES
from pledgebook.publish.release.comparing import MEANINGS
from pledgebook.publish.release.kiel import KIEL
from pledgebook.publish.release.telling import FILES
from pledgebook.publish.release.writing import CODES
from pledgebook.publish.tables import TABLES as PUBLISHED
from pledgebook.publish.tables import Table
from pledgebook.reconcile.weights import weights as pair_weights
from pledgebook.text.lexicon import has_table, load_table
from pledgebook.views.method import _stage as method_stage
from pledgebook.views.method_words import NOTES

_RESTLESS = {r"\b(cmt|clm|doc|jdg)-[0-9a-f]{16}\b": r"\1-ID", r"\b[0-9a-f]{64}\b": "DIGEST", r"\d+\.\d s\b": "TIME",
             r"\b[\d,]+ files\b": "COUNT files", r"\b\d{4}-\d\d-\d\d \d\d:\d\d\b": "WHEN",
             r"\b\d{8}T\d{6}Z\b": "STAMP"}
ROOT = Path(__file__).resolve().parents[1]
SAMPLES = {
    "note.jsonl": '{"id": "note-1", "published": "2026-03-12", "publisher": "fjordpost.example", "text": "Norway will '
                  'donate 14 diesel generators to Moldova by the end of June, the foreign ministry said."}\n',
    "gold.jsonl": '{"doc": "note-1", "language": "en", "claims": [{"kind": "goods", "stage": "announced", "donors": '
                  '["NO"], "recipients": ["MD"], "item": {"text": "diesel generators"}, "quantity": {"min": 14, "max": '
                  '14, "bound": "exact"}, "due": {"earliest": "2026-03-12", "latest": "2026-06-30", "phrase": "by the '
                  'end of June"}, "speaker": {"name": null, "role": "foreign ministry", "party": "NO"}, "evidence": '
                  '{"start": 0, "end": 50}}]}\n',
    "gridmules.jsonl": '{"id": "note-2", "published": "2026-03-12", "text": "Sweden will donate 6 gridmules to Moldova '
                       'as humanitarian aid, Sigrid Fjellmo said."}\n',
    "words.txt": "Sweden has sledged 40 generators to Moldova.\n",
    "old.doc": "\xd0\xcf\x11\xe0 not a text",
}

PLACE = "127.0.0.1:8400"
"""Where a server is, as the docs tell it."""

_MADE = re.compile(r"(<!-- made: ([\w-]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
_BLOCK = re.compile(r"(?P<mark>(?:<!--[^\n]*-->\n)?)```console\n(?P<body>.*?)```", re.DOTALL)
_FILE = re.compile(r"<!-- file: (?P<name>\S+) -->\n```\w+\n(?P<content>.*?)```", re.DOTALL)
_PROGRESS = re.compile(
    r"(?:captured|read|reconciling|pages)(?: [\d,]+(?: of [\d,]+)?)?"
    r"|(?:putting together|writing|checking the hashes)[^:]*"
    r"|(?:writing|reading back|comparing) [^:]+: .*"
    r"|sifted [\d,]+ of .*")
_LEFT = re.compile("as it was|in the copy")
_NAMED = re.compile(r"<!-- (cmt|clm)(?: in (\S+))?: (.*) -->")
_ID = re.compile(r"\b(cmt|clm|doc|jdg)-[0-9a-f]{16}\b")


def documents() -> list[Path]:
    """Every page of the docs, README first."""
    first = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
    return [*(ROOT / name for name in first), *sorted((ROOT / "docs").rglob("*.md"))]


# -- tables ------------------------------------------------------------------------------------------------------------


def _table(header: str, rows: Iterator[str]) -> str:
    columns = [cell.strip() for cell in header.split("|")]
    return "\n".join([f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}", *rows]) + "\n"


def _floors() -> str:
    floors = json.loads((ROOT / "tests/accuracy/floors.json").read_text(encoding="utf-8"))["floors"]
    return _table("figure | floor", (f"| {name} | {value:.3f} |" for name, value in floors.items()))


def _claim_weights() -> str:
    learnt = _scale().weights
    in_order = sorted({**CLAIM_WEIGHTS, **learnt}.items(), key=lambda entry: (-entry[1], entry[0]))
    rows = (f"| {name} | {CLAIM_WEIGHTS.get(name, 0.0):+.1f} | {weight:+.2f} |" if name in learnt
            else f"| {name} | {weight:+.1f} | as by hand |" for name, weight in in_order)
    return _table("what is seen | log-odds by hand | learnt", rows)


def _scale() -> Scale:
    return load_scale("en") or BY_HAND


def _confidence() -> str:
    if not has_table("en", "confidence"):
        return "Nothing is learnt for this state of the rules: the weights by hand hold.\n"
    table = load_table("en", "confidence")
    made, found = table["made"], table["figures"]
    told = {
        "gold documents, candidates, of these right": f"{made['documents']}, {made['claims']}, {made['right']}",
        "found, out of fold: precision, recall": f"{found['precision']:.3f}, {found['recall']:.3f}",
        "found, out of fold: F1": f"{found['f1']:.3f}",
        "tier A: precision": f"{found['a_precision']:.3f}",
        "tier A: precision at least, at 95 in 100": f"{found['a_precision_at_least']:.3f}",
        "share of the gold claims found in tier A": f"{found['share_in_a']:.3f}",
        "tiers A and B: ECE, Brier": f"{found['ece']:.3f}, {found['brier']:.3f}",
        "all candidates: ECE, Brier (by hand)": f"{found['ece_of_candidates']:.3f}, {found['brier_of_candidates']:.3f} "
                                                f"({found['brier_of_candidates_by_hand']:.3f})",
    }
    return _table(f"learnt on {table['date']} | figure", (f"| {name} | {value} |" for name, value in told.items()))


def _pair_weights() -> str:
    rows = (f"| {name} | {one.value:+.2f} | {one.by_hand:+.1f} | {one.same} of {one.pairs} | {one.reason} |"
            for name, one in pair_weights().items())
    return _table("level | log-odds | by hand | one promise | why", rows)


def _tiers() -> str:
    cuts = ((f"A, {_scale().a:+.2f} or more", "makes commitments and stands as read"),
            (f"B, {_scale().b:+.2f} or more", "makes commitments and is shown as waiting for review"),
            ("C, below", "is kept as a candidate only; `read --candidates` shows it"))
    return _table("tier, by the sum | what becomes of the claim", (f"| {cut} | {fate} |" for cut, fate in cuts))


def _stages() -> str:
    rows = (f"| `{stage}` | {_or_none(code.rank)} | {_or_none(code.iati_transaction)} | {_or_none(code.iati_status)} | "
            f"{_or_none(code.fts)} | {_or_none(code.kiel)} |" for stage, code in STAGE_CODES.items())
    return _table("stage | rank | IATI TransactionType | IATI ActivityStatus | FTS flow status | Kiel measure", rows)


def _kinds() -> str:
    rows = (f"| `{kind}` | {_or_none(fts)} | {_or_none(kiel)} |" for kind, (fts, kiel) in KIND_CODES.items())
    return _table("kind | FTS contribution type | Kiel aid_type_general", rows)


def _crosswalk() -> str:
    told = ((one, method_stage(one)) for one in Stage)
    rows = (f"| `{one}`{' (firm)' if row.is_firm else ''} | {row.means} | {row.kiel} | {row.fts} | {row.iati} |"
            for one, row in told)
    return _table("ours | what it means | Kiel measure | FTS status | IATI transaction", rows)


def _notes(part: str) -> Callable[[], str]:
    """The words of one part of the explorer's method page."""
    return lambda: _table("word | what it means", (f"| {name} | {told} |" for name, told in NOTES[part]))


def _reasons() -> str:
    return _table("reason | meaning", (f"| `{reason}` | {told} |" for reason, told in MEANINGS.items()))


def _or_none(code: object) -> str:
    return "-" if code is None else str(code)


def _described(tables: Iterable[Table], titles: Mapping[str, str]) -> str:
    parts = []
    for table in tables:
        rows = (f"| `{column.name}` | {column.sort} | {column.meaning} |" for column in table.columns)
        title = titles.get(table.name, table.name)
        parts.append(f"### {title}\n\n{table.meaning}\n\n{_table('column | sort | meaning', rows)}")
    return "\n".join(parts)


RELEASED = {CHANGES.name: "changes.csv", CODEBOOK.name: "codebook.csv", CODES.name: "codes.csv",
            KIEL.name: "kiel/bilateral_assistance"}
"""The tables of a release that no export has, with the file that each is."""


def _released() -> str:
    return _described((CHANGES, CODEBOOK, CODES, KIEL), RELEASED)


def _release_files() -> str:
    return _table("files | what", (f"| {', '.join(f'`{name}`' for name in names.split(', '))} | {told} |"
                                   for names, told in FILES))


MADE: dict[str, Callable[[], str]] = {
    "floors": _floors, "claim-weights": _claim_weights, "confidence": _confidence, "pair-weights": _pair_weights,
    "tiers": _tiers, "stages": _stages, "kinds": _kinds, "published": lambda: _described(PUBLISHED.values(), {}),
    "released": _released, "release-files": _release_files, "reasons": _reasons, "crosswalk": _crosswalk,
    "definitions": _notes("definitions"), "comparing": _notes("comparing"), "evidence": _notes("evidence"),
    "counting": _notes("counting"), "worth": _notes("values"), "gaps": _notes("gaps"),
}


def with_tables(text: str) -> str:
    """The page with its tables made anew; KeyError where a mark names no table."""
    return _MADE.sub(lambda found: f"{found[1]}{MADE[found[2]]()}{found[4]}", text)


# -- shown output ------------------------------------------------------------------------------------------------------


def commands(text: str) -> list[str]:
    """Every command that a page shows, whether or not its output is made anew."""
    return [row[2:] for block in _BLOCK.finditer(text) for row in block["body"].splitlines() if row.startswith("$ ")]


def with_output(text: str, shell: "Shell") -> str:
    """The page with the output of its commands as it is now; its files are written on the way."""
    return re.sub(f"{_FILE.pattern}|{_BLOCK.pattern}", lambda block: _stepped(block, shell), text, flags=re.DOTALL)


def _stepped(block: re.Match[str], shell: "Shell") -> str:
    if block["name"]:
        (shell.folder / block["name"]).write_text(block["content"], encoding="utf-8")
    return block[0] if block["name"] or _LEFT.search(block["mark"]) else _rerun(block, shell)


def _rerun(block: re.Match[str], shell: "Shell") -> str:
    named = _NAMED.match(block["mark"])
    identity = shell.identity(named[1], named[2] or "demo-book", named[3]) if named else ""
    rows: list[str] = []
    for row in block["body"].splitlines():
        if row.startswith("$ "):
            command = _ID.sub(lambda found: identity if identity.startswith(found[1]) else found[0], row[2:])
            rows += [f"$ {command}", *shell.run(command)]
    return f"{block['mark']}```console\n" + "\n".join(rows) + "\n```"


class Shell:
    """A scratch folder with the demo book in it, where the docs' commands run one after the other.

    `demo` is a demo book that was made before; without one it is made here. Servers end with the `with` block.
    """

    def __init__(self, folder: Path, *, made: bool = True, demo: Path | None = None) -> None:
        self.folder, self._code = folder, 0
        self._servers: list[subprocess.Popen[bytes]] = []
        self._place = PLACE
        if not made:
            return
        for name, content in SAMPLES.items():
            (folder / name).write_text(content, encoding="latin-1")
        if demo:
            shutil.copytree(demo, folder / "demo-book")
        else:
            self.run("pledgebook demo demo-book")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _one: BaseException | None,
                 _at: TracebackType | None) -> None:
        for server in self._servers:
            server.terminate()
            server.wait(timeout=30)

    def run(self, command: str) -> list[str]:
        """The lines that a command prints on both streams, without blanks at their ends and without its progress."""
        if command.endswith("echo $?"):
            return [str(self._code)]
        if command.endswith(" &"):
            return self._serve(command.removesuffix(" &"))
        done = subprocess.run(["bash", "-c", command.replace(PLACE, self._place)], cwd=self.folder, env=self._env(),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        self._code = done.returncode
        rows = done.stdout.decode("utf-8").replace("\ufeff", "").replace(self._place, PLACE).rstrip().splitlines()
        return [row.rstrip() for row in rows if not _PROGRESS.fullmatch(row)]

    def _serve(self, command: str) -> list[str]:
        """Begin a server on a free port; what it prints until it says where it is."""
        log = self.folder / "server.log"
        with log.open("wb") as out:
            self._servers.append(subprocess.Popen(["bash", "-c", f"exec {command} --port 0"], cwd=self.folder,
                                                  env=self._env(), stdout=out, stderr=subprocess.STDOUT))
        for _ in range(600):
            told = log.read_text(encoding="utf-8")
            if found := re.search(r"127\.0\.0\.1:\d+", told):
                self._place = found[0]
                return told.replace(self._place, PLACE).splitlines()
            time.sleep(0.1)
        message = f"{command} says no address: {told}"
        raise TimeoutError(message)

    def _env(self) -> dict[str, str]:
        # The folder of this very interpreter and this checkout come first, and no setting of the user's own gets in.
        return {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COLUMNS": "100", "LC_ALL": "C.UTF-8",
                "HOME": str(self.folder), "PYTHONWARNINGS": "ignore", "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}

    def identity(self, sort: str, book: str, words: str) -> str:
        """The id of the first claim that a search finds, or of the commitment that holds most of what it finds."""
        told = self.run(f"pledgebook show --book {book} --json --search {words!r}")
        claims = [json.loads(row)["id"] for row in told if row.startswith("{")]
        if not claims:
            message = f"no claim is found by {words!r}: choose another example for the docs"
            raise LookupError(message)
        if sort == "clm":
            return str(claims[0])
        rows = map(json.loads, self.run(f"pledgebook show --book {book} --json --limit 10000"))
        held = {row["id"]: sum(member["claim"] in claims for member in row["claims"]) for row in rows}
        return max(sorted(held), key=lambda name: held[name])


# -- the example of rules.md: its steps, done one after the other in a copy of the package -----------------------------

_STEP = re.compile(
    r"<!-- put into (?P<into>\S+) behind: (?P<behind>[^\n]+) -->\n```\w+\n(?P<more>.*?)```"
    r"|<!-- write (?P<file>\S+) -->\n```\w+\n(?P<content>.*?)```"
    r"|<!-- in the copy -->\n```console\n(?P<shown>.*?)```", re.DOTALL)


def with_example(text: str, folder: Path) -> str:
    """The page with what its steps print now: words put into the copy's pack, files written, commands run."""
    folder.mkdir(exist_ok=True)
    shutil.copytree(ROOT / "pledgebook", folder / "pledgebook", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("words.txt", "gridmules.jsonl"):
        (folder / name).write_text(SAMPLES[name], encoding="utf-8")
    shell = Shell(folder, made=False)
    return _STEP.sub(lambda step: _done(step, shell), text)


def _done(step: re.Match[str], shell: "Shell") -> str:
    if step["into"]:
        path = shell.folder / "pledgebook/data/packs/en" / step["into"]
        before, text = step["behind"].replace(" / ", "\n"), path.read_text(encoding="utf-8")
        assert text.count(before) == 1, before
        path.write_text(text.replace(before, f"{before}\n{step['more'].rstrip()}"), encoding="utf-8")
    elif step["file"]:
        path = shell.folder / step["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step["content"], encoding="utf-8")
    else:
        told = [row for command in commands(step[0]) for row in (f"$ {command}", *shell.run(f"{_COPY}; {command}"))]
        return "<!-- in the copy -->\n```console\n" + "\n".join(told) + "\n```"
    return step[0]


_COPY = 'pledgebook() { python -m pledgebook "$@"; }'


def steady(text: str) -> list[str]:
    """The lines of a page without what differs from run to run (ids, digests, times); sorted, since ids sort lists."""
    for pattern, sign in _RESTLESS.items():
        text = re.sub(pattern, sign, text)
    return sorted(text.splitlines())


def take_picture(demo: Path) -> None:
    """The head of the demo's page as docs/img/page.png."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        message = "there is no chromium here"
        raise FileNotFoundError(message)
    quiet = ("--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", f"--user-data-dir={demo.parent / 'chromium'}")
    shape = ("--window-size=1100,1430", "--force-device-scale-factor=0.8", "--hide-scrollbars")
    subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", *quiet, *shape,
                    f"--screenshot={ROOT / 'docs/img/page.png'}", (demo / "page.html").as_uri()],
                   capture_output=True, check=True)


def main() -> int:
    """Write the docs anew."""
    named = [ROOT / name for name in sys.argv[1:] if not name.startswith("--")]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as aside:
        demo = None if "--tables" in sys.argv else _demo(Path(aside))
        for path in named or documents():
            before = path.read_text(encoding="utf-8")
            after = with_tables(before)
            if demo and "```console" in after:
                with Shell(_new(Path(aside) / f"page-{path.stem}"), demo=demo) as shell:
                    after = with_output(after, shell)
            if demo and path.name == "rules.md":
                after = with_example(after, Path(aside) / "example")
            if after != before:
                path.write_text(after, encoding="utf-8")
                sys.stdout.write(f"written anew: {path.relative_to(ROOT)}\n")
        if demo and "--picture" in sys.argv:
            take_picture(demo)
    return 0


def _demo(aside: Path) -> Path:
    """A demo book, made once for all pages."""
    return Shell(_new(aside / "demo")).folder / "demo-book"


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    sys.exit(main())
