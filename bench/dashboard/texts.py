"""Invented news in English and Arabic: sentences of a few patterns, with names that range from daily to once a year."""

import random
from dataclasses import dataclass

#: Different names in each language; the commonest stands in every third article, the rarest in hardly any.
NAMES = 30_000

_EN_SYLLABLES = (
    "al", "ber", "cor", "dan", "el", "fen", "gar", "hol", "is", "jor", "kes", "lun", "mar", "nor", "os", "per",
)  # fmt: skip
_AR_SYLLABLES = ("با", "دو", "ري", "سا", "شم", "طل", "عا", "فر", "قا", "كر", "لي", "مر", "نو", "هد", "وا", "يز")
_EN = (
    "{actor} said on {day} that {subject} {verb} {when}.",
    "{subject} {verb} {when}, according to {name}, who has followed the matter since spring.",
    "“We did not expect that {subject} {verb} so soon,” {name} told reporters in {place}.",
    "Residents of {place} have waited for years; {actor} now speaks of {number} families.",
    "In a statement seen by this newspaper, {actor} put the cost at {number} million.",
    "{name} and {other}, both from {place}, had warned of this {when}.",
    "Nobody was hurt, {actor} added, though {number} people had to leave their houses.",
    "The council of {place} will vote on it on {day}; {name} expects a narrow majority.",
)
_AR = (
    "قال {actor} يوم {day} إن {subject} {verb} {when}.",
    "{subject} {verb} {when}، بحسب ما أفاد به {name} الذي يتابع الملف منذ الربيع.",
    "وأضاف {name} في حديث للصحفيين في {place}: «لم نتوقع أن {subject} {verb} بهذه السرعة».",
    "وينتظر سكان {place} منذ سنوات، ويتحدث {actor} الآن عن {number} عائلة.",
    "وفي بيان اطلعت عليه الصحيفة قدّر {actor} الكلفة بنحو {number} مليون.",
    "وكان {name} و{other} من {place} قد حذّرا من ذلك {when}.",
    "ولم يصب أحد بأذى، لكن {number} شخصاً اضطروا إلى مغادرة منازلهم، كما ذكر {actor}.",
)
_EN_SLOTS = {
    "actor": ("the port authority", "the regional government", "a spokeswoman of the ferry line", "the water board",
              "the union of dockers", "the mayor's office", "the ministry of transport"),
    "subject": ("the old lighthouse", "the northern crossing", "the bridge at the mill", "the fish market",
                "the new timetable", "the grain terminal", "the school by the harbour", "the coastal road"),
    "verb": ("reopened", "was closed", "ran out of money", "drew more visitors than ever", "changed hands",
             "was damaged by the storm", "lost its licence"),
    "when": ("last night", "after two days of talks", "in the early morning", "ahead of the holidays",
             "for the third time this year", "without notice"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    "place": ("Aldermouth", "Port Selby", "Kelsick", "Tarn Bay", "Wrenfold", "the lower town"),
}  # fmt: skip
_AR_SLOTS = {
    "actor": ("سلطة الميناء", "مجلس المدينة", "متحدث باسم شركة العبّارات", "هيئة المياه", "نقابة عمال الأرصفة"),
    "subject": ("المنارة القديمة", "المعبر الشمالي", "الجسر عند الطاحونة", "سوق السمك", "محطة الحبوب"),
    "verb": ("أُعيد افتتاحها", "أُغلقت", "تضررت من العاصفة", "استقبلت زواراً أكثر من أي وقت مضى"),
    "when": ("الليلة الماضية", "بعد يومين من المحادثات", "في ساعات الصباح الأولى", "قبيل العطلة"),
    "day": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الأحد"),
    "place": ("مرسى النور", "رأس الرمل", "تل الصنوبر", "المدينة السفلى", "وادي الزيتون"),
}


@dataclass(kw_only=True)
class Pen:
    """Writes in one language."""

    language: str
    dice: random.Random

    def name(self) -> str:
        """A name by its rank: the next is always a little rarer."""
        return name_of(int(NAMES ** self.dice.random()) - 1, self.language)

    def sentence(self) -> str:
        """A sentence with its full stop."""
        patterns, slots = (_AR, _AR_SLOTS) if self.language == "ar" else (_EN, _EN_SLOTS)
        choice = self.dice.choice
        text = choice(patterns).format(
            **{slot: choice(words) for slot, words in slots.items()},
            name=self.name(),
            other=self.name(),
            number=self.dice.randrange(2, 900),
        )
        return text[0].upper() + text[1:]

    def title(self) -> str:
        """A headline."""
        slots = _AR_SLOTS if self.language == "ar" else _EN_SLOTS
        parts = [self.dice.choice(slots[slot]) for slot in ("subject", "verb", "when")]
        return f"{parts[0][0].upper()}{parts[0][1:]} {parts[1]} {parts[2]}: {self.name()}"

    def text(self, sentences: int) -> str:
        """Paragraphs of one to three sentences, joined by a blank line."""
        paragraphs = []
        while sentences > 0:
            taken = min(sentences, self.dice.randint(1, 3))
            paragraphs.append(" ".join(self.sentence() for _ in range(taken)))
            sentences -= taken
        return "\n\n".join(paragraphs)


def name_of(rank: int, language: str) -> str:
    """The name of that rank, 0 the commonest."""
    syllables = _AR_SYLLABLES if language == "ar" else _EN_SYLLABLES
    found, rest = "", rank + 16
    while rest:
        rest, number = divmod(rest, 16)
        found += syllables[number]
    return found if language == "ar" else found.capitalize()
