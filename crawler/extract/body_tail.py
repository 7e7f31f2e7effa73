"""The end of a body: lines that ask the reader to follow, subscribe or share are none of the article, nor is what is
said of its author there."""

import re

#: Lines at the end that are looked at, and the characters of one that asks; a longer one tells something, too.
MOST_LINES, LONGEST_LINE = 6, 350
#: Lines at the end among which the author is announced: further up it is the subhead of a part.
ABOUT = 3

#: How readers are asked to follow, where it is said like that and no other way.
FOLLOW = (
    r"volg ons|följ oss|føl[gj] oss?|seuraa meitä|obserwuj nas|sleduj?te nás|pratite nas|последвайте ни|urmărește-ne|"
    r"հետևեք մեզ|bizi .{3,60}izləyin|لە .{3,60} لەگەڵمان بن|ہمیں .{3,60} فالو کریں|ہمارے .{3,40} میں شامل ہوں|"
    r"ikuti kami|theo dõi chúng tôi"
)
# What is asked, at the beginning of a line or of a sentence. Only what is said to the reader: most of these words begin
# sentences of news as well ("Share prices of...", "More than...", "وتابع").
_ASKS = re.compile(
    r"(?:\A|[.!?؟]\s+|[,:]\s+(?=sign up|subscribe|follow us|abonnier))(?:(?:please|so|and|also|now),?\s+)*(?:"
    r"sign up|signing up|subscribe|follow (?!-)|like (?:us|this story|this article|what you)|"
    r"share (?:this|it|your|with|on (?:twitter|facebook))|"
    r"join (?:us|our|the (?:conversation|discussion))|"
    r"get (?:the|our|all|more|in touch|breaking|your|it|\w+(?: \w+){0,3} delivered)\b|"
    r"stay (?:informed|tuned|up to date|connected)|download (?:the|our|it)|bookmark|"
    r"check out (?:more|our|my|the)|click (?:here|on|the)|listen to (?:us|our|the)|watch (?:us|our|more)|"
    r"(?:have|got|do you have) an? (?:tip|story|question|news)|send (?:us|your)|e-?mail (?:us|me|him|her|the)|"
    r"(?:to |for inquiries,? (?:please )?)?contact (?:[\w.-]+ ){1,6}at\b|"
    r"to contact the (?:reporter|editor|author|writer)s?\b|"
    r"reach (?:the (?:reporter|author|writer)s?|him|her|me|us)|support (?:us|our)|donate (?:to|here|now)|"
    r"love .{3,60}\?|for (?:the latest|more (?:stories|news|information|updates|like))|"
    r"more [\w -]{2,40}:? https?:|there['’]?s (?:plenty|lots|more) |invest in|never miss|don['’]?t miss (?:out|our)|"
    r"be the first to|our (?:website|newsletter|app) is|you can (?:also )?(?:un)?(?:subscribe|follow|sign up)|"
    r"abonnier(?:e|en|t)\b|folg(?:e|t|en|st) (?:uns|sie|du|mir|ihr)\b|melden? (?:sie|dich|euch)\b|"
    r"jetzt (?:abonnieren|anmelden|folgen|registrieren)|hol(?:en)? (?:sie|dir|euch)\b|laden? (?:sie|dir|die|unsere)\b|"
    r"teilen sie|teile (?:diesen|den)|"
    r"abonnez|inscrivez|suivez|partagez|recevez|retrouvez|t[ée]l[ée]chargez|"
    r"suscr[ií]b(?:e|a|ir|ete|ase)\b|s[ií]g(?:ue|a)n?os|recib(?:e|a) (?:en|nuestr|las|todas)|"
    r"compart(?:e|a) (?:este|esta|en)|puede[ns]? escribir|descarga (?:la|nuestra)|"
    r"assine\b|inscreva|siga\b|receba\b|baixe\b|iscriviti|iscrivetevi|segui(?:ci|teci)\b|ricevi\b|abbonati\b|scarica\b|"
    r"подпишитесь|подписывайтесь|подписаться|следите|читайте|присоединяйтесь|"
    rf"{FOLLOW}|"
    r"abone ol|takip ed(?:in|ebilir)|indir(?:in|meyi)|bizi .{3,60}takip ed|abonneer|ακολουθήστε|"
    r".{0,90}(?:kanal|sayfa|grub|bülten)\w* (?:katıl|abone ol)|kövess|"
    r"підпи(?:шіться|суйтеся)|стежте|me li .{3,60} bişopîn|"
    r".{3,40}フォローして|.{3,40}(?:구독|팔로우)(?:하세요|"
    r"해 ?주세요)|"
    r".{0,60}کانال .{0,30}(?:بپیوندید|عضو شوید)|"
    r"تابعونا|تابعنا|تابعوا (?:صفح|قنا|آخر)|لمتابعة (?:آخر|اخر|أخبار|اخبار|الأخبار)|لمتابعتنا|للاشتراك|اشتركوا|"
    r"اشترك (?:في |ب)?(?:النشرة|نشر|قنا|القناة|خدمة|الخدمة)|انضم(?:وا)? (?:إلينا|الينا|إلى قنا|الى قنا|لقنا)|"
    r"شاركونا|شاركنا|شارك (?:الخبر|المقال|برأيك)|حمّ?لوا? (?:تطبيق|التطبيق)|"
    r"ما را (?:در .{2,20} )?دنبال|دنبال کنید|عضو (?:کانال|شوید)|مشترک شوید|"
    r"הירשמו|עקבו אחרינו|הצטרפו (?:אלינו|לערוץ|לקבוצ))",
    re.IGNORECASE,
)
# Where to: a channel of the outlet, or the reader's friends.
_CHANNEL = re.compile(
    # In some languages with an ending: "na Facebooku i Telegramie".
    r"(?<!\w)(?:newsletters?|inbox|letterbox|(?:twitter|facebook|instagram|whatsapp|telegram|youtube|tiktok)\w{0,4}|"
    r"linkedin|snapchat|threads|bluesky|mastodon|push (?:alerts?|notifications?)|"
    r"our (?:app|news ?(?:page|room|team)|website|channel|subscribers)|news team|subscribe|subscription|"
    r"e-?mail(?:ing)? us|with (?:a|your) friends?|your friends|"
    r"[\w.]+@[\w-]+\.\w+|whatsapp-kanal|infolettre|bolet[ií]n|e-?bülten)(?!\w)|(?<!\w)@\w{3,}|"
    r"телеграм|ютуб|вконтакте|рассылк|розсилк|تێلێ?گرام|تەلەگرام|فەیسبووک|فیس بک|ٹیلی ?گرام|واٹس ?ایپ|"
    r"フェイスブック|テレグラム|"
    r"페이스북|텔레그램|카카오톡|تلغرام|تيليغرام|تلجرام|تويتر|فيسبوك|فايسبوك|واتس|يوتيوب|[إا]نستغرام|النشرة|"
    r"قناتنا|قنواتنا|صفحتنا|نشرتنا|تلگرام|اینستاگرام|טלגרם|ניוזלטר|פייסבוק",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:about |über )?(?:the authors?|die autor(?:in|innen|en)|de[rn] autor)|zu[rm] (?:person|autor)|"
    r"(?:sobre )?(?:el autor|la autora)|sobre [oa] autora?|à propos de l['’]auteure?|l['’]auteure?|об авторе|"
    r"(?:نبذة )?عن الكاتبة?|yazar hakkında|o autorze|درباره نویسنده",
    re.IGNORECASE,
)
# "Copyright law" begins a sentence.
_RIGHTS = re.compile(r"(?:copyright\W*(?:©|\(c\)|\d{4}|by\s|all rights|(?-i:[A-ZÀ-ÞА-Я])|\Z)|©|\(c\)\s)", re.IGNORECASE)
# As every site says it.
_RESERVED = (
    r"all rights reserved|alle rechte vorbehalten|tous droits réservés|(?:todos los )?derechos reservados|"
    r"todos os direitos reservados|(?:tutti i )?diritti riservati|alle rechten voorbehouden|"
    r"wszelkie prawa zastrzeżone|všechna práva vyhrazena|minden jog fenntartva|toate drepturile rezervate|"
    r"alla rättigheter (?:förbehållna|reserverade)|alle rettigheder forbeholdes|kaikki oikeudet pidätetään|"
    r"все права защищены|(?:усі|всі) права (?:захищені|застережені)|με επιφύλαξη παντός δικαιώματος|"
    r"tüm hakları saklıdır|bütün hüquqlar qorunur|բոլոր իրավունքները պաշտպանված են|hemû maf parastî ne|"
    r"[هھ]ەموو ماف\w+ پارێزراو\w*|"
    r"جملہ حقوق .{0,30}محفوظ|सर्वाधिकार सुरक्षित|無断転載|무단 ?전재|"
    r"(?:جميع|كافة|كل) (?:ال)?حقوق .{0,30}محفوظة|حقوق (?:النشر|الطبع) .{0,20}محفوظة|"
    r"(?:تمامی?|همه|کلیه) حقوق .{0,60}محفوظ|כל הזכויות שמורות|版权所有|版權所有"
)
# Anywhere in the line at the foot of every page of a site.
_OWNED = re.compile(rf"(?:©|\(c\)|copyright)\W{{0,5}}(?:by )?(?:19|20)\d\d|{_RESERVED}", re.IGNORECASE)
#: Characters of a line that claims the rights with these words, wherever they stand in it.
LONGEST_CLAIM = 120


def without_tail(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines up to the last one that neither asks the reader for something, nor claims the rights, nor stands below
    a heading that announces the author; none where all of them claim the rights."""
    if all(map(_owns, lines)):
        return ()
    end = len(lines)
    about = (n for n in range(max(1, end - ABOUT), end) if _ABOUT.fullmatch(lines[n]))
    end = next(about, end)
    while end > 1 and len(lines) - end < MOST_LINES and asks(lines[end - 1]):
        end -= 1
    return lines[:end]


def asks(line: str) -> bool:
    """Whether a line does."""
    if len(line) > LONGEST_LINE:
        return False
    if _RIGHTS.match(line) or (len(line) <= LONGEST_CLAIM and _OWNED.search(line)):
        return True
    return _ASKS.search(line) is not None and _CHANNEL.search(line) is not None


def _owns(line: str) -> bool:
    return len(line) <= LONGEST_LINE and (_RIGHTS.match(line) or _OWNED.search(line)) is not None
