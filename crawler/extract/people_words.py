"""Words of bylines: what introduces a name, what a person does, and what is an organisation."""

import re


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(text.split())


#: Labels of whoever wrote it, which stand before a name.
LABELS = (
    r"reporter|yazar|haber|autore|författare|skribent|forfatter|kirjoittaja|szerző|írta|συντάκτ(?:ης|ρια)|müəllif|"
    r"հեղինակ|nivîskar|nivîsandin|nûçe|amadekar|penulis|tác giả|текст|כתב(?:ת|ה)?|الكاتبة?|إعداد|نویسنده|تحریر|"
    r"نووسەر|نووسینی?|ئامادەکردنی?|लेखक|作者|撰文|責任編輯|责任编辑|文|著者|執筆|글"
)
#: Before a name: "By", "von", "بقلم". Matched at the start of a part, once or more.
LEADING = re.compile(
    r"(?:(?:view|see|read|show) )?(?:all |more )?(?:posts|articles|stories) (?:by|from)|"
    r"(?:(?:(?:originally |first )?(?:written|reported|posted|published|compiled|edited|reviewed|authored|contributed|"
    r"story|words|text|article|report|reporting|analysis|interview|photos?|opinion|medically reviewed|fact[- ]checked)"
    r"(?: and (?:written|reported|edited|photographed|photos))? )?by|authors?|author\(s\)|writers?|"
    r"(?:von|vom) unser(?:em|er|en) (?:korrespondent(?:in|en)?|reporter(?:in)?|redakteur(?:in)?)|"
    r"(?:dal|dalla|dai|del|della) nostr[oaie] (?:inviat[oaie]|corrispondent[ei])|"
    r"de notre (?:envoyée?|correspondante?)(?: spéciale?)?|de nuestr[oa] (?:corresponsal|enviad[oa](?: especial)?)|"
    r"van onze (?:correspondent|verslaggever|redacteur)e?|خبرنگار|"
    r"مراسلة? (?:الجزيرة(?: نت)?|العربية|رويترز|سانا|الأناضول|الوكالة|عنب بلدي)|"
    r"von|vom|text von|ein(?:e)? [\w-]+ von|alles von|alle (?:artikel|beiträge|texte) von|beitrag|bericht|"
    r"(?:presse)?mitteilung|kolumne|reportage|glosse|"
    r"tous les articles de|todos los artículos de|tutti gli articoli di|"
    r"text|autor(?:in|en|es|a|i)?|interview|protokoll|gastbeitrag|kommentar|"
    r"nga|shkruar nga|scris de|firmado por|par|propos recueillis par|texte|auteurs?|por|escrito por|texto|"
    r"a cura di|door|av|af|"
    r"tekst|skrevet av|text av|"
    rf"{LABELS}|"
    r"przez|opracowa[łl]a?|oprac|yazan|autors?|napsal[ai]?|"
    r"автор[ыаи]?|написал[аи]?|מאת|"
    r"بقلم|كتبت?|كاتب|اعداد|ترجمة|تقرير|تحرير|خاص|به قلم|"
    r"γράφει (?:ο|η)|"
    # Before a name, and as the first part of one.
    r"(?-i:di(?=\s+[A-ZÀ-Þ])|(?:de|Di)(?=\s+[A-ZÀ-Þ]\S*\s+[A-ZÀ-Þ]))|"
    r"記者|记者|編集|责编|取材|기자)(?:\s*[:：|/]\s*|\s+|$)",
    re.IGNORECASE,
)

#: What a credit goes on with that is none of it, as a pattern: "Published 2 January".
PUBLISHED = (
    r"\s+(?:posted|published|updated|filed (?:under|in)|publiée?|mise? à jour|veröffentlicht|aktualisiert|"
    r"erschienen am|publicad[oa]|actualizad[oa]|atualizad[oa]|pubblicat[oa]|aggiornat[oa]|gepubliceerd|bijgewerkt|"
    r"publisert|oppdatert|publicerad|uppdaterad|udgivet|opdateret|julkaistu|publikováno|aktualizováno|opublikowan[oey]|"
    r"yayın(?:lan\w+| tarihi)|güncelle\w+|опубликован[оа]?|обновлен[оа]?|дата публикации|"
    r"نُ?شرت? (?:في|يوم|بتاريخ)|تاريخ النشر|آخر تحديث|تم (?:النشر|التحديث)|פורסם|עודכן)(?!\w| by).*"
)

#: "And", as alternatives of a pattern; languages of one letter for it are treated apart.
AND = "and|und|et|och|og|ja|ve|və|și|şi|és|και|û|և|اور|и|та"

#: What stands before a name in capitals like the name itself ("Von", "By") is no part of it; titles are.
SEPARATOR = re.compile(
    rf"\s*(?:[,;|/／•●▪、，；،؛＆&\n\t]|\s[–—ـ+-]\s|(?<!\w)(?:{AND}|oraz|with|avec|mit|con|وَ?|و)(?![\w.])"
    # Within a name that is written in another script: "约翰·史密斯".
    r"|(?<![\u3040-\u9fff])·|·(?![\u3040-\u9fff])"
    # The Arabic "and" is written together with the next name; no name begins with its letter and one of these.
    r"|(?<=\w)\s+و(?=[أإآ]|(?:ال)?وكالات|وكالة|محمد |محمود |عبد |مصطفى )"
    # A single letter joins names only in small: "Bruce Y. Lee", "John E Doe". A full stop, only after a word.
    r"|(?<=\w)\s+(?-i:[aeiuyі]|og|en)\s+(?=(?-i:[A-ZÀ-ÞĆČĐĞİŁŐŚŞŠŰŻŽА-ЯІЇЄ])|agenci|agenz|agênc)|(?<=[^\W\d_]{5})\.\s+(?=\w))\s*",
    re.IGNORECASE,
)

#: After a name: where or for whom ("in Beirut", "for Reuters").
TRAILING = re.compile(
    r"\s+(?:in|at|aus|à|near|from|for|für|pour|para|reports?|reporting|berichtet|im|من|في|-)\s+(?:[A-ZÀ-ÞА-Я؀-ۿ].*)$|"
    # What is left before a date that was taken off: "Jane Doe on 2 May 2026".
    r"\s+(?:on|am|le|el|at|,)\s*$"
)

#: Roles, as whole words; what is left of a part without them is a name or nothing.
_BEAT = (
    r"(?:senior|chief|deputy|associate|assistant|managing|executive|contributing|special|foreign|diplomatic|"
    r"political|"
    r"politics|business|economics?|energy|science|health|environment|climate|technology|tech|sports?|football|royal|"
    r"entertainment|culture|arts|world|national|international|middle east|us|uk|european?|africa|asia|china|defen[cs]e|"
    r"security|education|home affairs|legal|crime|court|city|local|night|digital|online|news|features?|"
    r"investigati(?:ve|ons)|"
    r"data|staff|freelance|guest|columns?|global|general|multimedia|video|visual|live|audience|seo|trends?|show ?biz|"
    r"marketing|operations|product|content|research|community|communications|"
    r"lifestyle|travel|money|consumer|personal finance|markets?|parliamentary|westminster|white house|washington|"
    r"london|paris|berlin|beirut|damascus|jerusalem|cairo|moscow|brussels|opinion|editorial|vice|co-?|former|lead|"
    r"head)"
)
_ROLE = (
    rf"(?:{_BEAT}[ -]+)*"
    r"(?:writers?|reporters?|correspondents?|editors?|columnists?|journalists?|contributors?|producers?|analysts?|"
    r"commentators?|critics?|bloggers?|editor-in-chief|editor in chief|photographers?|authors?|fellows?|"
    r"specialists?|experts?|"
    r"bureau chief|anchor|presenter|intern|translators?|founder|ceo|cto|director|president|professor)"
)
#: The first of two things that somebody reports on: "Health and" of "Health and science reporter".
BEAT = re.compile(rf"(?<!\w){_BEAT}(?:,? and |\s?&\s?)(?={_ROLE}(?!\w))", re.IGNORECASE)
ROLE = re.compile(
    rf"(?<!\w)(?:the |our |a )?{_ROLE}(?:\s+(?:at|of|for)\s+.*)?(?!\w)|"
    r"(?<!\w)(?:(?:leitende|stellvertretende|verantwortliche|freie|politische)[rn]? )?"
    r"(?:(?:Chef|Polit|Wirtschafts|Sport|Kultur|Auslands|Online|Lokal|Volont|Gast|Hauptstadt|Finanz|"
    r"Nachrichten|Digital)?-?"
    r"(?:Redakteur(?:in)?|Korrespondent(?:in)?|Reporter(?:in)?|Journalist(?:in)?|Autor(?:in)?|Kolumnist(?:in)?|"
    r"Volontär(?:in)?|"
    r"Ressortleiter(?:in)?|Mitarbeiter(?:in)?|Herausgeber(?:in)?))(?!\w)|"
    r"(?<!\w)(?:journalistes?|correspondante?s?|rédacteurs?|rédactrices?|envoyée?s? spécia(?:le?s?|ux)|chroniqueurs?|"
    r"periodista|"
    r"corresponsal|"
    r"redactora?|enviad[oa] especial|giornalista|corrispondente|redaktor(?:ka)?|dziennikarz|dziennikarka|"
    r"журналист|корреспондент|обозреватель|редактор|спецкор|muhabir|editör|"
    r"مراسلة?|محررة?|صحفي(?:ة)?|كاتبة?|رئيس التحرير)(?!\w)|\s*(?:記者|记者|기자|특파원|論説委員|編集委員)",
    re.IGNORECASE,
)

#: Degrees and certificates behind a name; not part of it.
DEGREE = re.compile(
    r"(?:Ph\.?\s?D|M\.?D|M\.?S|M\.?A|B\.?A|B\.?S|M\.?B\.?A|J\.?D|R\.?N|R\.?D|RDN|FAND|DVM|DACVB|VMD|LVT|MPH|MSc|BSc|"
    r"CPA|CFA|"
    r"CFP|CEPF|Esq|LCSW|E-RYT \d+|RYT(?: \d+)?|DO|DDS|PharmD|FACP|CISSP|PE|LMFT|PsyD|EdD|MFA|CPT|CSCS|TIME)[.®©™]*",
)

#: A part with one of these words is an organisation, a desk or a role, not a person.
ORGANISATION = re.compile(
    r"(?<!\w)(?:staff|team|desk|agenc(?:y|ies)|newsroom|editors?|editorial|editor's|editorial board|bureau|service|"
    r"services|"
    r"press|media|news|newspaper|times|post|herald|tribune|gazette|journal|magazine|online|digital|network|tv|"
    r"television|"
    r"radio|channel|broadcasting|wire|wires|report|reports|reporters?|correspondents?|writers?|contributors?|authors?|"
    r"admin|administrator|webmaster|website|web ?desk|redaction|publisher|publishing|company|inc|ltd|llc|gmbh|corp|"
    r"group|"
    r"foundation|institute|university|college|school|center|centre|hospital|association|society|council|committee|"
    r"department|ministry|office|government|admissions|house|labs?|studio|studios|insights?|guest|anonymous|"
    r"sponsored|partner|"
    r"the associated|associated press|reuters|bloomberg|"
    r"\w*redaktion\w*|redakcja|redakce|redaktionen|\w*toimitus|redacci[oó]n|reda[cç][aã]o|rédaction|redazione|"
    r"\w*redactie|redac[tțţ]ia|szerkesztőség|σύνταξη|խմբագրություն|редакція|відділ|отдел|servisi|şöbəsi|"
    r"desteya|navenda|دەستەی|بەشی|گروه|ادارہ|ڈیسک|غرفة|شبكات|מערכת|סוכנויות|agências|"
    r"(?:국제|사회|정치|경제|문화|편집|체육|산업|전국|디지털|온라인|뉴스)\w*(?:부|팀|국)|"
    r"partei|sekretariat|\w*(?:verband|verein|stiftung|blog)|coordenadoria|assessoria|prefeitura|"
    r"συντακτικ[ήη] ομ[άα]δα|"
    r"agentur(?:en)?|nachrichten\w*|zeitung|tageszeitung|tageblatt|anzeiger|rundschau|kurier|presse|"
    r"agence|agences|agencia|agencias|agenzia|ajans[ıi]?|ajanslar|haber|gazetesi|"
    r"редакция|агентство|новости|служба|тасс|риа|"
    r"وكالات?|وكالة|قسم|هيئة|فريق|تحرير|المحرر|موقع|صحيفة|جريدة|قناة|أخبار|مركز|شبكة|خبرگزاری|سرویس|تحریریه|"
    r"معهد|مؤسسة|المرصد|رويترز|سانا|"
    r"編集部|新聞\w*|通信|통신|뉴스|일보|신문|\w*taboola|outbrain|standards|practices|guidelines|principles|policy|policies|terms)(?!\w)|"
    r"編集部|新聞|通信社|オンライン|デジタル|ニュース|新华社|社讯|"
    # Chinese: how papers, sites, firms, offices and the accounts of platforms end, and what is written on buttons.
    r"(?:网|報|报|杂志|周刊|电视台|广播|频道|客户端|在线|新闻|资讯|消息|财经|科技|公司|集团|大学|研究院|委员会|办公室|"
    r"编辑部|[\u4e00-\u9fff]{2}社|[报報]讯|(?:报|報)[道導]|^编辑|[业家头]号|发布)(?![\u4e00-\u9fff])|原创|关注|相关|推荐|文章|阅读|评论|分享|授权",
    re.IGNORECASE,
)

#: Agencies whose name is also written alone and short.
AGENCIES = listed(
    "afp ap dpa apa sda sid reuters rtr ansa efe tass itar-tass ria interfax xinhua sana aa anadolu dha iha irna "
    "isna pti ani ians kyodo jiji "
    "yonhap bloomberg pa upi cnn bbc dw rt npr abc cbs nbc voa rfe ntb tt ritzau belga anp pap ctk čtk mti lusa kna "
    "epd afd "
    "awp keystone-sda zdf ard ndr wdr mdr swr br hr orf srf time cp agerpres bns elta stt fnb lusa hina tanjug "
    "petra wafa nna "
    "mehr fars tasnim almayadeen aljazeera newsdesk agencies staff editor admin aol tmz time webdesk"
)

#: Words of desks, roles and sections; what is made of these alone names nobody: "Local Editor", "Staff, Agencies".
GENERIC = listed(
    "the a an our and & of by for with from in at on to all other various und von der die das de des du la le les el "
    "local foreign world global national international regional domestic politics political economy economic business "
    "sports sport culture tech technology science health opinion general special main central breaking online web "
    "digital video photo daily night live guest senior chief deputy middle east arab arabic english "
    "staff team desk newsdesk webdesk desks newsroom news press media editor editors editorial editing edit board "
    "department section service services agency agencies wire wires bureau report reports reporter reporters "
    "correspondent correspondents writer writers contributor contributors contributing author authors admin "
    "administrator webmaster website site anonymous guestauthor publisher redaction translation translated "
    "user root test developer default unknown none null na byline "
    "redaktion onlineredaktion redaktionen agentur agenturen nachrichten nachrichtenagentur nachrichtenagenturen "
    "politikredaktion sportredaktion mitarbeiter autor autoren rédaction redazione redacción redacao redação redactie "
    "redactia redakcja redakce toimitus agence agences agencia agencias agenzia agenzie ajans ajanslar ajansı haber "
    "merkezi haberleri редакция агентство агентства новости служба "
    "وكالات وكالة الوكالات الأنباء أنباء هيئة فريق قسم تحرير التحرير المحرر محرر المحررون السياسي الاقتصادي الرياضي "
    "المحلي الثقافي الدولي الأخبار أخبار متابعات متابعة رصد خاص مراسل مراسلنا المراسل الموقع العربي ترجمة إعداد "
    "تقرير تقارير كاتب خبرگزاری سرویس تحریریه گروه "
    "編集部 オンライン デジタル ニュース"
)

#: An agency, an outlet or one of its programmes: what stands beside people in a byline as one of its authors.
NEWS = re.compile(
    r"(?<!\w)(?:(?i:\w*news|newspaper|times|post|herald|tribune|gazette|magazine|press|tv|television|radio|agency|agence|"
    r"agencia|agenzia|ajansı|\w*agentur|reuters|bloomberg|\w*redaktion|وكالة|صحيفة|قناة|رويترز|سانا|通信\w*|新聞\w*)|"
    r"[A-ZÄÖÜ]{2,5}|(?:afp|dpa|apa|sda|sid|epd|kna|ansa|efe|ntb|tt|anp|pap|ctk|mti|lusa))(?!\w)|\w\.\w{2,4}\Z"
)
