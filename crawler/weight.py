"""How much a text says: its characters, whatever it is written in."""

import re

_HANGUL = re.compile("[\uac00-\ud7a3]")
_DENSE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def weight(text: str) -> int:
    """Length of a text in characters; those of scripts without spaces say more each, and count three times,
    Korean syllables twice."""
    if text.isascii():
        return len(text)
    return len(text) + 2 * len(_DENSE.findall(text)) + len(_HANGUL.findall(text))
