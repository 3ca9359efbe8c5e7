"""Editing: the routes by which editors sign in from Telegram and change a sentence.

A token in a header says who acts, and no cookie does: no other site can act in an editor's name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.site.page_request import PageRequest, SiteAddress
from bot.site.page_templates import render
from bot.site.request_body import json_of
from bot.site.sentence_editor import EditOutcome, SentenceAction, SentenceChange, SentenceEditor
from bot.site.sign_in import SignedUser, SignIn, SignInError
from handlers.admin.permissions import has_role
from knowledge import Role, Roles, StoreError

LONGEST_WORDS = 8_000
"""Characters of what an editor writes at once."""
_LARGEST_ID = 2**63 - 1
_MOST_CHANGES = 50
_NO_STORE = {"Cache-Control": "no-store"}
_BEARER = "Bearer "


@dataclass(frozen=True, slots=True)
class EditingRoutes:
    """What editors can do in the pages; for all others none of it exists."""

    editor: SentenceEditor
    sign_in: SignIn
    roles: Roles
    address: SiteAddress
    templates: Environment

    def routes(self) -> Sequence[BaseRoute]:
        """Return the routes of it."""
        return (
            Route("/session", self._enter, methods=["POST"]),
            Route("/edit/{fact:int}", self._show, methods=["GET"]),
            Route("/edit/{fact:int}", self._propose, methods=["POST"]),
            Route("/undo", self._undo, methods=["POST"]),
        )

    async def _enter(self, request: Request) -> Response:
        """Take what Telegram signed, and give an editor a token; of others nothing is kept."""
        shown = (await json_of(request)).get("init_data")
        try:
            user = self.sign_in.verify(shown if isinstance(shown, str) else "")
        except SignInError as exc:
            raise HTTPException(403) from exc
        if not self._may_edit(user):
            return Response(status_code=204, headers=_NO_STORE)
        return JSONResponse({"token": self.sign_in.begin(user)}, headers=_NO_STORE)

    async def _show(self, request: Request) -> Response:
        """Show what an editor can do with a sentence, and what was done to it."""
        self._user(request)
        page = PageRequest(request, self.address)
        fact = await self.editor.fact(_number(request))
        if fact is None:
            raise HTTPException(404)
        history = await self.editor.history(fact.id, page.texts)
        response = render(self.templates, "editing.html", page, fact=fact, history=history)
        response.headers.update(_NO_STORE)
        return response

    async def _propose(self, request: Request) -> Response:
        user, page = self._user(request), PageRequest(request, self.address)
        proposal = _proposal(_number(request), await json_of(request))
        try:
            outcome = await self.editor.propose(proposal, user, page.texts)
        except StoreError:
            return self._unstored(page)
        return self._said(outcome, page)

    async def _undo(self, request: Request) -> Response:
        user, page = self._user(request), PageRequest(request, self.address)
        changes = _changes((await json_of(request)).get("changes"))
        try:
            if changes:
                outcome = await self.editor.undo(changes, user, page.texts)
            else:
                outcome = await self.editor.propose_undo(user, page.texts)
        except StoreError:
            return self._unstored(page)
        return self._said(outcome, page)

    def _said(self, outcome: EditOutcome, page: PageRequest) -> Response:
        # Rendering escapes what people and documents say; these tags are the chat's.
        html = Markup(outcome.message.html)  # noqa: S704
        values: dict[str, Any] = {"outcome": outcome, "html": html}
        response = render(self.templates, "outcome.html", page, **values)
        response.headers.update(_NO_STORE)
        return response

    def _unstored(self, page: PageRequest) -> Response:
        words = page.texts("add-refused", reason=page.texts("refused-store"))
        values = {"outcome": None, "html": words}
        return render(self.templates, "outcome.html", page, status=503, **values)

    def _user(self, request: Request) -> SignedUser:
        """Return who acts. Raises HTTPException for who is, at this moment, no editor."""
        shown = request.headers.get("Authorization", "")
        known = shown.startswith(_BEARER)
        user = self.sign_in.user(shown.removeprefix(_BEARER)) if known else None
        if user is None or not self._may_edit(user):
            raise HTTPException(403)
        return user

    def _may_edit(self, user: SignedUser) -> bool:
        return has_role(self.roles.role(user.id), Role.EDITOR)


def _number(request: Request) -> int:
    if (number := int(request.path_params["fact"])) > _LARGEST_ID:
        raise HTTPException(404)
    return number


def _proposal(fact: int, said: dict[str, Any]) -> SentenceChange:
    """Return what an editor wants. Raises HTTPException for what no page of ours sends."""
    action, words, seen = said.get("do"), said.get("words"), said.get("seen")
    if (
        action not in list(SentenceAction)
        or not isinstance(words, str)
        or not isinstance(seen, str)
    ):
        raise HTTPException(400)
    if len(words) > LONGEST_WORDS:
        raise HTTPException(413)
    return SentenceChange(
        SentenceAction(str(action)), fact, words, seen, said.get("confirmed") is True
    )


def _changes(said: object) -> tuple[int, ...]:
    """Return the numbers of changes that were shown; none if nothing was. Raises HTTPException."""
    if said is None:
        return ()
    if not isinstance(said, list) or not 0 < len(said) <= _MOST_CHANGES:
        raise HTTPException(400)
    if not all(type(each) is int and 0 < each <= _LARGEST_ID for each in said):
        raise HTTPException(400)
    return tuple(said)
