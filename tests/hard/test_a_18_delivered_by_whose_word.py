"""3.18 'Delivered' is not defined: for one list it has left a depot, for another somebody signed for it.

Promise held: what was sent and what came stand on accounts of their own; only what came reduces what is open; each
stage says by whose own voice it was told; a denial by the recipient is kept beside it as a conflict.
"""

from hard_books import book, home, part, rows, same, say, stands, told, told_why

from pledgebook.codes import Stage

PROMISE = say("a.1", "2024-01-10", number=40)
SENT = say("b.1", "2024-03-01", number=40, stage="dispatched", speaker="DE")
CAME = say("c.1", "2024-03-20", number=40, stage="delivered", speaker="DE")


def test_what_is_on_its_way_is_still_open():
    one = home(book(PROMISE, SENT, judgements=(same("a.1", "b.1"),)), "a.1")
    assert (stands(one, "dispatched"), stands(one, "delivered")) == ((40, 40), None)
    assert stands(one, "outstanding") == (40, 40)


def test_sent_and_come_are_two_acts_and_neither_is_counted_for_the_other():
    made = book(PROMISE, SENT, CAME, judgements=(same("a.1", "b.1", "c.1"),))
    one = home(made, "a.1")
    assert (part(made, "b.1"), part(made, "c.1")) == ("advances", "advances")
    assert (stands(one, "dispatched"), stands(one, "delivered"), stands(one, "outstanding")) == (
        (40, 40), (40, 40), (0, 0))


def test_a_delivery_that_only_the_giver_tells_says_so(tmp_path):
    claims = (PROMISE, CAME)
    made = book(*claims, judgements=(same("a.1", "c.1"),))
    one = home(made, "a.1")
    assert [(found.stage, found.by, found.claims) for found in one.reached] == [(Stage.DELIVERED, ("DE",), ("c.1",))]
    assert rows(one)["By whose word"] == (
        "delivered, first told 20 Mar 2024, by DE; arrival not confirmed by a recipient in the sources read",)
    assert "arrival not confirmed by a recipient" in told_why(made, claims, "a.1", tmp_path)


def test_a_delivery_that_the_recipient_tells_too_is_confirmed():
    received = say("d.1", "2024-03-25", number=40, stage="delivered", speaker="UA")
    one = home(book(PROMISE, CAME, received, judgements=(same("a.1", "c.1", "d.1"),)), "a.1")
    assert one.reached[0].by == ("DE", "UA")
    assert rows(one)["By whose word"] == ("delivered, first told 20 Mar 2024, by DE and UA",)
    assert stands(one, "delivered") == (40, 40)


def test_a_denial_by_the_recipient_is_kept_beside_the_delivery():
    denied = say("d.1", "2024-03-25", number=40, stage="delivered", speaker="UA", modality="denied")
    made = book(PROMISE, CAME, denied, judgements=(same("a.1", "c.1", "d.1"),))
    one = home(made, "a.1")
    assert part(made, "d.1") == "disputes"
    assert told(one, "stage") == {"delivered": ("c.1",), "not delivered": ("d.1",)}
    assert "how far it has come: delivered in 1 claim; not delivered in 1 claim" in rows(one)["Sources differ"][0]


def test_what_may_have_come_has_not_come():
    maybe = say("c.1", "2024-03-20", number=40, stage="delivered", modality="possible")
    one = home(book(PROMISE, maybe, judgements=(same("a.1", "c.1"),)), "a.1")
    assert one.stage is Stage.ANNOUNCED
    assert stands(one, "outstanding") == (40, 40)
    assert one.reached == ()
