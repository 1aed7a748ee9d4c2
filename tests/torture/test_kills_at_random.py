"""kill -9 at random moments of every command that writes, one book through all of it."""

import os
import random
import time

import pytest

KILLS = int(os.environ.get("PLEDGEBOOK_KILLS") or 20)
SEED = os.environ.get("PLEDGEBOOK_SEED") or str(random.SystemRandom().randrange(10**9))


def commands(claims, chance):
    """Every command that the book will see, in an order of chance; each may be repeated without effect."""
    judged = [("judge", "accept", chance.choice(claims), "--who", f"reviewer {number}")
              for number in range(max(6, KILLS // 4))]
    added = [("add", f"more/{number}.txt") for number in range(3, 6)]
    return [*chance.sample(added, len(added)), *judged]


def duration(machine, place, *arguments):
    begun = time.monotonic()
    assert machine.call(*arguments, "-b", "book", cwd=place, plain=True)["code"] == 0
    return time.monotonic() - begun


@pytest.mark.slow
def test_a_book_survives_kills_at_random_moments_of_every_command(machine, places, place_of, tmp_path):
    print(f"\n{KILLS} kills with PLEDGEBOOK_SEED={SEED}")  # noqa: T201 -- shown by `make torture`, to repeat it
    chance = random.Random(SEED)
    asked = commands(places["claims"], chance)
    place = place_of("kept")
    for one in asked:
        machine.must(*one, "-b", "book", cwd=place)
    machine.must("run", "-b", "book", cwd=place)
    undisturbed = machine.look(place / "book")
    place = place_of("kept")
    takes = {"run": duration(machine, place, "run"), "value": duration(machine, place, "value"), "add": 0.1,
             "judge": 0.15}
    try:
        killed = go_through(machine, place, asked, takes, chance)
    except AssertionError as error:
        error.add_note(f"repeat with PLEDGEBOOK_SEED={SEED} PLEDGEBOOK_KILLS={KILLS}")
        raise
    assert killed
    for one in asked:
        machine.must(*one, "-b", "book", cwd=place)
    machine.must("run", "-b", "book", cwd=place)
    ended = machine.look(place / "book")
    assert sorted(ended["captures"]) == sorted(undisturbed["captures"])
    assert sorted(ended["judgements"]) == sorted(undisturbed["judgements"])
    assert ended["digest"] == undisturbed["digest"]
    assert ended["damage"] == []


def go_through(machine, place, asked, takes, chance):
    """Call and kill; after each kill the book opens and has all that was acknowledged. Returns how many were killed."""
    held, killed, rounds = machine.look(place / "book"), 0, 0
    promised, captures = set(held["judgements"]), set(held["captures"])
    waiting = list(asked)
    while killed < KILLS:
        rounds += 1
        assert rounds < 20 * KILLS + 50, f"only {killed} of {rounds} calls could be killed in time"
        kind = chance.choice(["run", "run", "value", "asked", "asked"])
        one = (chance.choice(waiting) if waiting else chance.choice(asked)) if kind == "asked" else (kind,)
        ended = machine.call(*one, "-b", "book", cwd=place, plain=True, kill_after=chance.uniform(0, takes[one[0]]))
        killed += ended["code"] == -9
        assert ended["code"] in (0, -9), ended
        held = machine.look(place / "book")
        assert "error" not in held, held["error"]
        assert promised <= set(held["judgements"])
        assert len(held["judgements"]) == len(set(held["judgements"]))
        assert captures <= set(held["captures"])
        assert all(".open: " in damage for damage in held["damage"])
        assert held["digest"]
        if one[0] == "judge" and ended["out"].startswith("jdg-"):  # told, whether or not it lived to its end
            told = ended["out"].split()[0]
            assert any(f'"{told}"' in row for row in held["judgements"]), told
        promised, captures = set(held["judgements"]), set(held["captures"]) if ended["code"] == 0 else captures
        if ended["code"] == 0 and one in waiting:
            waiting.remove(one)
    return killed
