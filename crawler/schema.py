"""The JSON Schema of the record, made from `Article`, so that it cannot say anything else."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from crawler.article import SCHEMA, Article

PATH = Path(__file__).parent.parent / "schema" / "article.schema.json"


def schema() -> dict[str, Any]:
    """The schema of one line of the feed, JSON Schema 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "description": (Article.__doc__ or "").strip(),
        **_of_class(Article),
    }


def text() -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _of_class(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    names = [field.name for field in fields(kind)]
    return {
        "type": "object",
        "properties": {name: _of(hints[name]) for name in names},
        "required": names,
        "additionalProperties": False,
    }


def _of(hint: Any) -> dict[str, Any]:
    if get_origin(hint) is Annotated:
        bare, description = get_args(hint)
        return {"description": description, **_of(bare)}
    if get_origin(hint) is UnionType:
        parts = [_of(part) for part in get_args(hint) if part is not NoneType]
        return {"anyOf": [*parts, {"type": "null"}]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _of(get_args(hint)[0])}
    if get_origin(hint) is dict:
        return {"type": "object", "additionalProperties": _of(get_args(hint)[1])}
    return _of_plain(hint)


def _of_plain(kind: type) -> dict[str, Any]:
    plain: Mapping[type, dict[str, Any]] = {
        str: {"type": "string"},
        int: {"type": "integer"},
        float: {"type": "number"},
        datetime: {"type": "string", "format": "date-time"},
    }
    if is_dataclass(kind):
        return _of_class(kind)
    if issubclass(kind, StrEnum):
        return {"type": "string", "enum": [str(member) for member in kind]}
    return dict(plain[kind])


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(text(), encoding="utf-8")
