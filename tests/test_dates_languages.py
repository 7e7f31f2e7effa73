"""Dates in other languages than English: their months, digits, calendars and words."""

from datetime import UTC, datetime

import pytest

from crawler.extract.dates import read_date
from crawler.extract.dates_months import MONTHS
from tests.dates_table import FETCHED, cases, require

TABLE = """
@ tr dmy Europe/Istanbul
1 Ocak 2015 12:00 => 2015-01-01T12:00+02:00 minute
1 Ocak 2026 12:00 => 2026-01-01T12:00+03:00 minute
23 Kasım 2026 Pazartesi, 14:05 => 2026-11-23T14:05+03:00 minute
23 KASIM 2026 14:05 (TSİ) => 2026-11-23T14:05+03:00 minute
30 Ağustos 2026 => 2026-08-30 day
3 Şubat 2026 Salı => 2026-02-03 day
15 ŞUBAT 2026 => 2026-02-15 day
22.11.2026 - 18:14 | Son Güncelleme: 23.11.2026 - 08:20 => 2026-11-22T18:14+03:00 minute
Yayınlanma: 23.11.2026 - 14:05 => 2026-11-23T14:05+03:00 minute
Eylül 2026 => 2026-09 month
dün 14:05 => 2026-11-22T14:05+03:00 minute
@ ar dmy Asia/Damascus
23 نوفمبر 2026 => 2026-11-23 day
23 نوفمبر، 2026 => 2026-11-23 day
٢٣ نوفمبر ٢٠٢٦ => 2026-11-23 day
٢ مارس ٢٠٢٥ => 2025-03-02 day
22 آب 2026 => 2026-08-22 day
22 آب/أغسطس 2026 => 2026-08-22 day
22 آب / أغسطس 2026 => 2026-08-22 day
22 آب (أغسطس) 2026 => 2026-08-22 day
23 تشرين الثاني 2026 => 2026-11-23 day
23 تشرين الثاني / نوفمبر 2026 => 2026-11-23 day
1 تشرين الأول 2026 => 2026-10-01 day
1 تشرين أول 2026 => 2026-10-01 day
15 كانون الثاني 2026 => 2026-01-15 day
15 كانون الأول 2025 => 2025-12-15 day
3 شباط 2026 => 2026-02-03 day
3 حزيران 2026 => 2026-06-03 day
3 تموز 2026 => 2026-07-03 day
3 أيلول 2026 => 2026-09-03 day
3 أيّار 2026 => 2026-05-03 day
3 جانفي 2026 => 2026-01-03 day
3 فيفري 2026 => 2026-02-03 day
3 أفريل 2026 => 2026-04-03 day
3 جوان 2026 => 2026-06-03 day
3 جويلية 2026 => 2026-07-03 day
3 أوت 2026 => 2026-08-03 day
3 غشت 2026 => 2026-08-03 day
3 شتنبر 2026 => 2026-09-03 day
3 دجنبر 2025 => 2025-12-03 day
الإثنين، ٢٣ تشرين الثاني ٢٠٢٦ => 2026-11-23 day
الاثنين 23 نوفمبر 2026 الساعة 10:30 => 2026-11-23T10:30+03:00 minute
الإثنين، ٢٣ تشرين الثاني ٢٠٢٦ الساعة ١٠:٣٠ مساءً => 2026-11-23T22:30+03:00 minute
23 نوفمبر 2026 - 10:30 ص => 2026-11-23T10:30+03:00 minute
23 نوفمبر 2026 - 10:30 م => 2026-11-23T22:30+03:00 minute
23 نوفمبر 2026 10:30 صباحاً => 2026-11-23T10:30+03:00 minute
23 نوفمبر 2026 11 ليلا => 2026-11-23T23:00+03:00 minute
23 نوفمبر 2026م => 2026-11-23 day
10:30 - 23 نوفمبر 2026 => 2026-11-23T10:30+03:00 minute
17:55 GMT17 مارس/ آذار 2026 => 2026-03-17T17:55+00:00 minute
23 نوفمبر 2026 14:05 بتوقيت دمشق => 2026-11-23T14:05+03:00 minute
23 كانون الثاني 2026 14:05 بتوقيت بيروت => 2026-01-23T14:05+02:00 minute
23 نوفمبر 2026 11:05 (غرينتش) => 2026-11-23T11:05+00:00 minute
3 جمادى الآخرة 1448 هـ الموافق 23 نوفمبر 2026 م => 2026-11-23 day
12 جمادى الأولى 1448 - 23 نوفمبر 2026 => 2026-11-23 day
تاريخ النشر: 23/11/2026 - 14:05 => 2026-11-23T14:05+03:00 minute
تاريخ النشر: 22.11.2026 آخر تحديث: 23.11.2026 => 2026-11-22 day
٢٣/١١/٢٠٢٦ => 2026-11-23 day
2026/11/23 الساعة 14:05 => 2026-11-23T14:05+03:00 minute
نوفمبر 2026 => 2026-11 month
أمس => 2026-11-22 day
اليوم => 2026-11-23 day
أمس 14:05 => 2026-11-22T14:05+03:00 minute
اليوم الساعة 09:05 ص => 2026-11-23T09:05+03:00 minute
أول أمس => 2026-11-21 day
@ fa dmy Asia/Tehran
۲ آذر ۱۴۰۵ => 2026-11-23 day
دوشنبه ۲ آذر ۱۴۰۵ => 2026-11-23 day
۲ آذر ۱۴۰۵ ساعت ۱۴:۰۵ => 2026-11-23T14:05+03:30 minute
۲ آذر ۱۴۰۵ - ۱۴:۰۵ => 2026-11-23T14:05+03:30 minute
۱۴۰۵/۰۹/۰۲ => 2026-11-23 day
۱۴۰۵/۰۹/۰۲ - ۱۴:۰۵ => 2026-11-23T14:05+03:30 minute
1405/09/02 14:05 => 2026-11-23T14:05+03:30 minute
1405-01-01 => 2026-03-21 day
۳۰ اسفند ۱۳۹۹ => 2021-03-20 day
۱ فروردین ۱۴۰۰ => 2021-03-21 day
۲۳ نوامبر ۲۰۲۶ => 2026-11-23 day
۲ آذر ۱۴۰۵ برابر با ۲۳ نوامبر ۲۰۲۶ => 2026-11-23 day
1 حمل 1405 => 2026-03-21 day
دیروز => 2026-11-22 day
@ - dmy Europe/Berlin
۲ آذر ۱۴۰۵ => 2026-11-23 day
۱۴۰۵/۰۹/۰۲ => 2026-11-23 day
@ fr dmy Europe/Paris
23 novembre 2026 => 2026-11-23 day
lundi 23 novembre 2026 à 14h05 => 2026-11-23T14:05+01:00 minute
Le 23 novembre 2026 à 14:05 => 2026-11-23T14:05+01:00 minute
Publié le 30/04/2026 - 16:00 => 2026-04-30T16:00+02:00 minute
Publié le 22/11/2026 à 09h05, mis à jour le 23/11/2026 à 10h => 2026-11-22T09:05+01:00 minute
23 novembre 2026 à 14 heures 05 => 2026-11-23T14:05+01:00 minute
23 novembre 2026 à 14 heures => 2026-11-23T14:00+01:00 minute
23 novembre 2026, 2 heures de lecture => 2026-11-23 day
1er août 2026 => 2026-08-01 day
30 juil. 2026 => 2026-07-30 day
15 févr. 2026 14h => 2026-02-15T14:00+01:00 minute
mar. 24 nov. 2025 => 2025-11-24 day
décembre 2025 => 2025-12 month
hier à 14h05 => 2026-11-22T14:05+01:00 minute
aujourd'hui à 09:05 => 2026-11-23T09:05+01:00 minute
avant-hier => 2026-11-21 day
6 janvier 2026 12:00 heure de Paris => 2026-01-06T12:00+01:00 minute
@ de dmy Europe/Berlin
23. November 2026 => 2026-11-23 day
Montag, 23. November 2026, 14:05 Uhr => 2026-11-23T14:05+01:00 minute
23.11.2026, 14.05 Uhr => 2026-11-23T14:05+01:00 minute
23. 11. 2026 14 Uhr => 2026-11-23T14:00+01:00 minute
3. März 2026 um 9:05 => 2026-03-03T09:05+01:00 minute
3. Jänner 2026 => 2026-01-03 day
Veröffentlicht am 27.04.24 um 07:39 Uhr => 2024-04-27T07:39+02:00 minute
Stand: 28. April 2026, 05:00 Uhr => 2026-04-28T05:00+02:00 minute
28. Juni 2026 - 16.03 Uhr Akt.: 29. Juni 2026 - 21.18 Uhr => 2026-06-28T16:03+02:00 minute
27.02.202627. Februar 2026 => 2026-02-27 day
06/01/2026 - 14:02 MEZ => 2026-01-06T14:02+01:00 minute
12:30 am 5. Mai 2026 => 2026-05-05T12:30+02:00 minute
12 Uhr am 5. Mai 2026 => 2026-05-05T12:00+02:00 minute
gestern, 14:05 Uhr => 2026-11-22T14:05+01:00 minute
heute um 12:19 Uhr => 2026-11-23T12:19+01:00 minute
vorgestern => 2026-11-21 day
@ ru dmy Europe/Moscow
23 ноября 2026 => 2026-11-23 day
23 ноября 2026 г. => 2026-11-23 day
23 ноября 2026, 14:05 => 2026-11-23T14:05+03:00 minute
Понедельник, 23 ноября 2026 года в 14:05 => 2026-11-23T14:05+03:00 minute
14:05, 23 ноября 2026 => 2026-11-23T14:05+03:00 minute
14:05 МСК 23 мая 2026 => 2026-05-23T14:05+03:00 minute
3 мая 2026 => 2026-05-03 day
Опубликовано: 23.11.2026 14:05 => 2026-11-23T14:05+03:00 minute
вчера в 16:19 => 2026-11-22T16:19+03:00 minute
сегодня, 09:05 => 2026-11-23T09:05+03:00 minute
@ uk dmy Europe/Kiev
23 листопада 2026, 14:05 => 2026-11-23T14:05+02:00 minute
3 травня 2026 => 2026-05-03 day
@ bg dmy Europe/Sofia
23 ноември 2026 => 2026-11-23 day
@ he dmy Asia/Jerusalem
23 בנובמבר 2026 => 2026-11-23 day
23 בנובמבר 2026, 14:05 => 2026-11-23T14:05+02:00 minute
יום שני, 3 במאי 2026 => 2026-05-03 day
פורסם: 23.11.26, 14:05 => 2026-11-23T14:05+02:00 minute
אתמול => 2026-11-22 day
@ ku dmy Asia/Baghdad
23ê Mijdarê 2026 => 2026-11-23 day
23 Mijdar 2026 14:05 => 2026-11-23T14:05+03:00 minute
5 Gulan 2026 => 2026-05-05 day
5ê Nîsana 2026 => 2026-04-05 day
1 Çile 2026 => 2026-01-01 day
duh => 2026-11-22 day
@ ckb dmy Asia/Baghdad
23ی تشرینی دووەمی 2026 => 2026-11-23 day
٢٣ی تشرینی دووەمی ٢٠٢٦ => 2026-11-23 day
5ی ئایاری 2026 => 2026-05-05 day
1ی کانوونی دووەمی 2026 - 14:05 => 2026-01-01T14:05+03:00 minute
دوێنێ => 2026-11-22 day
@ es dmy Europe/Madrid
23 de noviembre de 2026 => 2026-11-23 day
lunes, 23 de noviembre de 2026, a las 14:05 => 2026-11-23T14:05+01:00 minute
23/11/2026 14:05h => 2026-11-23T14:05+01:00 minute
15 oct 2026 - 08:22 CEST => 2026-10-15T08:22+02:00 minute
22/11/2026 Actualizado a las 20:56h. => 2026-11-22 day
Nov 23, 2026 2:05 p. m. => 2026-11-23T14:05+01:00 minute
ayer => 2026-11-22 day
@ it dmy Europe/Rome
23 novembre 2026 => 2026-11-23 day
lunedì 23 novembre 2026 ore 14.05 => 2026-11-23T14:05+01:00 minute
5 mag 2026, 14:05 => 2026-05-05T14:05+02:00 minute
Domenica 22 Novembre 2026 | 00:36 => 2026-11-22T00:36+01:00 minute
ieri alle 14:05 => 2026-11-22T14:05+01:00 minute
@ pt dmy America/Sao_Paulo
23 de novembro de 2026 às 14h05 => 2026-11-23T14:05-03:00 minute
segunda-feira, 23 de novembro de 2026 => 2026-11-23 day
5 out 2026 => 2026-10-05 day
ontem => 2026-11-22 day
@ nl dmy Europe/Amsterdam
23 november 2026 om 14:05 => 2026-11-23T14:05+01:00 minute
5 maart 2026, 14u05 => 2026-03-05T14:05+01:00 minute
Vandaag om 09:05 => 2026-11-23T09:05+01:00 minute
gisteren => 2026-11-22 day
@ sv,no,da dmy Europe/Oslo
torsdag 07. mai 2026 - 13:26 => 2026-05-07T13:26+02:00 minute
23 okt 2026 kl 10.23 => 2026-10-23T10:23+02:00 minute
Publisert 06.01.2026 - 16:25 Sist oppdatert 06.01.2026 - 17:35 => 2026-01-06T16:25+01:00 minute
i går 14:05 => 2026-11-22T14:05+01:00 minute
@ fi dmy Europe/Helsinki
23. marraskuuta 2026 klo 14.05 => 2026-11-23T14:05+02:00 minute
@ pl dmy Europe/Warsaw
23 listopada 2026, godz. 14:05 => 2026-11-23T14:05+01:00 minute
3 września 2026 => 2026-09-03 day
@ hr dmy Europe/Zagreb
23. listopada 2025. => 2025-10-23 day
21. juni/lipanj, 2026. => 2026-06-21 day
@ cs dmy Europe/Prague
23. listopadu 2026 v 14:05 => 2026-11-23T14:05+01:00 minute
včera 16:35 => 2026-11-22T16:35+01:00 minute
@ hu dmy Europe/Budapest
2026. november 23. 14:05 => 2026-11-23T14:05+01:00 minute
2026.11.23. 14:05 => 2026-11-23T14:05+01:00 minute
@ ro dmy Europe/Bucharest
23 noiembrie 2026, ora 14:05 => 2026-11-23T14:05+02:00 minute
@ el dmy Europe/Athens
23 Νοεμβρίου 2026 => 2026-11-23 day
19 Αυγούστου 2026 9:02 μμ => 2026-08-19T21:02+03:00 minute
@ zh dmy Asia/Shanghai
2026年11月23日 => 2026-11-23 day
2026年11月23日 14:05 => 2026-11-23T14:05+08:00 minute
2026年11月23日星期一 下午2:05 => 2026-11-23T14:05+08:00 minute
2026年11月23日14时05分 => 2026-11-23T14:05+08:00 minute
发布时间：2026-11-23 14:05 => 2026-11-23T14:05+08:00 minute
2026年11月 => 2026-11 month
昨天 14:05 => 2026-11-22T14:05+08:00 minute
@ ja dmy Asia/Tokyo
2026年11月23日（月） 08時15分 => 2026-11-23T08:15+09:00 minute
2026年11月24日（火） 08時15分 => 2026-11-24T08:15+09:00 minute
2026.11.23(月) 16:10 => 2026-11-23T16:10+09:00 minute
2026/11/23 11:30 => 2026-11-23T11:30+09:00 minute
17:41 JST, October 13, 2026 => 2026-10-13T17:41+09:00 minute
@ ko dmy Asia/Seoul
2026년 11월 23일 오후 2:05 => 2026-11-23T14:05+09:00 minute
입력 2026.11.22. 14:05 수정 2026.11.23. 15:00 => 2026-11-22T14:05+09:00 minute
2026-11-23 오전 9:05 => 2026-11-23T09:05+09:00 minute
@ vi dmy Asia/Ho_Chi_Minh
23 tháng 11, 2026 => 2026-11-23 day
Ngày 23 tháng 11 năm 2026 => 2026-11-23 day
22/10/2026, 19:25 (GMT+7) => 2026-10-22T19:25+07:00 minute
@ th dmy Asia/Bangkok
23 พฤศจิกายน 2569 => 2026-11-23 day
@ hi dmy Asia/Kolkata
23 नवंबर 2026 => 2026-11-23 day
२३ नवंबर २०२६ => 2026-11-23 day
@ id dmy Asia/Jakarta
Senin, 23 November 2026 14:05 WIB => 2026-11-23T14:05+07:00 minute
"""
CASES = cases(TABLE)


def test_the_table_is_large() -> None:
    assert len(CASES) >= 200


@pytest.mark.parametrize(("text", "languages", "order", "timezone", "expected"), CASES)
def test_reads(text: str, languages: tuple[str, ...], order: str, timezone: str, expected: str) -> None:
    require(text, languages, order, timezone, expected)


@pytest.mark.parametrize("language", MONTHS)
def test_every_month_of_every_language(language: str) -> None:
    for month, group in enumerate(MONTHS[language].split("|"), 1):
        for spelling in group.split():
            year = 2568 if language == "th" else 2025
            text = f"12 {spelling.replace('_', ' ')} {year}"
            dating = read_date(text, fetched=FETCHED, languages=(language,))
            assert dating, text
            assert dating.at == datetime(2025, month, 12, tzinfo=UTC), text


def test_a_month_that_two_languages_dispute_needs_the_language() -> None:
    assert read_date("23. listopada 2025.", fetched=FETCHED) is None
