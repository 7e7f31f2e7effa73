"""Agencies and outlets by their usual names, with the spellings that texts use."""

import re

_SPELLINGS: dict[str, tuple[str, ...]] = {
    "SANA": (r"SANA", r"Syrian Arab News Agency", r"(?i:state news agency SANA)", r"سانا"),
    "Al-Masdar News": (r"(?i:al[- ]?masdar(?: news)?)", r"AMN", r"المصدر نيوز"),
    "Airwars": (r"(?i:airwars)",),
    "Reuters": (r"(?i:reuters)", r"رويترز"),
    "AFP": (r"AFP", r"Agence France-Presse", r"فرانس برس"),
    "AP": (r"AP", r"The Associated Press", r"Associated Press", r"أسوشيتد برس"),
    "Anadolu": (r"Anadolu(?: Agency| Ajansı)?", r"الأناضول"),
    "TASS": (r"TASS", r"تاس"),
    "RIA Novosti": (r"RIA(?: Novosti)?",),
    "Interfax": (r"Interfax",),
    "Xinhua": (r"Xinhua", r"شينخوا"),
    "SOHR": (r"SOHR", r"Syrian Observatory for Human Rights", r"المرصد السوري لحقوق الإنسان"),
    "Al Jazeera": (r"Al[- ]Jazeera", r"الجزيرة"),
    "Al Mayadeen": (r"Al[- ]Mayadeen", r"الميادين"),
    "Al Manar": (r"Al[- ]Manar", r"المنار"),
    "Al Arabiya": (r"Al[- ]Arabiya", r"العربية نت"),
    "Press TV": (r"Press TV",),
    "IRNA": (r"IRNA", r"إرنا"),
    "Tasnim": (r"Tasnim",),
    "Fars": (r"Fars News(?: Agency)?",),
    "Mehr": (r"Mehr News(?: Agency)?", r"MNA"),
    "BBC": (r"BBC",),
    "CNN": (r"CNN",),
    "North Press": (r"North Press(?: Agency)?",),
    "ANHA": (r"ANHA", r"Hawar News(?: Agency)?"),
    "Rudaw": (r"Rudaw",),
    "Enab Baladi": (r"Enab Baladi", r"عنب بلدي"),
    "NNA": (r"NNA", r"National News Agency", r"الوكالة الوطنية للإعلام"),
}

NAMES: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"(?<!\w)(?:{'|'.join(spellings)})(?!\w)") for name, spellings in _SPELLINGS.items()
}
