"""A commitment that was written is read back as it was, whatever it holds."""

from datetime import date
from decimal import Decimal

from pledgebook.accounts import Amount, Goal, GoalSaid, PromisedSaid, Reached, RunningTotal, Unknown, Window
from pledgebook.codes import Bound, Kind, Part, Stage
from pledgebook.model import Announced, Balance, Commitment, Conflict, DueSaid, Item, Member, Sources
from pledgebook.schema import commitment_from_json, plain

DAY = date(2024, 2, 18)
WINDOW = Window(DAY, None, "soon")
SOME = Amount(Decimal("0.5"), None, Bound.AT_LEAST)
FULL = Commitment(
    id="cmt-1", donors=("EU", "FR"), recipients=("UA",), kind=Kind.TRAINING, item=Item("soldiers", None),
    stage=Stage.DELIVERED, claims=(Member("c", Part.OPENS),), stage_share=Decimal("0.4"),
    balances=(Balance("promised", "items", None, Decimal(61), Bound.UP_TO),),
    announced=Announced(DAY, DAY, 1, ("FR",), (DAY,)), due=WINDOW, due_history=(DueSaid(None, WINDOW, "c", ("d",)),),
    conflicts=(Conflict("quantity", (("1", ("c", "d")),), "1", "most texts"),), sources=Sources(2, 1),
    promised_history=(PromisedSaid(DAY, "items", SOME, "c"),), unknown=(Unknown("money", "why", (("5", ("c",)),)),),
    reached=(Reached(Stage.DELIVERED, None, (), ("c",)),),
    running_totals=(RunningTotal("c", DAY, "delivered", "items", Decimal(1), None, Bound.AT_LEAST, SOME, SOME, 3,
                                 ("cmt-2",)),),
    goals=(Goal("soldiers", "items", SOME, None, None, WINDOW, "rule", (), (GoalSaid(DAY, "men", SOME, None, "c"),)),),
)


def test_what_was_written_is_read_back() -> None:
    assert commitment_from_json(plain(FULL)) == FULL


def test_what_an_older_book_did_not_write_has_its_default() -> None:
    written = {name: value for name, value in plain(FULL).items() if name not in ("goals", "unknown", "reached")}
    read = commitment_from_json(written)
    assert (read.goals, read.unknown, read.reached) == ((), (), ())
    assert read.running_totals == FULL.running_totals
