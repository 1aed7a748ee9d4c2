"""`estimate`: what it tells, and that it tells nothing that was not measured."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from archive_like import Plan, made_archive


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = made_archive(tmp_path_factory.mktemp("archive"), Plan(share=0.2, pages=20), files=2, processes=1)
    return made[0].parent


def test_all_figures_come_with_a_range_and_their_limits(call, folder):
    told = call("estimate", folder, "--slices", 8, "--megabytes", 0.04, "--workers", 3, "--price", 0.05)
    assert told.code == 0
    assert told.out.startswith("2 files, ")
    assert "shared by 3" in told.out
    assert "cost at 0.05 an hour" in told.out
    assert " to " in next(row for row in told.out.splitlines() if row.startswith("  time of one process"))
    assert "the ranges hold in 90% of samples such as this one" in told.out
    assert told.out.splitlines()[-1] == "`run` comes on top: reconciling is not measured here"


def test_without_a_price_no_cost_is_told(call, folder):
    assert "cost" not in call("estimate", folder, "--slices", 4, "--megabytes", 0.04).out
    told = json.loads(call("estimate", folder, "--slices", 4, "--megabytes", 0.04, "--json").out)
    assert "cost" not in told["figures"]


def test_json_has_each_figure_with_both_bounds(call, folder):
    told = json.loads(call("estimate", folder, "--slices", 8, "--megabytes", 0.04, "--json", "--price", 1,
                           "--workers", 1).out)
    assert told["files"] == 2
    assert 4 <= told["slices"] <= 8
    assert not told["is_whole"]
    assert all(one["low"] <= one["estimate"] <= one["high"] for one in told["figures"].values())
    assert told["figures"]["cost"]["estimate"] == pytest.approx(told["figures"]["seconds"]["estimate"] / 3600, abs=1e-3)


def test_a_small_archive_is_measured_whole_and_told_to_the_record(call, folder):
    told = call("estimate", folder)
    assert "all of it was measured" in told.out
    assert next(row for row in told.out.splitlines() if row.startswith("  pages ")).split() == ["pages", "42"]


def test_with_few_slices_no_range_is_made_up(call, folder):
    told = call("estimate", folder, "--slices", 2, "--megabytes", 0.04)
    assert "no ranges: they need 4 slices" in told.out
    assert " to " not in told.out


def test_without_the_gate_no_page_is_passed_over_unread(call, folder):
    gated, read = (json.loads(call("estimate", folder, "--json", option).out)["figures"]
                   for option in ("--gate", "--no-gate"))
    assert read["pages"] == gated["pages"]
    assert read["kept"]["estimate"] >= gated["kept"]["estimate"]


def test_what_is_not_there_and_what_holds_no_record_is_an_error(call, tmp_path):
    assert call("estimate", "no-such.warc.gz").code == 1
    (tmp_path / "noise.warc.gz").write_bytes(bytes(range(256)) * 4000)
    told = call("estimate", "noise.warc.gz", "--slices", 2, "--megabytes", 0.01)
    assert told.code == 1
    assert "no record was found" in told.err
