"""Rules of Enab Baladi's site, the same in both languages: what the text of its pages shows around an article."""

from crawler.outlet import Rules

ENAB_BALADI = Rules(drop=(r"A A A", r"(?:[A-Z][\w' -]{2,40} \| )+[A-Z][\w' -]{2,40}"))
