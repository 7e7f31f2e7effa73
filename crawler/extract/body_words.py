"""Words that tell an article's text from what stands around it: in class names, and at the start of a line."""

import re
from functools import lru_cache

#: Words of class, id and role attributes. Each group is weighed as one.
MARKS: dict[str, re.Pattern[str]] = {
    "comments": re.compile(r"comments?(?![a-z])|commentlist|comment-|disqus|\brespond|replies|discussion"),
    "related": re.compile(
        r"relat|recommend|popular|trending|most-?read|mostread|more-?(?:from|stor|news|on|articles|posts|like)|"
        r"read-?(?:more|next|also)|"
        r"outbrain|taboola|also|see-?also|teaser|similar|latest|next-?(?:article|post|story)|card(?!iff|iac)|promo|"
        r"recirc|"
        r"further|inread|in-?article-?(?:link|related)|linkbox|onward|up-?next|interstitial-?link|listing|feed|"
        r"headlines|"
        r"breaking|carousel|slider|swiper|ticker|widget|side-?bar|aside|\brail\b|right-?col"
    ),
    "sharing": re.compile(
        r"share|sharing|social|follow|addtoany|sharedaddy|toolbar|\btools?\b|print|bookmark|reaction|like-?b|rating|vote"
    ),
    "asking": re.compile(
        r"newsletter|subscri|sign-?up|signup|cta|call-?to-?action|donat|membership|register|login|paywall|regwall|"
        r"piano|"
        r"cookie|consent|gdpr|modal|pop-?up|overlay|optin|opt-?in|lead-?gen|inscri|abonn"
    ),
    "advert": re.compile(r"advert|\bads?\b|\bads?[-_]|[-_]ads?\b|sponsor|banner|dfp|gpt|affiliate|partner|commercial"),
    "frame": re.compile(
        r"foot(?!ball|age)|header|masthead|\bnav|menu|breadcrumb|crumb|pagina|pager|\bskip|search|filter|copyright|"
        r"legal|disclaimer|"
        r"\btoc\b|table-of-contents|contents-?list|topbar|bottom-?bar"
    ),
    "about": re.compile(
        r"author|byline|\bbio\b|profile|contributor|writer|autor|auteur|\bmeta\b|[-_]meta|meta[-_]|dateline|"
        r"timestamp|publi[sc]h|"
        r"\bdate\b|[-_]date|date[-_]|\btime\b|posted|credit|source|kicker|eyebrow|updated"
    ),
    "tags": re.compile(r"\btags?\b|[-_]tags?\b|\btags?[-_]|keyword|categor|topics?\b|label|\bterms?\b|hashtag"),
    "media": re.compile(
        r"caption|figure|gallery|photo|image|\bimg|video|player|audio|podcast|media|embed|slideshow|infogra|"
        r"\bmap\b|thumb|legend"
    ),
    "lead": re.compile(
        r"standfirst|\bdek\b|subtitle|sub-?title|sub-?head|\blede?\b|deck|summary|excerpt|intro|teaser|abstract|"
        r"key-?points|highlights|headline|\btitle"
    ),
    "box": re.compile(
        r"info-?box|fact-?box|\bbox|[-_]box|callout|inset|sidebar-?content|glossary|\bnote\b|\bfaq|panel|pull-?quote|pullquote"
    ),
    "hidden": re.compile(
        r"hidden|sr-only|visually-?hidden|screen-?reader|\bhide\b|invisible|no-?print|offscreen|d-none"
    ),
    "body": re.compile(
        r"article[-_]*(?:body|content|text|copy|main|page|detail|inner|wrap)|(?:story|post|entry|news|content|body|"
        r"blog|main|page|single|detail|node)"
        r"[-_]*(?:body|content|text|copy|story|main|detail|article)|articlebody|rich-?text|wysiwyg|prose|\bcopy\b|"
        r"texto|"
        r"fulltext|full-?text|paragraph|blog-?post|entry\b|td-post|material|field-(?:name|-?body)"
    ),
}

#: How lines begin that lead away from an article, ask for something, or credit it. Matched on case-folded text.
LINE_START = re.compile(
    r"(?:[-–—•*»›▶►>|\[(]\s*)*(?:[\d./:,\s–|-]{6,40})?(?:"
    # leading away
    r"(?:also )?read(?: (?:more|also|next|the (?:full|original)|our|full)|\s*:)|also (?:read|on)|see (?:also|more)|"
    r"related|recommended|more (?:on|from|stor|news|about|like|in )|"
    r"more\s*:|you (?:may|might) (?:also )?(?:like|be interested)|don'?t miss|must[- ]read|most (?:read|popular|"
    r"viewed)|watch(?: (?:more|also|now|live|the|our|below)|\s*:)|listen(?: to| now|\s*:)|"
    r"up next|next (?:article|story|post|up)|previous (?:article|story|post)|trending|editor'?s? (?:pick|choice)|"
    r"click here|learn more|continue reading|view (?:more|all|comments)|"
    r"recent posts|latest (?:news|stories|posts)|what to read next|in this article|table of contents|jump to|"
    r"skip to|back to|explore more|keep reading|discover more|further reading|see (?:all|our)|"
    # asking
    r"subscribe|sign up|sign in|log ?in|register|join (?:us|our|the (?:conversation|discussion))|follow (?:us|me|@|"
    r"\S+ (?:on|at))|like us|like (?:this|what you)|get (?:the |our |more |breaking |your |all )|"
    r"download (?:our|the app)|share(?: (?:this|on|via|with|your))?\b|tweet|email (?:this|us)|donate|support (?:us|"
    r"our)|become a|enter your|thank(?:s| you) for (?:sign|sub|read|your)|"
    r"(?:this|our) (?:newsletter|website|site) |we use cookies|by (?:signing|submitting|clicking|subscribing|"
    r"providing|entering|continuing)|stay (?:up|tuned|informed|connected)|contact (?:us|the author)|"
    r"have (?:a|any) (?:tip|question|story)|got a (?:tip|story)|do you have|leave a (?:comment|reply)|"
    r"add (?:a )?comment|comments?\b|write to|want (?:more|to (?:get|read|learn|work))|need help|"
    r"advertis|sponsored|promoted|affiliate|save\b|print\b|copy link|listen\b|close\b|loading|please (?:enter|"
    r"enable|note|wait|sign|try|log)|sorry[,!]|oops|error|"
    # crediting
    r"©|\(c\)|copyright|all rights reserved|photo(?:s|graph)?(?: by| credit|\s*:)|image(?:s)?(?: by| credit|"
    r" source|\s*:)|picture\s*:|credit\s*:|source\s*:|sources\s*:|getty|reuters/|ap photo|file photo|illustration|"
    r"by\s+\S+|written by|posted (?:by|on|in|at)|published|updated|last (?:updated|modified)|filed under|tags?\s*:|"
    r"tagged|topics?\s*:|categor(?:y|ies)|keywords|about the author|author|editor\s*:|reporting by|"
    r"this (?:article|story|post) (?:was|is|first|originally|has been|appeared)|disclaimer|disclosure|correction|"
    r"editor'?s note|\d+ (?:comments?|shares?|min(?:ute)?s? read|views)|"
    # German, Dutch, Nordic
    r"lesen sie|lesen sie auch|mehr (?:zum|zu|dazu|aus|von|lesen)|lesetipp|auch interessant|zum thema|weiterlesen|"
    r"siehe auch|das könnte|anzeige|werbung|newsletter|abonnieren|jetzt |anmelden|kommentare?\b|teilen|drucken|"
    r"quelle|foto\s*:|bild\s*:|empfohlen|externer inhalt|"
    r"lees (?:ook|meer|verder)|bekijk|les (?:også|mer)|läs (?:också|mer|även)|lue (?:myös|lisää)|læs (?:også|mere)|"
    r"annons|reklame|del (?:artikkel|på)|"
    # Romance
    r"lire (?:aussi|la suite|également|plus)|à lire|voir aussi|a voir|sur le même|publicité|publicado (?:por|em|"
    r"el)|s'abonner|abonnez|inscrivez|partager|commentaires|crédit|suivez|lea (?:también|más|además)|leer más|"
    r"lee también|ver más|te puede|"
    r"también te|más (?:información|noticias|sobre)|publicidad|suscr[ií]|compart|comentarios|fuente|síguenos|"
    r"noticias relacionadas|leia (?:também|mais)|veja (?:também|mais)|saiba mais|assine|inscreva|compartilh|"
    r"publicidade|"
    r"siga|leggi (?:anche|tutto|altro)|vedi anche|iscriviti|condividi|pubblicità|abbonati|commenti|fonte\s*:|citește|"
    # Slavic, Greek, Hungarian
    r"читайте|смотрите|подпис|реклама|поделит|источник|фото\s*:|комментар|материалы по теме|ещё по теме|по теме|"
    r"следите|больше новостей|czytaj|zobacz|przeczytaj|subskrybuj|udostępnij|reklama|"
    r"komentarze|źródło|polecamy|čtěte|přečtěte|diskuse|sdílet|прочетете|вижте|διαβάστε|δείτε|σχετικά|olvass|"
    r"kapcsolódó|"
    # Arabic, Persian, Hebrew, Turkish, Kurdish, Urdu
    r"اقرأ|إقرأ|اقرئي|اقرؤوا|طالع|شاهد|مواضيع|أخبار ذات|اخبار ذات|ذات صلة|مقالات ذات|المزيد|للمزيد|تابعنا|تابعونا|"
    r"اشترك|شارك|إعلان|اعلان|الكلمات (?:المفتاحية|الدلالية)|كلمات مفتاحية|المصدر|"
    r"تعليق|التعليقات|نشر في|تاريخ النشر|بقلم|انضم|حمل التطبيق|بیشتر بخوانید|مطالب مرتبط|اخبار مرتبط|"
    r"همچنین بخوانید|بخوانید|منبع|برچسب|کد خبر|انتهای پیام|اشتراک|نظرات|دنبال کنید|קרא|קראו|עוד ב|כתבות|שתפו|"
    r"תגובות|הירשמו|"
    r"פרסומת|עקבו|bunu da oku|ayrıca (?:bak|oku)|ilgili haber|son dakika|abone|paylaş|yorumlar|kaynak|takip ed|"
    r"okumaya devam|devamını|bunlar da|مزید پڑھ|"
    # East and South-East Asian
    r"相关|相關|推荐|推薦|延伸閱讀|延伸阅读|更多|阅读更多|責任編輯|责任编辑|编辑[：:]|編輯[：:]|来源[：:]|"
    r"來源[：:]|分享|评论|評論|点击|扫码|広告|関連|続きを読む|あわせて読みたい|こちらもおすすめ|シェア|コメント|"
    r"관련|추천|공유|댓글|구독|무단|저작권|기자\s*=|제보|baca (?:juga|selengkapnya)|lihat juga|simak|xem thêm|"
    r"đọc thêm|อ่าน"
    r")"
)

#: Short lines after which an article is over.
END_LINE = re.compile(
    r"(?:related|more (?:from|on|stor|news)|you (?:may|might)|recommended|comments?\b|\d+ comments|leave a|"
    r"about the author|most (?:read|popular)|"
    r"trending|recent|latest|popular|read (?:next|more)|up next|what to read|see also|elsewhere|keep (?:up|"
    r"reading)|sponsored|newsletter|subscribe|"
    r"join the|share this|tags|topics|also on|don.t miss|featured|editor.s|categories|archives|follow us|sign up|"
    r"get the|"
    r"lesen sie|mehr zum|das könnte|auch interessant|kommentare|lire aussi|à lire|sur le même|commentaires|"
    r"noticias relacionadas|"
    r"te puede|comentarios|relacionad|leia também|veja também|leggi anche|lees ook|les også|читайте|по теме|"
    r"комментарии|czytaj|"
    r"اقرأ|مواضيع|أخبار ذات|مقالات ذات|تعليق|التعليقات|اخبار|المزيد|مطالب مرتبط|نظرات|ilgili|yorumlar|você pode|"
    r"相关|相關|推荐|評論|评论|関連|관련|댓글)"
)

# Names of elements made for the body of an article.
_BODY_NAME = re.compile(
    r"article[-_]*(?:body|content|text|copy)|(?:story|post|entry|news|blog|single)[-_]*(?:body|content|text|copy)|"
    r"body-?content|content-?body|field-name-body|rich-?text|wysiwyg|texto|fulltext"
)
# Names that an element has only when it is a side column, and not when it has one ("with-sidebar").
_GALLERY = re.compile(r"\bgaller(?:y|ies)\b|bildergalerie|fotostrecke|diaporama")
_SIDEBAR = re.compile(r"(?<!\S)(?:(?:left|right|main|primary|secondary)[-_])?side-?bar(?!\S)")
# Names of elements that hold no part of an article, wherever they stand.
_OUTSIDE = re.compile(
    r"\bside-?bar\b|right-?rail|right-?col(?:umn)?\b|\bcol-?aside\b|widget-?area|"
    r"author[-_]*(?:bio|box|card|info|description|profile)|about[-_]*(?:the[-_]*)?author|bio[-_]*box|"
    r"newsletter|\bsign-?up\b|\bdonat(?:e|ions?)\b|\bsubscribe\b|\bsupport-us\b|share[-_]*(?:bar|buttons|links)"
)

_SENTENCE_STOP = re.compile(r"[.!?؟。！？…۔।](?=\s|[\"'”’»)\]]|$)|[。！？]")
_NO_WORD = re.compile(r"\W+")
#: For `str.translate`: ASCII without case, spaces for what is no part of a word.
ASCII_WORDS = {code: chr(code).lower() if chr(code).isalnum() or chr(code) == "_" else " " for code in range(128)}
# What else stands in the texts of languages written in ASCII.
_TYPOGRAPHY = "\u2019\u201c\u201d\u2018\u2013\u2014\u2026\xa0"


@lru_cache(maxsize=16384)
def names_body(names: str) -> bool:
    """Whether the class, id and role of an element name it as the body of an article."""
    return _BODY_NAME.search(names) is not None


@lru_cache(maxsize=16384)
def names_gallery(names: str) -> bool:
    """Whether they name it as a series of pictures."""
    return _GALLERY.search(names) is not None


@lru_cache(maxsize=16384)
def names_outside(names: str) -> bool:
    """Whether they name it as no part of any article."""
    return _OUTSIDE.search(names) is not None


@lru_cache(maxsize=16384)
def names_sidebar(names: str) -> bool:
    """Whether they name it as a side column."""
    return _SIDEBAR.search(names) is not None


def stops(text: str) -> int:
    """How many sentences the text ends."""
    return len(_SENTENCE_STOP.findall(text))


def without_typography(text: str) -> str:
    """The text with spaces for curly quotes, dashes and the like: most texts in ASCII words are ASCII then."""
    if not text.isascii():
        for sign in _TYPOGRAPHY:
            text = text.replace(sign, " ")
    return text


def plain(text: str) -> str:
    """The words of a text, without case and punctuation, for comparing."""
    text = without_typography(text)
    if text.isascii():
        return " ".join(text.translate(ASCII_WORDS).split())
    return _NO_WORD.sub(" ", text.casefold()).strip()


@lru_cache(maxsize=1)
def plain_witness(text: str) -> str:
    """The same for the body that structured data gives, which is long, and asked for again and again."""
    return plain(text)


def same_title(text: str, title: str) -> bool:
    """Whether a line repeats the headline, or most of it; both as `plain` gives them."""
    if not text or not title:
        return False
    if text == title:
        return True
    if len(text) > 10 and title.startswith(f"{text} "):
        return True
    return (len(text) > 20 and text in title) or (len(title) > 20 and len(text) < 2 * len(title) and title in text)
