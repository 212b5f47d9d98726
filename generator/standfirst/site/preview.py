"""The live preview: what MkDocs' server does when a rebuild fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs.exceptions import Abort, MkDocsException

from standfirst.errors import StandfirstError


def patient(builder: Callable[..., Any]) -> Callable[..., Any]:
    """Return `builder` with failures that an editor can mend told in a line; the server goes on with the last build.

    MkDocs' server prints a traceback for everything but its own `Abort`, so for a slip in mkdocs.yml too.
    """

    def build(*arguments: Any, **settings: Any) -> Any:
        try:
            return builder(*arguments, **settings)
        except Abort:
            raise
        except StandfirstError as error:
            raise Abort(error.explain()) from None
        except (MkDocsException, OSError) as error:
            raise Abort(str(error)) from None

    return build
