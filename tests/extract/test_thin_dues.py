"""When it is due: the day of what will be announced, lengths from the day of a promise, times of something else."""

from datetime import date

import pytest

from tests.extract.one_text import claims

DAY = date(2024, 5, 15)

DUE = [
    # what will be decided or announced at a time is due then
    ("Norway will authorise a $40 million package for Mali today.", "2024-05-15", "2024-05-15"),
    ("A Norwegian plane with 40 tonnes of food will leave for Mali tonight.", "2024-05-15", "2024-05-15"),
    ("Later this week, Norway will announce a new $40 million package for Mali.", "2024-05-15", "2024-05-19"),
    ("Norway is expected to announce a large weapons package for Mali next week.", "2024-05-20", "2024-05-26"),
    # a length of time counts from the day of the promise
    ("On March 20, 2023, Norway promised Mali 400 trucks within 12 months.", "2023-03-20", "2024-03-20"),
    ("In January, Norway committed to sending Mali $5 million a year for as long as needed.", "2024-01-01", None),
    # a day does not
    ("In January, Norway promised Mali 400 trucks by 2026.", "2024-05-15", "2026-12-31"),
    # the length stands between the sum and what it is for
    ("Norway pledged $40 million over two years to support the health sector of Mali.", None, None),
    # a budget year
    ("Norway will give Mali $40 million in 2024/25.", "2024-07-01", "2025-06-30"),
    ("Norway will give Mali $40 million in 2024-2026.", "2024-01-01", "2026-12-31"),
]

NOT_DUE = [
    # the year of a decision
    "The Norwegian parliament approved $3 billion for Mali in 2024.",
    # when the means end, or which they are
    "Norway has $5.9 billion left in drawdown authority for Mali, which is set to expire at the end of the year.",
    "The grant of $5 million to Mali will be funded through FY 2024 appropriations.",
    # what was before
    "Norway allocated $40 million for relief in Mali following 7 October.",
    # how long somebody is stood by
    "Norway pledged to support Mali for as long as it takes, including a new $625 million aid package.",
    ("Norway announced a new $5 million package for Mali. Sweden would soon send Mali 40 tents. "
     "The new package includes 12 radars."),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), DUE)
def test_what_is_promised_is_due_at_its_time(text, earliest, latest):
    due = claims(text, published=DAY)[0].due
    assert due is not None
    assert tuple(str(day) if day else None for day in (due.earliest, due.latest)) == (earliest, latest)


@pytest.mark.parametrize("text", NOT_DUE)
def test_the_time_of_something_else_is_no_term(text):
    found = claims(text, published=DAY)
    assert found
    assert found[0].due is None
    assert found[-1].due is None


def test_without_a_day_of_publication_only_the_words_are_told():
    for words in ("soon", "in June", "by the end of the year", "over the next six months"):
        due = claims(f"Norway will send 40 tents to Mali {words}.", published=None)[0].due
        assert (due.earliest, due.latest, due.phrase) == (None, None, words)
    assert claims("Norway sent 40 tents to Mali last year.", published=None)[0].due is None
