"""Pages built by chance, whose text, day and author are known: of any layout, with or without names for its parts."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from random import Random

Name = Callable[[str], str]

_ENGLISH = (
    "The ferry of {n} o'clock left the harbour with {m} people on board, the company said on Sunday evening",
    "Residents of the village said that they had heard {n} blasts before dawn, and that {m} houses were hit",
    "“We have been waiting for {n} years,” said a farmer who came back with his {m} sheep on Monday morning",
    "The ministry put the number of the wounded at {m}, and that of the dead at {n}, in a short statement",
    "It was not clear at first who had opened the gate, or why all {m} lorries had been stopped there for {n} hours",
    "He did not return for {n} days",
)
_ARABIC = (
    "دخلت القوات القرية بعد {n} أيام من الاشتباكات، كما قال مصدر ميداني للوكالة، وعادت {m} عائلة إلى منازلها",
    "وأضاف أن الوحدات لم تواجه مقاومة تذكر وأن المهندسين سيبقون {n} أسابيع أخرى في {m} قرية من قرى المنطقة",
    "وتحدث السكان عن أضرار لحقت بالمدرسة والمطحنة وبنحو {m} منزلا على طول النهر خلال {n} ليال",
    "وقال مزارع عاد مع أولاده إن الانتظار دام {n} سنوات طويلة وإن {m} من جيرانه لم يعودوا بعد",
    "ومن المتوقع أن يزور المحافظ القرية خلال {n} أيام برفقة {m} من موظفيه بحسب بيان لمكتبه",
)
_HEADLINES = {
    "en": ("Ferry to the islands runs again after the storm", "Village on the river waits for its people to return"),
    "ar": ("عودة الأهالي إلى القرية بعد ثلاث سنوات", "افتتاح معبر حدودي أمام المسافرين والشاحنات"),
}
_NAMED = {
    "body": "article-body",
    "share": "share-buttons",
    "tags": "article-tags",
    "related": "related-articles",
    "side": "sidebar",
    "ad": "advertisement",
    "foot": "footer",
    "caption": "caption",
}
_DATES = {
    "en": ("20 November 2026", "November 20, 2026", "Published: Friday, 20 November 2026 10:15"),
    "ar": ("20 تشرين الثاني 2026", "20 تشرين الثاني/نوفمبر 2026", "الجمعة 20 نوفمبر 2026"),
}
_AUTHORS, _BY = {"en": "Jane Doe", "ar": "سمر حداد"}, {"en": "By", "ar": "بقلم"}
_OTHERS = {
    "en": "Bridge across the bay is closed for repairs until {n} May",
    "ar": "ارتفاع أسعار المحروقات في الشمال إلى {n} ليرة",
}
# Within the text, and none of it.
_BETWEEN = {
    "en": (
        "<div{ad}>Advertisement</div>",
        "<p><strong>Read also: </strong><a href=/news/55>Bridge across the bay is closed for repairs</a></p>",
        "<div{box}><h3>Get our letter</h3><p>Sign up for our daily letter and never miss a story.</p>"
        "<input type=email><button>Sign up</button></div>",
        "<figure><img src=/i.jpg><figcaption{caption}>The harbour on Sunday. Jane Doe/Agency</figcaption></figure>",
        "<div{audio}><span>Listen to this article</span><span>4:12</span></div>",
        "<p>Follow us on Facebook and Telegram</p>",
    ),
    "ar": (
        "<div{ad}>إعلان</div>",
        "<p><strong>اقرأ أيضا: </strong><a href=/news/55>ارتفاع أسعار المحروقات في الشمال السوري</a></p>",
        "<p>تابعوا آخر الأخبار عبر قناتنا على تلغرام</p>",
        "<figure><img src=/i.jpg><figcaption{caption}>قوات الأمن عند مدخل القرية (الوكالة)</figcaption></figure>",
    ),
}
# Below it.
_BELOW = {
    "en": (
        "<div{tags}><a href=/t/1>Ferry</a><a href=/t/2>Islands</a><a href=/t/3>Storm</a></div>",
        "<div{share}><a href=#>Share</a><a href=#>Tweet</a><a href=#>Email</a></div>",
        "<div{related}><h2>Related stories</h2>{others}</div>",
        "<div{life}><h4>Jane Doe</h4><p>Jane Doe is a reporter for the Courier. She lives by the sea.</p></div>",
        "<div{pages}><a rel=prev href=/p>Previous story</a><a rel=next href=/n>Next story</a></div>",
    ),
    "ar": (
        "<div{tags}><a href=/t/1>سوريا</a> <a href=/t/2>إدلب</a></div>",
        "<div{share}><a href=#>فيسبوك</a><a href=#>تويتر</a><a href=#>واتساب</a></div>",
        "<div{related}><h3>الأكثر قراءة</h3>{others}</div>",
        "<p>لمتابعة آخر الأخبار تابعونا على فيسبوك وتلغرام</p>",
        "<p>جميع الحقوق محفوظة للوكالة</p>",
    ),
}


@dataclass(frozen=True, kw_only=True)
class Built:
    """A page, and what is to be read on it."""

    html: str
    title: str
    lines: tuple[str, ...]
    authors: tuple[str, ...]
    #: How it was built, for the message of a test that fails.
    how: str


def build(seed: int) -> Built:
    """The page of this number."""
    chance = Random(seed)
    language, naming = chance.choice(("en", "ar")), chance.choice(("named", "obfuscated", "none"))
    stops, markup = chance.choice((1.0, 0.5, 0.0)), chance.choice(("p", "p", "div", "span", "br"))
    name = _naming(naming, chance)
    title = chance.choice(_HEADLINES[language])
    lines = _paragraphs(language, stops, chance)
    text = "".join(_marked(lines, markup, _chosen(_BETWEEN[language], 1, name, language, chance), chance))
    body = f"<div{name('body')}>{text}</div>"
    for level in range(chance.randrange(4)):
        body = f"<div{name(f'level{level}')}>{body}</div>"
    below = "".join(_chosen(_BELOW[language], 3, name, language, chance))
    outer = chance.choice(("article", "main", "section", "div"))
    date = chance.choice(_DATES[language])
    author = chance.choice(("", _AUTHORS[language]))
    byline = f"<div{name('byline')}>{_BY[language]} {author}</div>" if author else ""
    top = (
        f"<div{name('date')}>{date}</div>{byline}"
        if chance.random() < 0.5
        else f"{byline}<div{name('date')}>{date}</div>"
    )
    following = _following(language, stops, name, chance) if outer == "article" and stops == 1.0 else ""
    html = (
        f"<html lang={language}><head><title>{title} - The Courier</title></head><body>"
        f"<div><a href=/>Home</a> <a href=/world>World</a> <a href=/sport>Sport</a></div>"
        f"<{outer}><h1>{title}</h1>{top}{body}{below}</{outer}>{following}"
        f"<div{name('foot')}><p>© 2026 The Courier. All rights reserved.</p><a href=/about>About us</a></div>"
        "</body></html>"
    )
    return Built(
        html=html,
        title=title,
        lines=tuple(lines),
        authors=(author,) if author else (),
        how=f"{language} {naming} {markup} {stops}",
    )


def _following(language: str, stops: float, name: Name, chance: Random) -> str:
    """The next article, loaded before anybody scrolled to it."""
    told = "".join(f"<p>{line}</p>" for line in _paragraphs(language, stops, chance, start=200))
    headline = _OTHERS[language].format(n=99)
    date = f"<div{name('date')}>{chance.choice(_DATES[language])}</div>"
    return f"<article><h1>{headline}</h1>{date}<div>{told}</div></article>"


def _naming(kind: str, chance: Random) -> Name:
    known: dict[str, str] = {}

    def name(part: str) -> str:
        if kind == "none":
            return ""
        if kind == "named":
            return f' class="{_NAMED.get(part, part)}"'
        return f' class="{known.setdefault(part, "c" + "".join(chance.choices("abcdefgh", k=6)))}"'

    return name


def _paragraphs(language: str, stops: float, chance: Random, *, start: int = 2) -> list[str]:
    told = _ENGLISH if language == "en" else _ARABIC
    count = chance.randint(3, 14)
    lines = [chance.choice(told).format(n=start + n, m=start + n * 7) for n in range(count)]
    # Somebody who writes without full stops begins and ends with a whole paragraph.
    lines[0], lines[-1] = (told[k].format(n=start + 30 + k, m=start + 90 + k) for k in (0, 1))
    return [f"{line}." if chance.random() < stops else line for line in lines]


def _marked(lines: list[str], markup: str, between: list[str], chance: Random) -> list[str]:
    forms = {"p": "<p>{}</p>", "div": "<div>{}</div>", "span": "<p><span>{}</span></p>", "br": "{}<br><br>"}
    shown = [forms[markup].format(escape(line, quote=False)) for line in lines]
    for part in between:
        shown.insert(chance.randrange(1, len(shown)), part)
    return shown


def _chosen(parts: tuple[str, ...], most: int, name: Name, language: str, chance: Random) -> list[str]:
    names = {part: name(part) for part in (*_NAMED, "box", "audio", "life", "pages")}
    cards = (
        f"<div{name('card')}><h3><a href=/news/{n}>{_OTHERS[language].format(n=n)}</a></h3></div>" for n in range(4)
    )
    others = "".join(cards)
    chosen = chance.sample(parts, chance.randint(0, most))
    return [part.format(others=others, **names) for part in chosen]
