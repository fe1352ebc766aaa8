"""Forms as they are posted: only from our own pages, and only so much."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from reportedly.errors import UsageError

_FILES, _FIELDS, _FIELD_BYTES = 1_000, 200, 1_000_000


async def _signed(request: Request) -> FormData:
    """The form. Raises UsageError where it is none, or does not carry the signature that our pages print."""
    try:
        form = await request.form(max_files=_FILES, max_fields=_FIELDS, max_part_size=_FIELD_BYTES)
    except HTTPException as error:
        raise UsageError(
            f"the form cannot be read: {error.detail}", to_do="send fewer or smaller fields"
        ) from error
    shown = form.get("csrf") or request.headers.get("x-csrf") or ""
    expected = str(request.state.csrf)
    if not isinstance(shown, str) or not hmac.compare_digest(shown.encode(), expected.encode()):
        raise UsageError("the form was not sent from a page of this server", to_do="load the page again")
    return form


Posted = Annotated[FormData, Depends(_signed)]
"""The fields of a form that one of our own pages sent."""
