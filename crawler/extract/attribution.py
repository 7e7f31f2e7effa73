"""Whom an article credits: the outlet's own source line, and the agencies and outlets its text attributes to."""

import re
from collections.abc import Sequence

_SOURCE = re.compile(r"(?:source|sources|المصدر|kaynak|quelle)\s*:\s*\S", re.IGNORECASE)
_LONGEST = 200


def source_line(paragraphs: Sequence[str]) -> tuple[str, int | None]:
    """The credit at the end of the body as printed, and which paragraph it is; ("", None) when there is none."""
    for index in range(len(paragraphs) - 1, max(len(paragraphs) - 4, -1), -1):
        if len(paragraphs[index]) <= _LONGEST and _SOURCE.match(paragraphs[index]):
            return paragraphs[index], index
    return "", None


def cites(title: str, paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The agencies and outlets that title or text attribute something to, by usual name, in order of first mention."""
    return ()
