"""Lines within a body that are none of it, whatever stands around them: where an advertisement was, the way to another
article, the credit of a picture, the minutes that reading takes, notes of the editors."""

import re

from crawler.extract.body_tail import FOLLOW, asks

_LONGEST = 200  # characters

_ADVERTISEMENT = re.compile(
    r"(?:(?:story|article|content|text) continues? (?:below|after).{0,40}|article content|advert(?:isement)?s?|ads?|"
    r"anzeige|werbung|annonce|annons|advertentie|reklame|publicit[ée]|publicidade?|pubblicità|reklama?|реклама|"
    r"διαφήμιση|hirdetés|publicitate|mainos|oglasi?|iklan|quảng cáo|विज्ञापन|գովազդ|"
    r"إعلان|اعلان|آگهی|تبلیغات?|ڕیکلام|ریکلام|اشتہار|פרסומת|广告|廣告|広告|광고|placeholder image.{0,10}|"
    r"\$\$\w{2,20}\$\$)\W*",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"[\[(•*\s–—-]*(?:"
    r"(?:also read|read (?:more|also|next)|see also|more on this|don['’]?t miss|lesen sie (?:auch|mehr)|mehr zum thema|"
    r"lesetipp|lire (?:aussi|également)|à lire(?: aussi)?|voir aussi|lea (?:también|además)|lee (?:también|además|más)|"
    r"(?:también )?te puede interesar|leia (?:também|mais|ainda)|veja também|saiba mais|leggi (?:anche|pure)|"
    r"potrebbe interessarti(?: anche)?|lees (?:ook|meer|verder)|les (?:også|mer)|läs (?:också|även|mer)|"
    r"læs (?:også|mere)|"
    r"lue (?:myös|lisää)|citeşte (?:şi|mai mult)|citește (?:și|mai mult)|"
    r"читайте (?:также|ещ[её])|смотрите также|по теме|читайте також|дивіться також|за темою|"
    r"прочетете (?:още|също)|вижте (?:още|също)|pročitajte (?:još|i)|čtěte (?:také|též|více)|"
    r"czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|olvasd? (?:el )?(?:még|tovább)|"
    r"διαβάστε (?:επίσης|ακόμη|ακόμα|και|περισσότερα)|δείτε (?:επίσης|ακόμη|ακόμα)|կարդացեք նաև|"
    r"ayrıca oku\w*|bunu da oku\w*|ilgili haber(?:ler)?|həmçinin oxuyun|(?:her ?wiha|zêdetir|bêtir) bixwîn[ei]n?|"
    r"[اإ]قر(?:أ|ا|أوا|ؤوا|ئي) (?:أيضا|أيضاً|ايضا|المزيد|كذلك)|شاهد (?:أيضا|أيضاً|ايضا)|"
    r"(?:همچنین |بیشتر )بخوانید|(?:[هھ]ەروە[هھ]ا|زیاتر|زۆرتر) بخوێن(?:ن)?ەوە|(?:یہ|مزید) (?:بھی )?پڑھ\w+|"
    r"קראו (?:גם|עוד)|עוד בנושא|לקריאה נוספת|यह भी पढ़ें|baca juga|đọc thêm|xem thêm|"
    r"相关(?:阅读|报道|新闻)|相關(?:閱讀|報導|新聞)|延伸阅读|延伸閱讀|関連記事|あわせて読みたい|관련 ?기사)"
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
    r"(?:photo|image|picture|foto|fotó|bild|imagen|imagem|immagine|kuva|zdjęcie|fotoğraf|wêne|фото|снимка|φωτο(?:γραφία)?|"
    r"լուսանկարը?|الصورة|صورة|تصوير|عکس|وێنە|تصویر|צילום|摄影|攝影|图|圖|写真|사진)s?(?: credits?| courtesy)?\s?"
    r"[:：=՝].{2,150}|fot\.\s[^.!?]{2,60}",
    re.IGNORECASE,
)
_MINUTES = (
    r"(?:ca\.? |~\s?)?\d{1,3}\s?(?:min(?:s|uten?|utes?|uti|utos?|uut\w*|ut(?:er|ter)?)?|мин\w*|хв\w*|dk|dakika|perc|"
    r"λεπτ[άό]|דקות|دقائق|دقيقة|دقیقه|منٹ|خولەک|xulek|deqe|मिनट|분|分(?:钟|鐘)?)\.?"
)
_READ_FOR = (
    r"lese(?:dauer|zeit)|read(?:ing)? time|temps de lecture|tiempo de lectura|tempo di lettura|"
    r"tempo de leitura|leestijd|"
    r"lästid|lesetid|læsetid|lukuaika|czas czytania|doba čtení|olvasási idő|timp de citire|χρόνος ανάγνωσης|"
    r"время чтения|час читання|okuma süresi|زمان مطالعه|(?:وقت|مدة) القراءة|זמן קריאה|阅读(?:时间|时长)|"
    r"閱讀時間|読了時間"
)
_TO_READ = (
    r"read|reading(?: time)?|lesezeit|lesedauer|de lecture|de lectura|di lettura|de leitura|leestijd|läsning|lesing|"
    r"czytania|čtení|okuma(?: süresi)?|чтения|читання|ανάγνωση|קריאה|قراءة|مطالعه|阅读|閱讀"
)
_READING_TIME = re.compile(
    rf"(?:{_READ_FOR})\s*[:：]?\s*{_MINUTES}(?:[ -]?(?:{_TO_READ}))?\W*|{_MINUTES}[ -]?(?:{_TO_READ})\W*", re.IGNORECASE
)
# A player of the text.
_LISTEN = re.compile(
    r"(?:listen to (?:this |the )?(?:article|story)|artikel (?:an)?hören|(?:den )?artikel vorlesen|"
    r"écouter (?:l['’]|cet )article|escuchar (?:el |este )?art[ií]culo|ascolta (?:l['’]|questo )articolo|"
    r"ouça (?:o|este) (?:artigo|texto)|luister naar dit artikel|lyssna på artikeln|lyt til artiklen|lytt til saken|"
    r"posłuchaj artykułu|ascultă articolul|hallgasd meg a cikket|poslechněte si článek|xəbəri dinlə(?:yin)?|"
    r"լսել հոդվածը|یہ خبر سنیں|слушать (?:статью|новость)|слухати (?:статтю|новину)|άκου(?:σε|στε) το άρθρο|"
    r"(?:bu )?(?:haberi|makaleyi|yazıyı) (?:sesli )?dinle(?:yin)?|האזינו לכתבה|האזן לכתבה|"
    r"شنیدن (?:این )?(?:گزارش|خبر|مقاله)|به این (?:گزارش|خبر|مقاله) گوش (?:دهید|کنید)|"
    r"この記事を(?:音声で)?聴?聞?く|기사 듣기|收听(?:文章|新闻)|"
    r"استمع (?:إلى|الى|ل)?\s?(?:هذا )?(?:ال)?(?:مقال|خبر|تقرير))[\s\d:.,|()–—-]*(?:min\w*\W*)?",
    re.IGNORECASE,
)
# What the outlet asks in its own name, in a line of one sentence.
_OURS = re.compile(
    r"(?=.{10,160}\Z)(?:(?:please |so |and |or |now )?(?:follow us|(?:subscribe|sign up) (?:to|for) our|"
    r"join (?:us on|our (?:channel|group|telegram|whatsapp)))|"
    r"folgen sie uns|folge uns|abonnieren sie unseren?|suivez-nous|abonnez-vous à notre|"
    r"s[ií]guenos|suscr[ií]bete a nuestr[oa]|[uú]nete a nuestro|siga-nos|inscreva-se n[oa] nosso|seguici|"
    rf"{FOLLOW}|"
    r"iscriviti (?:al nostro|alla nostra)|abonneer je op onze|следите за нами|"
    r"подпи(?:шитесь|сывайтесь) на наш|підпи(?:шіться|суйтеся) на наш|стежте за нами|"
    r"ακολουθήστε (?:μας|το)|kövess(?:en)? minket|"
    r"bizi .{0,60}takip ed(?:in|ebilirsiniz)|.{0,90}(?:kanal|sayfa|grub|bülten)(?:ım[ıu]z[ae]|imiz[ae]|umuza) "
    r"(?:katıl|abone ol)(?:ın|un|abilirsiniz)?|me li .{3,60} bişopîn[ei]n?|"
    r".{3,40}フォローしてください|.{3,40}(?:구독|팔로우)(?:하세요|해 ?주세요)|"
    r"تابعونا|تابعنا|لمتابعة .{3,60} تابعونا|"
    r"(?:تابعوا|تابع|اشتركوا|اشترك|انضموا|انضم) .{0,40}(?:قناتنا|صفحتنا|قنواتنا|نشرتنا)|"
    r"ما را .{0,60}دنبال کنید|.{0,60}کانال .{0,30}ما (?:بپیوندید|عضو شوید)|הצטרפו לערוץ .{0,20}שלנו|"
    r"עקבו אחרינו)(?!\w)[^.!?؟]*[.!?؟]?",
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
