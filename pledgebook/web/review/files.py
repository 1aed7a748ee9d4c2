"""The lanes of the queue and the log of decisions as files: all rows, in the state or of the person of the address."""

from functools import partial

from starlette.routing import Route

from pledgebook.views.lane_rows import lane_table, log_table
from pledgebook.views.queue import named_in
from pledgebook.views.table import Table
from pledgebook.views.waiting import LANES, State
from pledgebook.web.errors import MissingError
from pledgebook.web.review.door import Door
from pledgebook.web.visits import Visit, file_routes

EVERY = 10**9


def review_files(door: Door) -> tuple[Route, ...]:
    """The routes of the files."""
    return (*file_routes("/review/log", partial(_log, door)),
            *(route for lane in LANES for route in file_routes(f"/review/{lane}", partial(_lane, door, lane))))


def _lane(door: Door, lane: str, visit: Visit, after: str, limit: int) -> Table:
    latest_only(visit)
    state = state_of(visit)
    listed, further = door.page(visit.ledger, lane, state, after, limit)
    told = door.told(visit.ledger, named_in(listed))
    size = next(getattr(one, state) for one in door.lanes(visit.ledger) if one.name == lane)
    return lane_table(lane, listed, told, door.currency, size, further)


def _log(door: Door, visit: Visit, _after: str, _limit: int) -> Table:
    latest_only(visit)
    return log_table(door.history(visit.ledger, EVERY, visit.only("who").get("who", "")))


def state_of(visit: Visit, *also: str) -> State:
    """The state that the address asks for: what is open, unless it says otherwise. `also` may stand there too."""
    state = visit.only("state", *also).get("state", "open")
    if state not in tuple(State):
        raise MissingError("state", state, f"allowed: {', '.join(State)}")
    return State(state)


def latest_only(visit: Visit) -> None:
    """MissingError for the queue of a day."""
    if visit.as_of:
        raise MissingError("queue as of a day", str(visit.as_of), "decisions are taken about the latest state")
