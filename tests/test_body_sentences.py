"""Sentences that begin like what leads away from an article, or look like scraps, stay where they stand in its text."""

import pytest

from crawler.extract.body import read_body
from crawler.markup import parse

NEWS = (
    "State forces moved into the village on Sunday after a night of clashes, a field source told the agency, "
    "and the road to the east was cleared of mines by the evening, when the first families came back to their houses.",
    "The source added that the units had met hardly any resistance, and that engineers would stay for another week.",
    "Residents spoke of damage to the school, the mill and about forty houses along the river.",
    "“We have been waiting for three years,” said a farmer who returned with his two sons on Monday morning.",
    "The governor is expected to visit the village within days, his office said in a short statement.",
    "Nobody was killed, according to the hospital of the district, "
    "where six wounded men were treated during the night.",
)
ARABIC_NEWS = (
    "دخلت القوات القرية يوم الأحد بعد ليلة من الاشتباكات، كما قال مصدر ميداني للوكالة، "
    "وأزيلت الألغام من الطريق المؤدي إلى الشرق حتى المساء عندما عادت أولى العائلات إلى منازلها.",
    "وأضاف أن الوحدات لم تواجه مقاومة تذكر وأن المهندسين سيبقون أسبوعا آخر في المنطقة.",
    "وتحدث السكان عن أضرار لحقت بالمدرسة والمطحنة وبنحو أربعين منزلا على طول النهر.",
    "وقال مزارع عاد مع ولديه صباح الاثنين إن الانتظار دام ثلاث سنوات طويلة.",
    "ومن المتوقع أن يزور المحافظ القرية خلال أيام بحسب بيان قصير لمكتبه.",
    "ولم يقتل أحد وفقا لمستشفى المنطقة حيث عولج ستة جرحى خلال الليل.",
)
#: By what is around them: the words with which they begin stand on buttons, labels and links, too.
SENTENCES = (
    "Share prices of the port company fell by a tenth on Monday.",
    "By Friday, twenty people had been killed in the clashes.",
    "By 2026 the bridge is to be open again, the minister said.",
    "Related protests were held in three other towns.",
    "Recommended by the council, the plan was adopted at once.",
    "Registered voters stood in line from six in the morning.",
    "Published figures show that exports fell last year.",
    "Updated figures will be released on Thursday, the ministry said.",
    "Save the Children said the camp had run out of water.",
    "Print shops in the capital were closed on Sunday.",
    "Close to a thousand families have returned since May.",
    "Author and activist Jane Doe was among those released.",
    "Correction of the border was agreed in the spring.",
    "Reuters could not verify the video on its own.",
    "Listen carefully, the commander told his men, and left.",
    "Watch towers were built along the road to the camp.",
    "More on that will be known next week, he added.",
    "More in the town than in the villages fear a return of the fighters.",
    "Back to school meant back to ruins for the children.",
    "Error or not, the strike killed nine people.",
    "Loading of the ships began in the evening.",
    "Sources: the ministry, the company and two diplomats.",
    "Donated flour was sold in the market, residents said.",
    "Advertising was banned during the campaign.",
    "Tags with numbers were fixed to the bodies.",
    "Topics of the talks were water and borders.",
    "Comments by the minister drew protest from the opposition.",
    "Subscribers of the company were cut off for two days.",
    "Like this winter, the last one was cold.",
    "Like us, they fled at night, she said.",
    "Get the men out first, the officer shouted.",
    "Support our men, read a banner at the gate.",
    "Our website was blocked, the editors said on Monday.",
    "This article was first used against the press in 1998.",
    "This story is one of many in the town.",
    "Follow the road and you reach the last checkpoint.",
    "Trending upwards for months, prices doubled in June.",
    "Latest news from the front reached the town at noon.",
    "Categories of refugees were told apart by colour.",
    "Most read the letter as a threat.",
    "Sorry, said the driver, and drove on.",
    "Illustrations of the harbour hang in every café.",
    "Jetzt will die Regierung das Lager räumen.",
    "Anmelden müssen sich alle Rückkehrer bei der Polizei.",
    "Quellen im Ministerium bestätigten den Angriff.",
    "Teilen der Stadt fehlt seit Tagen das Wasser.",
    "Werbung für die Partei war verboten.",
    "Kommentare lehnte der Sprecher ab.",
    "Suivez-moi, dit le soldat aux habitants.",
    "Partager le pouvoir n'est pas prévu, dit-il.",
    "Publicado el informe, la oposición pidió su dimisión.",
    "Siga o não siga, o ministro perdeu o apoio.",
    "Fuentes del ejército confirmaron el ataque.",
    "Compartir el agua fue el acuerdo.",
    "Источник в министерстве подтвердил атаку.",
    "Подписан указ о выводе войск из города.",
    "Следите за руками, сказал офицер солдатам.",
    "Смотрите, сказал он, дом пуст.",
    "Комментариев министерство не дало.",
    "Реклама партии была запрещена.",
    "Son dakika verilen kararla yol kapatıldı.",
    "Kaynak güvenlik güçleri saldırıyı doğruladı.",
    "Takip edilen araç köprüde durduruldu.",
)
ARABIC_SENTENCES = (
    "شارك الآلاف في تشييع الضحايا يوم الجمعة.",
    "المصدر أكد أن القوات دخلت القرية فجرا.",
    "تعليق الدراسة استمر ثلاثة أيام في المحافظة.",
    "شاهد عيان قال إن الانفجار وقع قرب السوق.",
    "انضم مئات الشبان إلى الاحتجاجات مساء السبت.",
    "إعلان وقف إطلاق النار جاء بعد محادثات طويلة.",
    "أخبار ذات صدى واسع وصلت من الجنوب أمس.",
    "طالع الوزير الحضور بكلمة قصيرة عن المياه.",
    "نشر في القرية نحو مئة جندي خلال الليل.",
    "المزيد من القوات وصل إلى المدينة أمس.",
    "تعليقات الوزير أثارت غضب المعارضة.",
    "مواضيع البحث كانت المياه والحدود.",
    "اشترك في المحادثات وفد من خمس دول.",
    "بقلم واحد وقع الوزراء الثلاثة الاتفاق.",
    "منبع آگاه گفت نیروها وارد روستا شدند.",
    "نظرات وزیر خشم مخالفان را برانگیخت.",
    "اشتراک آب موضوع گفتگوها بود.",
)
ODD = (
    "The account @harbour_watch posted the video on Sunday evening.",
    "On 12.05.2024 the town fell after a siege of nine weeks.",
    "At 14:05 the first shell hit the market, at 14:09 the second one.",
    "12 killed, 34 wounded, 56 missing: the count of Monday.",
    "THE TOWN FELL ON SUNDAY AFTER NINE WEEKS, THE ARMY SAID.",
    "He did not return.",
    "Why now?",
    "“No,” she said.",
    "Nobody answered…",
    "From 2011 to 2020, 5,000 of 7,200 families left; 1,300 came back.",
    "(The minister declined to comment.)",
    "- The road will be open from six to six.",
    "1. The border is to be marked within a year.",
    "Q: Did you see who fired?",
)


def page(lines: tuple[str, ...], markup: str) -> str:
    if markup == "p":
        body = f"<article><h1>Village</h1>{''.join(f'<p>{line}</p>' for line in lines)}</article>"
    elif markup == "div":
        body = f"<div class=top><h1>Village</h1></div><div class=text>{''.join(f'<div>{line}</div>' for line in lines)}"
        body += "</div><div><a href=/x>Other news of the day from the town</a></div>"
    elif markup == "form":
        body = f"<form method=post><h1>Village</h1>{''.join(f'<p>{line}</p>' for line in lines)}</form>"
    else:
        body = f"<h1>Village</h1><div class=story>{'<br><br>'.join(lines)}</div>"
    return f"<html><body><nav><a href=/a>World</a></nav>{body}<footer>All rights</footer></body></html>"


def lost(sentences: tuple[str, ...], news: tuple[str, ...], markup: str, places: tuple[int, ...]) -> list[str]:
    found = []
    for sentence in sentences:
        for place in places:
            lines = (*news[:place], sentence, *news[place:])
            if read_body(parse(page(lines, markup)), title="Village").paragraphs != lines:
                found.append(sentence)
    return found


@pytest.mark.parametrize("markup", ["p", "div", "form", "br"])
def test_a_sentence_stays_whatever_word_it_begins_with(markup: str) -> None:
    assert lost(SENTENCES, NEWS, markup, (0, 3, len(NEWS))) == []
    assert lost(ARABIC_SENTENCES, ARABIC_NEWS, markup, (0, 3, len(ARABIC_NEWS))) == []


@pytest.mark.parametrize("markup", ["p", "div", "br"])
def test_what_looks_like_a_scrap_stays_among_paragraphs(markup: str) -> None:
    assert lost(ODD, NEWS, markup, (1, 3)) == []


@pytest.mark.parametrize("told", [3, 4, 5])
def test_what_the_data_leaves_out_stays(told: int) -> None:
    """The articleBody of many a page is only how its text begins."""
    witness = ("\n".join(NEWS[:told]),)
    assert read_body(parse(page(NEWS, "p")), title="Village", witness=witness).paragraphs == NEWS
