"""Lines within a body that are none of it, whatever stands around them: where an advertisement was, the way to another
article, the credit of a picture, the minutes that reading takes, notes of the editors."""

import re

from crawler.extract.body_tail import asks

_LONGEST = 200  # characters

_ADVERTISEMENT = re.compile(
    r"(?:(?:story|article|content|text) continues? (?:below|after).{0,40}|article content|advert(?:isement)?s?|ads?|"
    r"anzeige|werbung|annonce|annons|reklame|publicit[ée]|publicidade?|pubblicità|reklama?|реклама|"
    r"إعلان|اعلان|آگهی|פרסומת|广告|廣告|広告|광고|placeholder image.{0,10}|\$\$\w{2,20}\$\$)\W*",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"[\[(•*\s–—-]*(?:"
    r"(?:also read|read (?:more|also|next)|see also|more on this|don['’]?t miss|lesen sie (?:auch|mehr)|mehr zum thema|"
    r"lesetipp|lire (?:aussi|également)|à lire(?: aussi)?|voir aussi|lea (?:también|además)|lee también|"
    r"leia (?:também|mais)|veja também|leggi anche|lees ook|les også|läs (?:också|även|mer)|læs også|"
    r"читайте также|смотрите также|по теме|czytaj (?:też|także|również)|zobacz (?:też|także|również)|ayrıca oku\w*|"
    r"bunu da oku\w*|[اإ]قر(?:أ|ا|أوا|ؤوا|ئي) (?:أيضا|أيضاً|ايضا|المزيد|كذلك)|شاهد (?:أيضا|أيضاً|ايضا)|"
    r"(?:همچنین |بیشتر )بخوانید|קראו (?:גם|עוד)|相关阅读|延伸阅读|延伸閱讀|関連記事|관련기사)"
    r"\s*(?:[:：|»–—.…-].{0,150})?|"
    # Set apart by brackets, and words that begin sentences too.
    r"(?<=[\[(])\s*(?:more|see|read|watch|photos|video|gallery|story)\s*[:：]?\s.{0,150}[\])]|"
    r"(?:related(?: (?:stories|articles?|links?|coverage|content))?|watch(?: now| live)?|listen)\s*[:：|].{0,150})",
    re.IGNORECASE,
)
# When it was published, in a line of its own.
_DATED = re.compile(
    r"(?:(?:first )?(?:published|posted)|(?:last )?(?:updated|modified)|(?:article|publication) date)\s*[:：]\s"
    r"(?=[^.!?]*(?:\d{1,2}:\d\d|(?:19|20)\d\d))[^!?]{6,120}",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r".{10,180}\s©\s?[^.!?]{2,60}|"
    r"(?:photo|image|picture|foto|bild|imagen|immagine|фото|الصورة|صورة|تصوير)s?(?: credits?| courtesy)?\s?"
    r"[:：].{2,150}",
    re.IGNORECASE,
)
_READING_TIME = re.compile(
    r"(?:(?:lesedauer|reading time|temps de lecture|время чтения)\s*:?\s*)?\d{1,3}\s?(?:min(?:uten?|utes?|uti|utos)?|"
    r"мин\w*|dk|dakika|דקות|دقائق|دقيقة|分)\.?"
    r"[ -]?(?:read|reading(?: time)?|lesezeit|lesedauer|de lecture|de lectura|di lettura|läsning|okuma|чтения|קריאה|"
    r"قراءة)\W*",
    re.IGNORECASE,
)
# A player of the text.
_LISTEN = re.compile(
    r"(?:listen to (?:this |the )?(?:article|story)|artikel (?:an)?hören|(?:den )?artikel vorlesen|"
    r"écouter (?:l['’]|cet )article|escuchar (?:el |este )?art[ií]culo|ascolta (?:l['’]|questo )articolo|"
    r"ouça (?:o|este) (?:artigo|texto)|слушать (?:статью|новость)|"
    r"استمع (?:إلى|الى|ل)?\s?(?:هذا )?(?:ال)?(?:مقال|خبر|تقرير))[\s\d:.,|()–—-]*(?:min\w*\W*)?",
    re.IGNORECASE,
)
# What the outlet asks in its own name, in a line of one sentence.
_OURS = re.compile(
    r"(?=.{10,160}\Z)(?:(?:please |so |and |or |now )?(?:follow us|(?:subscribe|sign up) (?:to|for) our|"
    r"join (?:us on|our (?:channel|group|telegram|whatsapp)))|"
    r"folgen sie uns|folge uns|abonnieren sie unseren?|suivez-nous|abonnez-vous à notre|"
    r"s[ií]guenos|suscr[ií]bete a nuestr[oa]|[uú]nete a nuestro|siga-nos|inscreva-se n[oa] nosso|seguici|"
    r"iscriviti (?:al nostro|alla nostra)|подписывайтесь на наш|следите за нами|bizi .{0,30}takip edin|"
    r"تابعونا|تابعنا|لمتابعة .{3,60} تابعونا|"
    r"(?:تابعوا|تابع|اشتركوا|اشترك|انضموا|انضم) .{0,40}(?:قناتنا|صفحتنا|قنواتنا|نشرتنا)|"
    r"ما را .{0,30}دنبال کنید|הצטרפו לערוץ .{0,20}שלנו|עקבו אחרינו)(?!\w)[^.!?؟]*[.!?؟]?",
    re.IGNORECASE,
)
# A word of a name, or of a desk.
_NAMED = r"(?:(?-i:[A-ZÀ-Þ])[^\s,|&]*|and|by|of|the|web|website|team|staff)"
# Under which other title a text was printed, who edited it, who is not liable for it; what is written on buttons.
_NOTE = re.compile(
    r"[（(\[【]?\s*(?:原标题\s*[:：]|原题为|责任?编辑\s*[:：]|(?:特别|免责|版权)声明(?![^\W])).*|"
    r"本文.{2,40}(?:上传|发布).{0,20}仅代表.*|图片来自网络.{0,20}侵权.*|(?:你可能|猜你)(?:会)?喜欢\W*|"
    r"(?:このニュースを)?シェア\W*|(?:social sharing|sharing is caring)\W*|"
    r"this copy is for your personal,? non-?commercial use only.*|"
    # Names alone: "Reviewed by the court, ..." begins a sentence.
    rf"(?:(?:medically )?reviewed|fact-?checked|edited) by {_NAMED}(?:[\s,|&]+{_NAMED}){{0,11}}|"
    r"(?:share|teilen|partager|compartir|compartilhar|condividi|delen|del|dela|paylaş|поделиться|شارك|مشاركة)\s*[:：]?",
    re.IGNORECASE,
)

_KINDS = (_ADVERTISEMENT, _RELATED, _DATED, _PICTURE, _READING_TIME, _LISTEN, _NOTE)


def is_aside(line: str) -> bool:
    """Whether the whole line is of such a kind; a sentence that begins like one is not."""
    if len(line) > _LONGEST:
        return False
    return any(kind.fullmatch(line) for kind in _KINDS) or (_OURS.fullmatch(line) is not None and asks(line))
