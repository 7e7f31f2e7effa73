"""Hard negatives: stories that share much of their wording and are not copies of each other.

Every line here is invented. `{...}` is a slot that differs from day to day; what is in no slot is the same each time.
"""

from collections.abc import Iterator
from random import Random

from bench.dedup.bodies import Body, invented, sentence

_WORDS: dict[str, tuple[str, ...]] = {
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "place": (
        "Ashford", "Belmar", "Corvo", "Dunhaven", "Eastlea", "Farrow", "Glenby", "Harwick", "Istria", "Jarrow",
        "Kelso", "Lorne",
    ),
    "sky": ("overcast", "mostly sunny", "cloudy with showers", "foggy", "clear", "rainy", "windy with sunny spells"),
    "wind": ("northerly", "southerly", "westerly", "easterly", "north-westerly", "south-easterly"),
    "move": ("rose", "fell", "gained", "slipped", "climbed", "dropped", "edged up", "edged down"),
    "cause": (
        "after a report on stocks", "ahead of the bank's decision", "as the currency weakened", "on hopes of a deal",
        "as supply worries eased", "after data on jobs", "as traders took profits",
    ),
    "club": (
        "Rovers", "United", "Wanderers", "Athletic", "Albion", "Rangers", "County", "Town", "Harriers", "Celtic",
        "City", "Orient",
    ),
    "name": (
        "Holm", "Reyes", "Tanaka", "Okoro", "Lindqvist", "Moreau", "Petrov", "Aydin", "Castro", "Weber", "Nilsen",
        "Haddad", "Park",
    ),
    "act": ("scored", "missed from close range", "hit the post", "was sent off", "limped off", "struck from a corner"),
    "event": ("a fire", "a road accident", "an explosion", "a landslide", "a power cut", "a flood", "a strike"),
    "who": ("police", "the fire service", "residents", "a hospital", "the ministry", "the council", "witnesses"),
    "sky_ar": ("غائم جزئيا", "صحو", "ماطر", "مغبر", "صاف", "عاصف"),
    "place_ar": ("دمشق", "حلب", "حمص", "اللاذقية", "دير الزور", "درعا", "حماة", "طرطوس"),
}  # fmt: skip

TEMPLATES: dict[str, tuple[str, ...]] = {
    "weather": (
        "{place} will be {sky} on {day}, with temperatures between {n} and {n} degrees and a {wind} wind of {n} "
        "kilometres an hour, the weather office said.",
        "In the north it will be {sky}, in {place} {sky}. The highest temperature, {n} degrees, is expected in "
        "{place}, the lowest, {n} degrees, in {place}. The chance of rain is {n} per cent in the morning and {n} per "
        "cent in the evening.",
        "The sea will be {sky} with waves of {n} centimetres. Sunrise is at 6.{n}, sunset at 5.{n}.",
        "The weather office issues its forecast twice a day. Warnings are published on its website and read out on the "
        "radio before the news. Motorists are asked to drive with care when visibility is low.",
    ),
    "weather in Arabic": (
        "يكون الطقس اليوم {sky_ar} في {place_ar} والرياح خفيفة السرعة تبلغ {n} كيلومترا في الساعة وفق المديرية العامة "
        "للأرصاد الجوية.",
        "وتسجل درجات الحرارة العظمى في {place_ar} {n} درجة والصغرى {n} درجة وفي {place_ar} {n} درجة والصغرى {n} درجة.",
        "ويبقى الجو {sky_ar} في {place_ar} ويكون {sky_ar} خلال الليل مع ارتفاع موج البحر إلى {n} سنتيمترا.",
        "وتدعو المديرية المواطنين إلى متابعة النشرات الجوية التي تصدر مرتين في اليوم عبر وسائل الإعلام الرسمية.",
    ),
    "markets": (
        "Shares on the {place} exchange {move} on {day} {cause}, with the main index closing {n}.{n} points or "
        "0.{n} per cent at {n}{n}.",
        "Shares of {name} Industries {move} {n}.{n} per cent and those of {name} Bank {move} {n}.{n} per cent, while "
        "{name} Motors {move} to {n}.{n}.",
        "Brent crude {move} {n} cents to {n}.{n} dollars a barrel {cause}. Gold {move} to 1{n}{n} dollars an ounce. "
        "The euro {move} to 1.0{n} dollars.",
        "Past performance is no guide to future returns. Prices are delayed by at least fifteen minutes. This report "
        "is information and no advice to buy or to sell.",
    ),
    "match reports": (
        "{club} {n} {place} {club} {n}: {name} {act} in the {n}th minute as {club} met {club} at {place} on {day}.",
        "{name} {act} after {n} minutes, {name} {act} shortly after the break, and {name} {act} in added time before "
        "{n}{n} spectators.",
        "{club} are now {n}th with {n} points, {club} {n}th with {n}. {club} travel to {place} next {day}, while "
        "{club} receive {club}.",
    ),
    "earthquakes": (
        "An earthquake of magnitude {n}.{n} was recorded {n} kilometres off {place} at {n}:{n} on {day}, the "
        "seismological institute said.",
        "The quake was at a depth of {n} kilometres. It was felt in {place} and {place}. {n} aftershocks followed. "
        "There were no immediate reports of damage, and no tsunami warning was issued.",
        "This article was written by a program from the data of the institute and read by an editor before it was "
        "published.",
    ),
    "notices": (
        "The {place} road will be closed to all traffic between {place} and {place} on {day} from {n}.00 until {n}.30 "
        "while workers repair the surface of the carriageway and the barriers on either side of it.",
        "A diversion will be signposted. Drivers are asked to allow {n} minutes more for their journey, to follow the "
        "signs and not to rely on what their navigation systems suggest. Buses on line {n} will stop at {place}.",
        "The council apologises for the inconvenience. Questions are answered on weekdays between nine and five by "
        "telephone on {n} {n} {n} or by letter to the office for roads and bridges.",
    ),
    "flashes": ("{place}: {who} report {event} on {day}; at least {n} people are hurt.",),
    "live updates": (
        "Welcome to our live page about {event} in {place}. We bring you the latest as it comes in. All times are "
        "local. The newest entry stands on top; reload the page to see it. You can reach our desk by the form below.",
        "{n}:{n} {who} in {place} speak of {event}. {story}",
        "{n}:{n} {story} {who} had said on {day} that {n} people were waiting.",
        "{n}:{n} {name}, who was at {place} when it happened, told our reporter: “{story}”",
        "What we know so far is collected in the box on the right. What has not been confirmed is marked as such. "
        "Reports by {who} cannot always be checked independently.",
    ),
}

#: Lines that an outlet prints under each of its articles.
BOILERPLATE = (
    "Follow us on all channels to be first with the news from the region, and write to our desk if you have seen "
    "something that others should know about; we protect our sources.",
    "This article may be shared freely for purposes that are not commercial as long as the source is named.",
)
#: A paragraph of background that many stories about one subject share.
BACKGROUND = (
    "The conflict began after protests in the spring were put down by force. It has since drawn in neighbours and "
    "great powers, driven half of the people from their homes and left whole quarters of the largest cities in ruins. "
    "Several rounds of talks, in three capitals, have led to ceasefires that held for some weeks at most and did not "
    "touch the question of who is to govern."
)


def hard_negatives(random: Random, each: int) -> Iterator[tuple[str, str, Body]]:
    """Kind, outlet and body of `each` stories of every kind; two outlets print each template, on different days."""
    lexicon = [word for _, body in invented(20, random.randrange(10**6)) for p in body for word in p[:-1].split()]
    for kind, template in TEMPLATES.items():
        for number in range(each):
            yield kind, f"{kind[:4].strip()}{number % 2}.example", [_filled(line, random, lexicon) for line in template]
    for number, (_, body) in enumerate(invented(2 * each, random.randrange(10**6))):
        if number % 2:
            yield "boilerplate", "harbour.example", [*body, *BOILERPLATE]
        else:
            yield "background", f"back{number % 3}.example", [*body[:3], BACKGROUND, *body[3:]]


def _filled(line: str, random: Random, lexicon: list[str]) -> str:
    parts = line.replace("}", "{").split("{")
    return "".join(part if at % 2 == 0 else _slot(part, random, lexicon) for at, part in enumerate(parts))


def _slot(name: str, random: Random, lexicon: list[str]) -> str:
    if name == "n":
        return str(random.randint(1, 59))
    if name == "story":
        return " ".join(sentence(random, lexicon) for _ in range(random.randint(1, 4)))
    return random.choice(_WORDS[name])
