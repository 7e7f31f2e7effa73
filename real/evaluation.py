"""The evaluation pages of described outlets: read by the outlets' own rules, scored by the folder's own measures."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from crawler.article import Article
from crawler.checks import Refusal
from crawler.clean import clean
from crawler.extract import extract
from crawler.outlet import Outlet
from crawler.page import Page
from evaluation.pages import EvaluationPage, load
from evaluation.scoring import load_script
from real.compare import SAME_BODY, Finding

#: Beside the checkout, with gold.jsonl, pages/ and score.py.
FOLDER = Path(__file__).resolve().parents[2] / "shared" / "eval"


@dataclass(frozen=True, kw_only=True)
class Scored:
    """One page, and what is right of it."""

    id: str
    url: str
    #: "" for a page on an outlet's host that none of its patterns takes for an article.
    outlet: str
    #: Of the better reading, with or without the standfirst; None where no body is expected.
    f1: float | None = None
    findings: tuple[Finding, ...] = ()


def score(folder: Path, outlets: Mapping[str, Outlet]) -> Iterator[Scored]:
    """Every page of the folder that lies on a host of a described outlet, in the folder's order."""
    measures = load_script(folder / "score.py")
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {row["id"]: row for row in map(json.loads, lines)}
    for page in load(folder):
        owners = [outlet for outlet in outlets.values() if outlet.owns(page.url)]
        described = [outlet for outlet in owners if outlet.key(page.url)]
        if described:
            yield _scored(page, gold[page.id], described[0], measures)
        elif owners:
            yield Scored(id=page.id, url=page.url, outlet="")


def _scored(page: EvaluationPage, gold: Mapping[str, Any], outlet: Outlet, measures: ModuleType) -> Scored:
    scored = Scored(id=page.id, url=page.url, outlet=outlet.name)
    try:
        article = clean(extract(Page(url=page.url, body=page.body(), fetched=page.fetched), outlet))
    except Refusal as refusal:
        refused = Finding(field="article", right=gold["kind"] != "article", seen=type(refusal).__name__)
        return replace(scored, findings=(refused,))
    f1 = _f1(article, gold, measures) if gold.get("body") else None
    return replace(scored, f1=f1, findings=tuple(_findings(article, gold, measures, f1)))


def _f1(article: Article, gold: Mapping[str, Any], measures: ModuleType) -> float:
    """The best of the readings: on either side, the standfirst may count as body or not."""
    seen = [article.text, f"{article.standfirst}\n{article.text}"]
    expected = [gold["body"], [*gold.get("optional", ()), *gold["body"]]]
    return max(
        float(measures.f1(measures.words(text), measures.words("\n".join(lines))))
        for text in seen
        for lines in expected
    )


def _findings(article: Article, gold: Mapping[str, Any], measures: ModuleType, f1: float | None) -> Iterator[Finding]:
    if f1 is not None:
        yield Finding(field="body", right=f1 >= SAME_BODY, seen=f"F1 {f1:.4f}")
    if title := gold.get("title"):
        right = measures.plain(article.title) == measures.plain(title)
        yield Finding(field="title", right=right, seen=f"{article.title!r}, expected {title!r}")
    if date := gold.get("date"):
        moment = article.published_at.isoformat() if article.published_at else None
        right = measures.score_date(date, moment) == "exact"
        yield Finding(field="published", right=right, seen=f"{moment}, expected {date}")
