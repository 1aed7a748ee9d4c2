"""A page that kills its reader, or never lets go of it, is known by the next reader and costs nothing but itself."""

import faulthandler
import signal
import subprocess
import sys
import textwrap

import pytest

from pledgebook.pipeline.sifting.journal import HANGS, KILLS, LIVES, Journal


def dying_at(path, *pages):
    """Leave the journal as a reader does that dies with the last of these pages."""
    journal = Journal(path)
    for page in pages:
        with journal.page(page):
            pass
    journal._file.close()


def left_out(path):
    """What the next reader finds, which dies before its first page."""
    journal = Journal(path)
    journal._file.close()
    return journal.left_out


def test_a_page_with_which_readers_died_again_and_again_is_left_out(tmp_path):
    path = tmp_path / "at"
    for _ in range(LIVES - 1):
        dying_at(path, 1, 2, 3)
        assert left_out(path) == {}
    dying_at(path, 1, 2, 3)
    assert left_out(path) == {3: KILLS}


def test_deaths_at_different_pages_leave_none_out(tmp_path):
    for page in range(1, 3 * LIVES):
        dying_at(tmp_path / "at", page)
    assert left_out(tmp_path / "at") == {}


def test_a_file_left_in_good_order_blames_no_page(tmp_path):
    path = tmp_path / "at"
    for _ in range(LIVES + 1):
        with pytest.raises(OSError, match="full"), Journal(path) as journal, journal.page(7):
            raise OSError("full")
    assert left_out(path) == {}


def test_a_file_that_is_done_leaves_no_journal(tmp_path):
    with Journal(tmp_path / "at") as journal, journal.page(1):
        pass
    assert not (tmp_path / "at").exists()


def test_two_pages_of_one_file_may_both_be_left_out(tmp_path):
    for page in (2, 5):
        for _ in range(LIVES):
            dying_at(tmp_path / "at", page)
    assert left_out(tmp_path / "at") == {2: KILLS, 5: KILLS}


@pytest.mark.parametrize("rows", ["\n\n", "died x\n", "5\x00\n", "hung \n", "Timeout (0:05:00)!\n"])
def test_a_journal_that_a_crash_garbled_leaves_nothing_out(tmp_path, rows):
    (tmp_path / "at").write_text(rows)
    assert left_out(tmp_path / "at") == {}


_HANGING = """
    import re, sys
    from pathlib import Path
    from pledgebook.pipeline.sifting.journal import Journal
    journal = Journal(Path(sys.argv[1]), limit=0.3)
    with journal.page(1):
        pass
    with journal.page(2):
        re.match("(a*)*b", "a" * 99)  # never comes back, and lets no other thread in
"""


def test_a_page_that_never_lets_go_ends_its_process_and_is_left_out_at_once(tmp_path):
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(_HANGING), str(tmp_path / "at")], check=False,
                          timeout=60)
    assert done.returncode == 1
    assert left_out(tmp_path / "at") == {2: HANGS}


_LOST_IN_A_LIBRARY = """
    import re, sys
    from pathlib import Path
    from pledgebook.pipeline.sifting.journal import Journal
    with Journal(Path(sys.argv[1])) as journal, journal.page(2):
        print("in", flush=True)
        re.match("(a*)*b", "a" * 99)
"""


@pytest.mark.skipif(not hasattr(faulthandler, "register"), reason="nothing writes at a signal on this system")
@pytest.mark.parametrize(("sign", "blamed"), [(signal.SIGTERM, {}), (signal.SIGKILL, {2: KILLS})])
def test_a_page_whose_reader_was_told_to_end_is_not_to_blame(tmp_path, sign, blamed):
    """As a pool tells all others when one of them died; even in the midst of a library that lets no thread in."""
    for _ in range(LIVES):
        reader = subprocess.Popen([sys.executable, "-c", textwrap.dedent(_LOST_IN_A_LIBRARY), tmp_path / "at"],
                                  stdout=subprocess.PIPE, text=True)
        assert reader.stdout.readline() == "in\n"
        reader.send_signal(sign)
        reader.communicate()
        assert reader.returncode == -sign
    assert left_out(tmp_path / "at") == blamed
