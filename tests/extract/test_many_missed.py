"""What unread texts tell and was missed: aid without an amount, things for a region, rows of which one is sure."""

import pytest

from tests.extract.test_plain_holes import claims, told

READ = [
    # aid of a sort that is being sent, and any aid by a verb that is finite
    ("Norway is sending military aid to Kenya.", ["package/announced NO>KE"]),
    ("Norway will provide military assistance to Kenya.", ["package/announced NO>KE"]),
    ("Norway continues to provide security assistance to Kenya.", ["package/announced NO>KE"]),
    ("Norway pledged military aid to Kenya.", ["package/announced NO>KE"]),
    ("Norway is providing assistance to Kenya.", ["package/announced NO>KE"]),
    ("Norway will send aid to Kenya.", ["package/announced NO>KE"]),
    # one loan or one grant
    ("Norway will give Kenya a loan.", ["funds/announced NO>KE"]),
    ("Norway is funding a grant for the Kenyan health ministry.", ["funds/announced NO>KE"]),
    ("Norway will provide a direct loan to a bank in Kenya.", ["funds/announced NO>KE"]),
    # more aid that is promised
    ("Norway will increase its military aid to Kenya.", ["package/announced NO>KE"]),
    ("Norway is stepping up food assistance to Somalia.", ["goods/announced NO>SO"]),
    ("Norway plans to expand its humanitarian assistance to Somalia.", ["funds/announced NO>SO"]),
    # what is in the process of being given
    ("Norway is in the process of providing generators to Kenya.", ["goods/dispatched NO>KE"]),
    ("Norway is also in the process of sending 40 trucks to Kenya.", ["goods/dispatched NO>KE 40"]),
    # aid that shrinks or stops
    ("Norway sliced aid to Uganda.", ["package/reduced NO>UG"]),
    ("Norway whittled down its aid to Uganda.", ["package/reduced NO>UG"]),
    ("Norway yanked its aid to Uganda.", ["package/cancelled NO>UG"]),
    ("Norway turned off aid to Uganda.", ["package/cancelled NO>UG"]),
    ("Norway closed the tap on aid to Uganda.", ["package/suspended NO>UG"]),
    # things for a part of the world
    ("Norway will train nurses in East Africa.", ["training/announced NO>"]),
    ("Norway is providing tents to countries in the Sahel.", ["goods/announced NO>"]),
    # a home word in the name of who gives
    ("United Airlines gave 40 tents, blankets and water to the Pacific Islands.",
     ["goods/delivered org:united-airlines> 40", "goods/delivered org:united-airlines>",
      "goods/delivered org:united-airlines>"]),
]

NOT_READ = [
    ("The military aid that Norway is sending to Kenya is late.", "package/announced"),
    ("Norway told Kenya to provide assistance to refugees.", "package/announced"),
    ("Norway has a duty to provide assistance to Kenya.", "package/announced"),
    ("Norway pledged aid to Kenya.", "package/announced"),
    ("Kenya is increasing its military spending.", "package/announced"),
    ("Norway sliced the cake for Kenya.", "reduced"),
    ("Kenya has the best equipped forces in the world.", "training"),
    ("The law provides a loan to students.", "funds/announced"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_read(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(("text", "unexpected"), NOT_READ)
def test_not_read(text, unexpected):
    assert not any(unexpected in one for one in told(text))


def test_what_stands_in_a_row_with_a_sure_thing_is_as_sure():
    lead = "The weather was mild and dry that week, and the harbour was busy with ferries. " * 3
    found = claims(lead + "It would bring food, diagnostics and pills.")
    lifted = [one.item.text for one in found if any(reason.rule == "beside a sure thing" for reason in one.why)]
    assert len(found) == 3
    assert lifted == ["diagnostics", "pills"]


def test_a_mere_word_of_aid_does_not_swallow_a_service():
    text = "Norway is providing assistance to Kenya. Norway is providing technical assistance to Kenya."
    assert told(text) == ["package/announced NO>KE", "service/announced NO>KE"]
