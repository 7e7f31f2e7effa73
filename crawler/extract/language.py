"""The language of a text, told from the text."""

from py3langid import langid


def detect(text: str, declared: str = "") -> str | None:
    """ISO 639-1 code (639-3 where there is none); the declared one, or None, when the text is too short to tell."""
    hint = declared.replace("_", "-").split("-")[0].lower()
    return hint or (langid.classify(text)[0] if len(text) > 40 else None)
