"""The engine: the same answers in the same order however many workers there are, and failures that name the batch."""

import functools
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from batches import doubled, failing_at_three, failing_by_table, failing_stubbornly

from pledgebook.engine import Engine, LocalEngine
from pledgebook.errors import PledgebookError, TableError

WORKERS = pytest.mark.parametrize("workers", [1, 2])

_loaded: list[str] = []


def dying_at_three(batch: list[int]) -> list[int]:
    if 3 in batch:
        os._exit(9)
    return batch


def load(path: Path) -> None:
    _loaded.append("loaded")
    with path.open("a") as file:
        file.write(f"{os.getpid()}\n")


def loaded(batch: list[int]) -> tuple[int, int]:
    return os.getpid(), len(_loaded)


def cannot_load() -> None:
    raise TableError("aliases.toml", "is no TOML")


@WORKERS
def test_results_come_in_the_order_of_the_batches(workers: int) -> None:
    engine: Engine = LocalEngine(workers)
    batches = [[number, number + 1] for number in range(9)]
    assert list(engine.map(doubled, batches)) == [[2 * number, 2 * number + 2] for number in range(9)]
    assert list(engine.map(doubled, [])) == []


@WORKERS
def test_batches_are_taken_only_as_fast_as_results_are_used(workers: int) -> None:
    taken: list[int] = []

    def batches() -> Iterator[list[int]]:
        for number in range(1, 1000):
            taken.append(number)
            yield [number]

    results = LocalEngine(workers).map(doubled, batches())
    assert taken == []
    for used in range(1, 20):
        next(results)
        assert len(taken) <= used + 2 * workers
    results.close()  # type: ignore[attr-defined]
    assert len(taken) < 30


class Halves(Iterator[list[int]]):
    """What is to be done, to which each result adds: it has no more, and then has."""

    def __init__(self) -> None:
        self.waiting = [[8], [8]]

    def __next__(self) -> list[int]:
        if not self.waiting:
            raise StopIteration
        return self.waiting.pop(0)


@WORKERS
def test_batches_that_a_result_leads_to_are_taken_too(workers: int) -> None:
    halves, found = Halves(), []
    for (result,) in LocalEngine(workers).map(doubled, halves):
        found.append(result // 2)
        if result > 2:
            halves.waiting.append([result // 4])
    assert found == [8, 8, 4, 4, 2, 2, 1, 1]


@WORKERS
def test_a_failure_ends_the_run_and_names_the_batch(workers: int) -> None:
    results = LocalEngine(workers).map(failing_at_three, [[1], [2], [3, 4], [5]])
    assert [next(results), next(results)] == [[1], [2]]
    with pytest.raises(PledgebookError, match=r"batch 3 \(3 and 1 more\): ValueError: three is too many") as caught:
        next(results)
    assert "in failing_at_three" in caught.value.__notes__[0]


@WORKERS
def test_a_failure_of_ours_keeps_its_exit_code_and_next_step(workers: int) -> None:
    with pytest.raises(PledgebookError, match=r"batch 1 \(1\): items.toml:7: no such item\n  next: mend") as caught:
        list(LocalEngine(workers).map(failing_by_table, [[1]]))
    assert caught.value.exit_code == TableError.exit_code != PledgebookError.exit_code


@WORKERS
def test_an_exception_that_cannot_travel_is_told_all_the_same(workers: int) -> None:
    with pytest.raises(PledgebookError, match=r"batch 1 \(1\): _StubbornError"):
        list(LocalEngine(workers).map(failing_stubbornly, [[1]]))


def test_a_worker_that_dies_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(PledgebookError, match=r"batch [123] \(.*worker process died") as caught:
        list(LocalEngine(2).map(dying_at_three, [[1], [2], [3], [4]]))
    assert "fewer workers" in caught.value.next_step


@WORKERS
def test_what_batches_need_is_loaded_once_a_process(tmp_path: Path, workers: int) -> None:
    _loaded.clear()
    engine = LocalEngine(workers, functools.partial(load, tmp_path / "loads"))
    found = list(engine.map(loaded, [[number] for number in range(12)]))
    processes = (tmp_path / "loads").read_text().split()
    assert len(processes) == len(set(processes)) <= workers
    assert {str(process) for process, _ in found} == set(processes)
    assert {times for _, times in found} == {1}
    assert (str(os.getpid()) in processes) == (workers == 1)


@WORKERS
def test_a_failure_to_load_is_told_like_any_other(workers: int) -> None:
    with pytest.raises(PledgebookError, match=r"aliases.toml: is no TOML"):
        list(LocalEngine(workers, cannot_load).map(doubled, [[1]]))


def test_no_number_of_workers_means_one_a_core() -> None:
    assert LocalEngine(0).workers == LocalEngine().workers >= 1
    assert LocalEngine(3).workers == 3


_RUN = """
    import os, sys, time
    from pathlib import Path
    from pledgebook.engine import LocalEngine

    def slow(batch):
        Path(sys.argv[1], str(os.getpid())).write_text("")
        time.sleep(0.2)
        return batch

    if __name__ == "__main__":
        try:
            for result in LocalEngine(2).map(slow, ([number] for number in range(10_000))):
                print(result, flush=True)
        except KeyboardInterrupt:
            print("interrupted", flush=True)
"""


@pytest.fixture
def run(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A run of its own session, as a terminal has it, that has given results of both its workers."""
    program = tmp_path / "run.py"
    program.write_text(textwrap.dedent(_RUN))
    (tmp_path / "workers").mkdir()
    process = subprocess.Popen([sys.executable, str(program), str(tmp_path / "workers")], text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    assert process.stdout is not None
    assert [process.stdout.readline() for _ in range(4)] == ["[0]\n", "[1]\n", "[2]\n", "[3]\n"]
    yield process
    process.kill()
    process.communicate()


def are_gone(folder: Path) -> bool:
    """Whether all workers that left their number in `folder` end within ten seconds."""
    numbers = [int(entry.name) for entry in folder.iterdir()]
    assert len(numbers) == 2
    for _ in range(200):
        if not any(is_running(number) for number in numbers):
            return True
        time.sleep(0.05)
    return False


def is_running(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up under /proc")


@needs_proc
@pytest.mark.parametrize("whole_terminal", [True, False])
def test_an_interrupt_ends_the_run_without_a_word_from_the_workers(
    run: subprocess.Popen[str], tmp_path: Path, whole_terminal: bool,
) -> None:
    if whole_terminal:
        os.killpg(run.pid, signal.SIGINT)
    else:
        run.send_signal(signal.SIGINT)
    told, errors = run.communicate(timeout=20)
    assert told.endswith("interrupted\n")
    assert errors == ""
    assert run.returncode == 0
    assert are_gone(tmp_path / "workers")


@needs_proc
def test_workers_end_when_their_parent_is_killed(run: subprocess.Popen[str], tmp_path: Path) -> None:
    run.kill()
    assert are_gone(tmp_path / "workers")


# -- processes that die ------------------------------------------------------------------------------------------------


def dying_once(path: Path) -> str:
    """Dies with the file that is there, and takes it away first: the next one does not."""
    if path.exists():
        path.unlink()
        os._exit(9)
    return path.name


def dying_always(path: Path) -> str:
    if path.name == "2":
        os._exit(9)
    return path.name


@WORKERS
def test_a_batch_whose_process_died_begins_again_in_another(tmp_path: Path, workers: int) -> None:
    paths = [tmp_path / str(number) for number in range(8)]
    for number in (0, 3, 4, 7):
        paths[number].write_text("")
    assert list(LocalEngine(workers, deaths=4).map(dying_once, paths)) == [path.name for path in paths]


@WORKERS
def test_a_batch_with_which_processes_die_for_good_ends_the_run(tmp_path: Path, workers: int) -> None:
    results = LocalEngine(workers, deaths=2).map(dying_always, [tmp_path / str(number) for number in range(5)])
    with pytest.raises(PledgebookError, match="a worker process died"):
        list(results)
