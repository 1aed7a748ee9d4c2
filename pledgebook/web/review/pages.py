"""The pages of the review queue: its lanes, a lane, an item, the log; and the posts that decide.

Every action is a form that works without script. What a decision changes is told beside its button, before it is taken.
"""

import contextlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from typing import Any
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from pledgebook.codes import Verdict
from pledgebook.errors import ContradictedError, JudgementError, OvertakenError, PledgebookError
from pledgebook.judged import undone
from pledgebook.ledger import Ledger
from pledgebook.model import Judgement
from pledgebook.views.queue import TITLES, EffectView, decision_view, effect_view, lanes_view, named_in, rows_view
from pledgebook.views.queue_item import item_view
from pledgebook.views.waiting import LANES, Look, State
from pledgebook.web.accounts.store import Role
from pledgebook.web.accounts.visitor import posted, visitor_of
from pledgebook.web.answers import page
from pledgebook.web.errors import MissingError
from pledgebook.web.review.door import Desk
from pledgebook.web.review.files import latest_only, review_files, state_of
from pledgebook.web.review.forms import (
    REASONS,
    Choice,
    asked,
    choice_of,
    first_choice,
    homes_of,
    offered,
    undoing,
)
from pledgebook.web.review.shown import Shown, buttons_of, told_choice
from pledgebook.web.visits import Visit, visit_of

ROWS = 40
KEYS_COOKIE = "pledgebook-keys"

Form = Mapping[str, Sequence[str]]


def review_routes(desk: Desk) -> tuple[Route, ...]:
    """The routes of the queue; `desk` is the door to the book."""
    pages = _Pages(desk)
    return (
        *review_files(desk.door),
        Route("/review", _seen(pages.front)), Route("/review/log", _seen(pages.log)),
        Route("/review/undo", _entered(pages.undo), methods=["POST"]),
        Route("/review/keys", _entered(pages.keys), methods=["POST"]),
        Route("/review/{lane}", _seen(pages.lane)), Route("/review/{lane}/next", _seen(pages.next)),
        Route("/review/{lane}/{key}", _seen(pages.item), methods=["GET"]),
        Route("/review/{lane}/{key}", _entered(pages.decide), methods=["POST"]),
    )


def _seen(answer: Callable[[Visit], Response]) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a page of the queue: never kept, since what is open changes with every decision."""
    async def endpoint(request: Request) -> Response:
        found = await run_in_threadpool(lambda: answer(visit_of(request)))
        found.headers["Cache-Control"] = "no-store"
        return found

    return endpoint


def _entered(answer: Callable[[Visit, Form], Response]) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a post: for those who may decide, with a form that was made for them."""
    async def endpoint(request: Request) -> Response:
        form = await posted(request)
        if not visitor_of(request).may(Role.REVIEW):
            raise HTTPException(403, "Your account may read, not decide")
        return await run_in_threadpool(lambda: answer(visit_of(request), form))

    return endpoint


class _Pages:
    def __init__(self, desk: Desk) -> None:
        self.desk, self.door = desk, desk.door
        self.ahead = ThreadPoolExecutor(1, thread_name_prefix="ahead")

    # -- what is open ----------------------------------------------------------------------------------------------

    def front(self, visit: Visit) -> Response:
        """The lanes."""
        latest_only(visit)
        lanes = lanes_view(self.door.lanes(visit.ledger), self.door.currency)
        history = tuple(map(decision_view, self.door.history(visit.ledger, 10)))
        return self._page(visit, "web/review/front.html", lanes=lanes, history=history, done=self._done(visit))

    def lane(self, visit: Visit) -> Response:
        """The items of a lane."""
        latest_only(visit)
        lane = _lane(visit)
        state = state_of(visit, "done", "was")
        listed, after = self.door.page(visit.ledger, lane, state, visit.after, ROWS)
        told = self.door.told(visit.ledger, named_in(listed))
        lanes = {one.name: one for one in lanes_view(self.door.lanes(visit.ledger), self.door.currency)}
        further = f"/review/{lane}?{urlencode({'state': state, 'after': after})}" if after else ""
        return self._page(visit, "web/review/lane.html", lane=lanes[lane], state=state, states=tuple(State),
                          rows=rows_view(listed, told, self.door.currency), further=further, done=self._done(visit))

    def next(self, visit: Visit) -> Response:
        """On to the first open item of a lane; to its list where none is open."""
        lane = _lane(visit)
        key = self.door.first(visit.ledger, lane)
        return RedirectResponse(_address(lane, key) if key else f"/review/{lane}", 303)

    def log(self, visit: Visit) -> Response:
        """The latest decisions."""
        who = visit.only("who", "done").get("who", "")
        rows = tuple(map(decision_view, self.door.history(visit.ledger, 100, who)))
        return self._page(visit, "web/review/log.html", rows=rows, who=who, done=self._done(visit))

    # -- one item --------------------------------------------------------------------------------------------------

    def item(self, visit: Visit) -> Response:
        """An item, with what each decision would change."""
        latest_only(visit)
        visit.only("done", "was")
        look = self._look(visit)
        return self._item(visit, look, Shown(first_choice(look)))

    def decide(self, visit: Visit, form: Form) -> Response:
        """Enter what was chosen and go on; or show what it would change; or say why it cannot be."""
        look = self._look(visit)
        try:
            choice = choice_of(form)
            if "look" in form:
                return self._item(visit, look, Shown(choice, is_look=True))
            if any(name in form for name in ("correct", "words-read", "try")):
                return self._corrected(visit, look, choice, form)
            action = (form.get("verdict") or [""])[0] or ("reject" if choice.reason else "")
            who = visitor_of(visit.request).name
            entered = self._enter(visit, look, asked(look, action, choice, who), form)
        except JudgementError as error:
            return self._refused(visit, form, error)
        return self._on(visit, look, entered)

    def _enter(self, visit: Visit, look: Look, wanted: Sequence[Judgement], form: Form) -> str:
        seen = (form.get("seen") or [""])[0]
        known = int(seen) if seen.isdecimal() and len(seen) < 12 else 0
        names = tuple(look.listed.item.names)
        return self.door.decide(visit.ledger, wanted, known, names)[-1].id

    def _corrected(self, visit: Visit, look: Look, choice: Choice, form: Form) -> Response:
        """As `_correct`; what cannot be is told where it was written, and what was marked and chosen stays."""
        try:
            return self._correct(visit, look, choice, form)
        except (ContradictedError, OvertakenError):
            raise
        except JudgementError as error:
            claim = (form.get("corrected") or [""])[0]
            if claim not in look.claims:
                raise
            kept = replace(first_choice(look), fields=choice.fields, because=choice.because)
            fault = "; ".join(filter(None, (str(error.sentence), str(error.next_step))))
            return self._item(visit, look, Shown(kept, claim, choice.fields["field"], choice.fields["value"],
                                                 fault=fault), 409)

    def _correct(self, visit: Visit, look: Look, choice: Choice, form: Form) -> Response:
        """A correction: its value as written, or as the marked words say; shown first where it was not seen yet."""
        claim = (form.get("corrected") or [""])[0]
        if claim not in look.claims:
            raise JudgementError(claim, "is no claim of this item", "load the page again")
        name, value = choice.fields["field"], choice.fields["value"]
        if "words-read" in form or not value:
            value = self.door.read_words(visit.ledger, claim, name.partition(".")[0], self._place(visit, claim, choice))
        words = choice.fields["words"]
        because = "; ".join(filter(None, (f'by the words "{words[:300]}"' if words else "", choice.because)))
        one = Judgement("", Verdict.CORRECT, (claim,), visitor_of(visit.request).name, "", because, name, value)
        if "correct" not in form or value != choice.fields["value"]:
            effect = self.door.effects(visit.ledger, {"correct": [one]})["correct"]
            kept = replace(first_choice(look), fields=choice.fields, because=choice.because)
            return self._item(visit, look, Shown(kept, claim, name, value, effect_view(effect)))
        return self._on(visit, look, self._enter(visit, look, [one], form))

    def _place(self, visit: Visit, claim: str, choice: Choice) -> tuple[int, int]:
        start, end = choice.fields["start"], choice.fields["end"]
        if start.isdecimal() and end.isdecimal() and int(start) < int(end):
            return int(start), int(end)
        return self.door.find_words(visit.ledger, claim, choice.fields["words"])

    def _look(self, visit: Visit) -> Look:
        lane, key = _lane(visit), str(visit.request.path_params["key"])
        look = self.door.look(visit.ledger, lane, key)
        if look is None:
            raise MissingError("item of the queue", key, "it may be settled since a run: see what is open in its lane")
        return look

    def _item(self, visit: Visit, look: Look, shown: Shown, status: int = 200) -> Response:
        """The page of an item; what cannot be asked (no claim is ticked) has no effect to show."""
        item, actions = look.listed.item, offered(look)
        may = visitor_of(visit.request).may(Role.REVIEW)
        effects = self._effects(visit.ledger, look, shown.choice) if may else {}
        if may and look.place.next:
            self.ahead.submit(self._beforehand, visit.ledger, item.lane, look.place.next)
        size = next(one.open for one in self.door.lanes(visit.ledger) if one.name == item.lane)
        view = item_view(look, size, visit.naming, self.door.currency)
        return self._page(visit, "web/review/item.html", status, item=view, effects=effects, shown=shown, may=may,
                          actions=actions,
                          homes=homes_of(item), reasons=REASONS, buttons=buttons_of(item, actions),
                          done=self._done(visit), address=_address(item.lane, item.key))

    def _effects(self, ledger: Ledger, look: Look, choice: Choice) -> dict[str, EffectView]:
        """What each action would change; one to which something is missing (no claim is ticked) has none."""
        wanted: dict[str, Sequence[Judgement]] = {}
        for action in offered(look):
            with contextlib.suppress(JudgementError):
                wanted[action] = [_dated(one) for one in asked(look, action, choice, "preview") if action != "later"]
        also = [one.commitment for one in look.near[:1]]
        found = self.door.effects(ledger, {name: some for name, some in wanted.items() if some}, also)
        return {name: effect_view(one) for name, one in found.items()}

    def _beforehand(self, ledger: Ledger, lane: str, key: str) -> None:
        """Look up the next item while somebody reads this one, so that it is there when they have decided."""
        with contextlib.suppress(PledgebookError):  # who asks for it is told
            look = self.door.look(ledger, lane, key)
            if look:
                self._effects(ledger, look, first_choice(look))

    def _on(self, visit: Visit, look: Look, entered: str) -> Response:
        """To the next open item, with what was done."""
        item = look.listed.item
        lane = item.lane
        following = look.place.next or self.door.first(visit.ledger, lane)
        if following == item.key:
            following = ""
        place = _address(lane, following) if following else f"/review/{lane}"
        return RedirectResponse(f"{place}?{urlencode({'done': entered, 'was': item.key})}", 303)

    def _done(self, visit: Visit) -> dict[str, str] | None:
        """What the decision before this page was, by the log."""
        name = visit.query.get("done", "")
        log = self.door.log() if name else ()
        one = next((one for one in reversed(log) if one.id == name), None)
        if one is None:
            return None
        return {"words": told_choice(one, log), "id": one.id, "was": visit.query.get("was", "")}

    # -- undo and keys ---------------------------------------------------------------------------------------------

    def undo(self, visit: Visit, form: Form) -> Response:
        """Take back one decision that is named, or the visitor's last one; or their last undo."""
        who = visitor_of(visit.request).name
        log = self.door.log()
        name, redo = (form.get("judgement") or [""])[0], "redo" in form
        try:
            wanted = [Judgement("", Verdict.UNDO, (name,), who, "", (form.get("because") or [""])[0].strip())] \
                if name else undoing(log, undone(log), who, redo=redo)
            entered = self.door.decide(visit.ledger, wanted, len(log), ())
        except JudgementError as error:
            return self._refused(visit, form, error)
        return RedirectResponse(f"{_back(form)}?{urlencode({'done': entered[-1].id})}", 303)

    def keys(self, _: Visit, form: Form) -> Response:
        """Turn the keys on or off for this browser."""
        answer = RedirectResponse(_back(form), 303)
        wanted = "off" if (form.get("keys") or [""])[0] == "off" else "on"
        answer.set_cookie(KEYS_COOKIE, wanted, max_age=365 * 86400, path="/review", httponly=True, samesite="lax")
        return answer

    # -- the frame -------------------------------------------------------------------------------------------------

    def _page(self, visit: Visit, template: str, status: int = 200, **words: Any) -> Response:
        request = visit.request
        default = "on" if self.desk.options.shortcuts else "off"
        on = request.cookies.get(KEYS_COOKIE, default) == "on"
        keys = asdict(self.desk.options.keys) if on else dict.fromkeys(asdict(self.desk.options.keys), "")
        return page(visit, template, status, visitor=visitor_of(request), keys=keys, keys_on=on, titles=TITLES,
                    here=request.url.path, **words)

    def _refused(self, visit: Visit, form: Form, error: JudgementError) -> Response:
        """Why nothing was entered, with both sides where there are two; and the way back."""
        overtaken = isinstance(error, OvertakenError)
        standing = error.standing if isinstance(error, ContradictedError) else ()
        return self._page(visit, "web/review/refused.html", 409, error=error, lines=str(error.sentence).split("\n"),
                          overtaken=overtaken, standing=standing, back=_back(form))


def _lane(visit: Visit) -> str:
    lane = str(visit.request.path_params["lane"])
    if lane not in LANES:
        raise MissingError("lane", lane, f"allowed: {', '.join(LANES)}")
    return lane


def _address(lane: str, key: str) -> str:
    return f"/review/{lane}/{quote(key, safe='+')}"


def _back(form: Form) -> str:
    """The page of the queue that a form came from; nothing else is gone to."""
    back = (form.get("back") or [""])[0]
    is_ours = back.startswith("/review") and back.isprintable() and not any(sign in back for sign in "\\?#")
    return back if is_ours and "//" not in back else "/review"


def _dated(one: Judgement) -> Judgement:
    """A judgement of now, so that in a preview it is the last word."""
    return Judgement(f"preview-{one.verdict}-{'-'.join(one.subjects)}", one.verdict, one.subjects, one.reviewer,
                     "9999-12-31T23:59:59Z", one.reason, one.field, one.value)
