"""What texts say of a date: one table for all languages, and one of texts that say none."""

from datetime import UTC, datetime, timedelta

import pytest

from crawler.article import Precision
from crawler.extract.dates import Dating, read_date
from crawler.extract.dates_months import MONTHS

#: A Monday.
FETCHED = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

# `@ languages order timezone`, then `text => expected`: a moment and its precision ("day" stands for the whole day,
# "month" and "year" likewise), or for a relative date its moment ("-": none), precision and bounds.
TABLE = """
@ - dmy Asia/Damascus
2026-11-02T10:00:00Z => 2026-11-02T10:00:00+00:00 second
2026-11-02T10:00:00+03:00 => 2026-11-02T10:00:00+03:00 second
2026-11-02T10:00:00 => 2026-11-02T10:00:00+03:00 second
2026-11-02T10:00 => 2026-11-02T10:00+03:00 minute
2026-11-02T10:00Z => 2026-11-02T10:00+00:00 minute
2026-11-02 10:00:00 => 2026-11-02T10:00:00+03:00 second
2026-11-02 10:00:00 +0000 => 2026-11-02T10:00:00+00:00 second
2026-11-02 10:00:00+02:00 => 2026-11-02T10:00:00+02:00 second
2026-11-02 10:00:00 UTC => 2026-11-02T10:00:00+00:00 second
2026-11-02 4:00:00 -0600 => 2026-11-02T04:00:00-06:00 second
2026-11-02T10:00:00.123456+0000 => 2026-11-02T10:00:00.123456+00:00 second
2026-11-02T10:00:00.5Z => 2026-11-02T10:00:00.500000+00:00 second
2026-11-02T10:00:00.1234567Z => 2026-11-02T10:00:00.123456+00:00 second
2026-11-02T10:00:05+03 => 2026-11-02T10:00:05+03:00 second
2026-11-02T10:00:5Z => 2026-11-02T10:00:05+00:00 second
2026-11-02@13:35:57 => 2026-11-02T13:35:57+03:00 second
2026-11-02|19h18 => 2026-11-02T19:18+03:00 minute
2026-11-02T10:00:00-05:00[America/New_York] => 2026-11-02T10:00:00-05:00 second
"2026-11-02T10:00:00Z" => 2026-11-02T10:00:00+00:00 second
20261102T1000Z => 2026-11-02T10:00+00:00 minute
20261102T100000+0300 => 2026-11-02T10:00:00+03:00 second
20261102 => 2026-11-02 day
2026-11-02 => 2026-11-02 day
2026-11-2 => 2026-11-02 day
2026/11/02 => 2026-11-02 day
2026.11.02 14:05 => 2026-11-02T14:05+03:00 minute
2026 11 02 14:05:06 => 2026-11-02T14:05:06+03:00 second
2026-11 => 2026-11 month
11/2026 => 2026-11 month
2026 => 2026 year
1793620800 => 2026-11-02T15:00:00+03:00 second
1793620800000 => 2026-11-02T15:00:00+03:00 second
1793620800.25 => 2026-11-02T15:00:00+03:00 second
Mon, 02 Nov 2026 10:00:00 GMT => 2026-11-02T10:00:00+00:00 second
Mon, 02 Nov 2026 10:00:00 +0300 => 2026-11-02T10:00:00+03:00 second
02 Nov 2026 10:00 GMT => 2026-11-02T10:00+00:00 minute
Mon, 2 Nov 2026 10:00:00 EST => 2026-11-02T10:00:00-05:00 second
Mon Nov 02 2026 05:44:06 GMT+0000 (UTC) => 2026-11-02T05:44:06+00:00 second
Mon Nov 02 2026 05:44:06 GMT+0300 (Arabian Standard Time) => 2026-11-02T05:44:06+03:00 second
Mon Nov 2 21:57:01 UTC 2026 => 2026-11-02T21:57:01+00:00 second
November 2 15:23 2026 => 2026-11-02T15:23+03:00 minute
2026-05-06 10:07:01.000000 CEST => 2026-05-06T10:07:01+02:00 second
@ en dmy Asia/Damascus
23 November 2026 => 2026-11-23 day
November 23, 2026 => 2026-11-23 day
Nov. 23, 2026 => 2026-11-23 day
NOV 23 2026 => 2026-11-23 day
23 NOV, 2026 => 2026-11-23 day
Nov 23rd, 2026 => 2026-11-23 day
the 1st of May, 2026 => 2026-05-01 day
Sept. 15, 2026 => 2026-09-15 day
Monday, 23 November 2026 => 2026-11-23 day
Monday 23rd November 2026 => 2026-11-23 day
2026 November 23 => 2026-11-23 day
23-Nov-2026 => 2026-11-23 day
23/Nov/2026 => 2026-11-23 day
23-Nov-26 => 2026-11-23 day
23 Nov '26 => 2026-11-23 day
5 May2026 => 2026-05-05 day
November 2026 => 2026-11 month
Nov. 2026 => 2026-11 month
23 November 2026, 14:05 => 2026-11-23T14:05+03:00 minute
23 November 2026 14:05:06 => 2026-11-23T14:05:06+03:00 second
14:05, 23 November 2026 => 2026-11-23T14:05+03:00 minute
14:05 23.11.2026 => 2026-11-23T14:05+03:00 minute
November 23, 2026 at 2:05 pm => 2026-11-23T14:05+03:00 minute
November 23, 2026 | 2:05pm => 2026-11-23T14:05+03:00 minute
November 23, 2026 / 12:21 AM / Updated 14 hours ago => 2026-11-23T00:21+03:00 minute
November 23, 2026 @ 12:05 p.m. => 2026-11-23T12:05+03:00 minute
Nov. 23, 2026 5 AM PT => 2026-11-23T05:00-08:00 minute
Jun. 23, 2026 5 AM PT => 2026-06-23T05:00-07:00 minute
5:15 P.M. EDT, November 16, 2024 => 2024-11-16T17:15-04:00 minute
1:39 am EST, Wednesday, November 18, 2026 => 2026-11-18T01:39-05:00 minute
12:03 GMT, Nov 20, 2026 => 2026-11-20T12:03+00:00 minute
GMT 17:27 17.03.2026 => 2026-03-17T17:27+00:00 minute
Mon 23 Nov 2026 18.54 GMT => 2026-11-23T18:54+00:00 minute
Nov 20, 2026 at 9:08 GMT1 day ago => 2026-11-20T09:08+00:00 minute
6 January 2026 - 13:55 GMT+1 => 2026-01-06T13:55+01:00 minute
6 January 2026 - 13:55 GMT +1 => 2026-01-06T13:55+01:00 minute
6 January 2026 - 13:55 UTC+03:00 => 2026-01-06T13:55+03:00 minute
6 January 2026 13:55 UTC-0330 => 2026-01-06T13:55-03:30 minute
3rd Nov 2026, 09:25 GMT- 3 min read => 2026-11-03T09:25+00:00 minute
6 January 2026 13:55 EET => 2026-01-06T13:55+02:00 minute
6 July 2026 13:55 EEST => 2026-07-06T13:55+03:00 minute
6 July 2026 13:55 (Beirut) => 2026-07-06T13:55+03:00 minute
6 January 2026 13:55 Beirut time => 2026-01-06T13:55+02:00 minute
6 January 2026 13:55 (Beirut time) => 2026-01-06T13:55+02:00 minute
14:05 (Damascus) 23 November 2026 => 2026-11-23T14:05+03:00 minute
23 November 2026 14:05 (1105 GMT) => 2026-11-23T14:05+03:00 minute
23 November 2026 01:05 (22:05 GMT) => 2026-11-23T01:05+03:00 minute
23 November 2026 1105 GMT => 2026-11-23T11:05+00:00 minute
23 November 2026, 4:55 PM MYT => 2026-11-23T16:55+08:00 minute
23 November 2026, 14:05 BRST => 2026-11-23 day
23 November 2026, 14:05 IST => 2026-11-23 day
23 November 2026, 14:05 CST => 2026-11-23 day
23 November 2026, 24:05 => 2026-11-23 day
23 November 2026, 14.5 million => 2026-11-23 day
23 November 2026 2 hrs ago => 2026-11-23 day
23 November 2026 2h ago => 2026-11-23 day
23 November 2026 14:05 -3 min read => 2026-11-23T14:05+03:00 minute
23 November 2026 09:00-10:00 => 2026-11-23T09:00+03:00 minute
23 November 2026 09:00-0500 => 2026-11-23T09:00-05:00 minute
23 November 2026, 14:05 POST => 2026-11-23 day
(1:07) - November 23, 2026 => 2026-11-23 day
By Jane Doe 23 November 2026 => 2026-11-23 day
By Jane DoeNovember 15, 2026 => 2026-11-15 day
Published: 5 May 2026 - 14:05 | Last updated 6 May 2026 10:00 => 2026-05-05T14:05+03:00 minute
Last updated 6 May 2026 10:00 | Published 5 May 2026 => 2026-05-05 day
Published Wed, Nov 18 20264:29 AM ESTUpdated an hour ago => 2026-11-18T04:29-05:00 minute
18 Nov 2026, 19:09Updated: 19 Nov 2026, 19:11 => 2026-11-18T19:09+03:00 minute
Posted May 24, 2026 10:05 am 4 min read => 2026-05-24T10:05+03:00 minute
Published On 6 Mar 20266 Mar 2026 => 2026-03-06 day
Date: 2021-02-15T10:59:59+0000 => 2021-02-15T10:59:59+00:00 second
First published on 06/01/2026 - 14:02 CET => 2026-01-06T14:02+01:00 minute
Nov 19, 2026 (updated) => 2026-11-19 day
07-08-2017 14:05 => 2017-08-07T14:05+03:00 minute
03/04/2026 => 2026-04-03 day
03.04.2026 => 2026-04-03 day
3. 4. 2026 7:05 => 2026-04-03T07:05+03:00 minute
11/23/2026 => 2026-11-23 day
23/11/26 => 2026-11-23 day
23.11.19, 12:30 => 2019-11-23T12:30+02:00 minute
Wed, 03/04/2026 => 2026-03-04 day
03/04/2026 05:07 AM EDT => 2026-03-04T05:07-04:00 minute
12:30 am 5 May 2026 => 2026-05-05T00:30+03:00 minute
Saturday, March 1 2025 => 2025-03-01 day
@ en mdy America/New_York
03/04/2026 => 2026-03-04 day
03.04.2026 => 2026-04-03 day
23/04/2026 => 2026-04-23 day
11/13/19 at 4:00 PM EST => 2019-11-13T16:00-05:00 minute
Thu, 09/25/2025 - 00:00 => 2025-09-25T00:00-04:00 minute
Fri, 03/04/2026 => 2026-04-03 day
2026-03-08T02:30:00 => 2026-03-08T03:30:00-04:00 second
2026-11-01T01:30:00 => 2026-11-01T01:30:00-04:00 second
@ en dmy Asia/Kolkata
23 November 2026, 14:05 IST => 2026-11-23T14:05+05:30 minute
@ en dmy Asia/Jerusalem
23 November 2026, 14:05 IST => 2026-11-23T14:05+02:00 minute
@ en dmy Europe/London
6 July 2026 14:05 BST => 2026-07-06T14:05+01:00 minute
@ en mdy America/Chicago
July 6, 2026 2:05 pm CST => 2026-07-06T14:05-06:00 minute
@ en dmy Asia/Shanghai
6 July 2026 14:05 CST => 2026-07-06T14:05+08:00 minute
@ en dmy Australia/Sydney
6 July 2026 14:05 EST => 2026-07-06T14:05+10:00 minute
@ en dmy Asia/Damascus
1 June 2017 12:00 => 2017-06-01T12:00+03:00 minute
1 January 2017 12:00 => 2017-01-01T12:00+02:00 minute
1 January 2026 12:00 => 2026-01-01T12:00+03:00 minute
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
@ en dmy UTC
3 hours ago => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
an hour ago => 2026-11-23T11:00+00:00 hour 2026-11-23T10:00+00:00..2026-11-23T11:30+00:00
two hours ago => 2026-11-23T10:00+00:00 hour 2026-11-23T09:00+00:00..2026-11-23T10:30+00:00
about 2 hours ago => 2026-11-23T10:00+00:00 hour 2026-11-23T09:00+00:00..2026-11-23T10:30+00:00
5 mins ago => 2026-11-23T11:55+00:00 minute 2026-11-23T11:54+00:00..2026-11-23T11:55:30+00:00
Posted 4 mins ago => 2026-11-23T11:56+00:00 minute 2026-11-23T11:55+00:00..2026-11-23T11:56:30+00:00
20m ago => 2026-11-23T11:40+00:00 minute 2026-11-23T11:39+00:00..2026-11-23T11:40:30+00:00
1 hour 20 minutes ago => 2026-11-23T10:40+00:00 minute 2026-11-23T10:39+00:00..2026-11-23T10:40:30+00:00
30 seconds ago => 2026-11-23T11:59:30+00:00 minute 2026-11-23T11:59:29+00:00..2026-11-23T11:59:30.500000+00:00
just now => 2026-11-23T11:30+00:00 hour 2026-11-23T11:00+00:00..2026-11-23T12:00+00:00
13 hours ago => 2026-11-22T23:00+00:00 hour 2026-11-22T22:00+00:00..2026-11-22T23:30+00:00
12 hours ago => - hour 2026-11-22T23:00+00:00..2026-11-23T00:30+00:00
1 day ago => - day 2026-11-21T12:00+00:00..2026-11-23T00:00+00:00
2 days ago => - day 2026-11-20T12:00+00:00..2026-11-22T00:00+00:00
3 weeks ago => - range 2026-10-26T12:00+00:00..2026-11-06T00:00+00:00
a month ago => - month 2026-09-23T12:00+00:00..2026-11-08T12:00+00:00
6 years ago => - year 2019-11-23T12:00+00:00..2021-05-26T00:00+00:00
one year ago => - year 2024-11-23T12:00+00:00..2026-05-25T00:00+00:00
access_time6 years ago => - year 2019-11-23T12:00+00:00..2021-05-26T00:00+00:00
last week => - range 2026-11-09T12:00+00:00..2026-11-22T23:59:59+00:00
last month => - month 2026-09-23T12:00+00:00..2026-11-08T12:00+00:00
last year => - year 2024-11-23T12:00+00:00..2026-05-25T00:00+00:00
yesterday => 2026-11-22 day
Yesterday at 14:05 => 2026-11-22T14:05+00:00 minute
Today 12:01 AM => 2026-11-23T00:01+00:00 minute
14:05, yesterday => 2026-11-22T14:05+00:00 minute
Published 2 hours ago | Updated 5 mins ago => 2026-11-23T10:00+00:00 hour 2026-11-23T09:00+00:00..2026-11-23T10:30+00:00
@ ar dmy UTC
منذ 6 سنوات => - year 2019-11-23T12:00+00:00..2021-05-26T00:00+00:00
منذ ٦ سنوات => - year 2019-11-23T12:00+00:00..2021-05-26T00:00+00:00
منذ شهر => - month 2026-09-23T12:00+00:00..2026-11-08T12:00+00:00
منذ ساعة => 2026-11-23T11:00+00:00 hour 2026-11-23T10:00+00:00..2026-11-23T11:30+00:00
منذ ساعتين => 2026-11-23T10:00+00:00 hour 2026-11-23T09:00+00:00..2026-11-23T10:30+00:00
منذ يوم => - day 2026-11-21T12:00+00:00..2026-11-23T00:00+00:00
منذ يومين => - day 2026-11-20T12:00+00:00..2026-11-22T00:00+00:00
قبل سنة => - year 2024-11-23T12:00+00:00..2026-05-25T00:00+00:00
قبل 3 ساعات => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
قبل ثلاث ساعات => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
قبل 11 دقيقة => 2026-11-23T11:49+00:00 minute 2026-11-23T11:48+00:00..2026-11-23T11:49:30+00:00
منذ حوالي ساعة => 2026-11-23T11:00+00:00 hour 2026-11-23T10:00+00:00..2026-11-23T11:30+00:00
الآن => 2026-11-23T11:30+00:00 hour 2026-11-23T11:00+00:00..2026-11-23T12:00+00:00
@ fa dmy UTC
۳ ساعت پیش => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
یک ساعت قبل => 2026-11-23T11:00+00:00 hour 2026-11-23T10:00+00:00..2026-11-23T11:30+00:00
@ he dmy UTC
לפני 3 שעות => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
לפני שעתיים => 2026-11-23T10:00+00:00 hour 2026-11-23T09:00+00:00..2026-11-23T10:30+00:00
@ tr dmy UTC
3 saat önce => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
@ ku,ckb dmy UTC
berî 3 saetan => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
3 کاتژمێر لەمەوبەر => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
پێش 3 کاتژمێر => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
@ fr dmy UTC
il y a 3 heures => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
il y a un an => - year 2024-11-23T12:00+00:00..2026-05-25T00:00+00:00
@ - dmy UTC
vor 28 Minuten => 2026-11-23T11:32+00:00 minute 2026-11-23T11:31+00:00..2026-11-23T11:32:30+00:00
vor einer Stunde => 2026-11-23T11:00+00:00 hour 2026-11-23T10:00+00:00..2026-11-23T11:30+00:00
hace 3 horas => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
3 ore fa => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
un'ora fa => 2026-11-23T11:00+00:00 hour 2026-11-23T10:00+00:00..2026-11-23T11:30+00:00
há 3 horas => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
1 ano atrás => - year 2024-11-23T12:00+00:00..2026-05-25T00:00+00:00
3 uur geleden => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
för 3 timmar sedan => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
3 часа назад => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
час назад => 2026-11-23T11:00+00:00 hour 2026-11-23T10:00+00:00..2026-11-23T11:30+00:00
3 godziny temu => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
před 3 hodinami => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
prije 28 minuta => 2026-11-23T11:32+00:00 minute 2026-11-23T11:31+00:00..2026-11-23T11:32:30+00:00
πριν από 3 ώρες => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
3小时前 => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
3 時間前 => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
3시간 전 => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
"""

NONE = """
14:05
2:05 pm
Monday
Monday 10:00PM
Mon, 23 Nov
23 November
Nov 23
Nov 23, 6:55 AM
Posted Nov 19, 6:51 AM
23.11.
11/23
6 Feb
-
/
n/a
Unknown
Published
Date:
14h
5d
3 hours
Duration 1:30
5 min read
404
2056
17
100000
161385360554578
9999999999
0001-01-01T00:00Z
1851-09-18
1969-12-31
2031-01-01
2026-13-01
2026-11-31
2026-02-30
31 November 2026
29 February 2025
0 May 2026
23 November 1926
23 November 2126
00:00-YY-DD-MM
2026-W48
PT50M55S
201903
Version 2.11.19
posted with a shop at 19.03.02
1.2.3.4
192.168.10.20
+961 1 555 712
385D0326A3AE144205C298DB34B4E945
© 2004-2019 Example Media. All Rights Reserved.
Copyright 2026 Example
2004-2019
5 May 2026 - 7 May 2026
13-15 November 2026
October 13 - 15, 2026
Jan-Feb 2026
22 آب/نوفمبر 2026
Last updated 6 May 2026
Updated 5 mins ago
Updated: 18 Nov 2026 9:38 pm
آخر تحديث: 23.11.2026
Aktualisiert am 28. April 2026, 20:22 Uhr
Son Güncelleme: 30.11.2025 18:14
Aktuelle Zeit: 14.10.2026, 12:18
Russia Today
USA Today
Hier entlang
Ayer Rojo
منذ عام 2011
since 2011
3 days before the vote
years ago
200000 years ago
500 years ago
12 ربيع الأول 1448
1448/06/12
12/06/1448
سرطان
May
Mai
march for peace
Chapter 11
Psalm 23:4
Route 66 to Damascus
The council met on 5 May 2026 and said that nothing at all had been decided by any of its many members
March 2026 saw the opening of a bridge over the river
What we know twelve years ago and the long road back to the town
"""


def _cases() -> list[tuple[str, tuple[str, ...], str, str, str]]:
    cases: list[tuple[str, tuple[str, ...], str, str, str]] = []
    languages: tuple[str, ...] = ()
    order = timezone = ""
    for line in TABLE.strip().splitlines():
        if line.startswith("@ "):
            named, order, timezone = line[2:].split()
            languages = () if named == "-" else tuple(named.split(","))
        else:
            text, expected = line.split(" => ")
            cases.append((text, languages, order, timezone, expected))
    return cases


CASES = _cases()


def _shown(dating: Dating, expected: str) -> str:
    """The dating in the words of the table."""
    at, precision = dating.at, dating.precision
    if ".." in expected:
        return f"{_clock(at) if at else '-'} {precision} {_clock(dating.earliest)}..{_clock(dating.latest)}"
    if at is None:
        shape = {Precision.YEAR: "%Y", Precision.MONTH: "%Y-%m"}[precision]
        return f"{dating.earliest.strftime(shape)} {precision}"
    if precision == Precision.DAY:
        return f"{at:%Y-%m-%d} {precision}"
    return f"{at.isoformat(timespec='auto' if precision == Precision.SECOND else 'minutes')} {precision}"


def _clock(moment: datetime) -> str:
    moment = moment.astimezone(UTC)
    return moment.isoformat(timespec="auto" if moment.second else "minutes")


def test_the_table_is_large() -> None:
    assert len(CASES) > 300
    assert len(NONE.strip().splitlines()) > 80


@pytest.mark.parametrize(("text", "languages", "order", "timezone", "expected"), CASES)
def test_reads(text: str, languages: tuple[str, ...], order: str, timezone: str, expected: str) -> None:
    dating = read_date(text, fetched=FETCHED, timezone=timezone, languages=languages, order=order)
    assert dating is not None
    assert _shown(dating, expected) == expected
    assert dating.raw == text
    assert dating.earliest <= (dating.at or dating.earliest) <= dating.latest


@pytest.mark.parametrize("text", NONE.strip().splitlines())
@pytest.mark.parametrize("languages", [(), ("en",), ("ar",), ("de",)], ids=str)
def test_reads_nothing(text: str, languages: tuple[str, ...]) -> None:
    assert read_date(text, fetched=FETCHED, languages=languages) is None


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


def test_an_unknown_order_leaves_a_doubtful_date_unread() -> None:
    assert read_date("03/04/2026", fetched=FETCHED, order="") is None
    for text in ("04/04/2026", "23/04/2026", "Fri, 03/04/2026"):
        assert read_date(text, fetched=FETCHED, order=""), text


@pytest.mark.parametrize("text", ["Updated 5 mins ago", "Posted 3 hours ago | Last updated 5 mins ago", "5 mins ago"])
def test_the_last_change_is_read_when_asked_for(text: str) -> None:
    dating = read_date(text, fetched=FETCHED, about="modified")
    assert dating
    assert dating.at == FETCHED - timedelta(minutes=5)


def test_a_publication_is_no_change() -> None:
    assert read_date("Published 5 May 2026", fetched=FETCHED, about="modified") is None


@pytest.mark.parametrize("text", ["x" * 201 + " 5 May 2026", "5 May 2026 " + "x " * 100])
def test_prose_is_no_date(text: str) -> None:
    assert read_date(text, fetched=FETCHED) is None


def test_hours_near_midnight_name_no_day() -> None:
    """At noon in Greenwich it is 15:00 in Damascus: 15 hours ago may be either side of midnight there."""
    there = read_date("15 hours ago", fetched=FETCHED, timezone="Asia/Damascus")
    here = read_date("15 hours ago", fetched=FETCHED)
    assert there
    assert there.at is None
    assert here
    assert here.at == FETCHED - timedelta(hours=15)


def test_today_later_than_the_fetch_is_another_day() -> None:
    assert read_date("today, 20:07", fetched=FETCHED) is None


def test_a_day_is_as_long_as_it_was() -> None:
    """In Beirut clocks are put forward at midnight; that day begins at 01:00 and has 23 hours."""
    dating = read_date("29 March 2026", fetched=FETCHED, timezone="Asia/Beirut")
    assert dating
    assert dating.at is not None
    assert dating.at.isoformat() == "2026-03-29T01:00:00+03:00"
    assert dating.latest - dating.earliest == timedelta(hours=23, seconds=-1)


def test_a_minute_may_be_any_second_of_it() -> None:
    dating = read_date("23 November 2026 14:05", fetched=FETCHED)
    assert dating
    assert dating.latest - dating.earliest == timedelta(seconds=59)


def test_a_zone_that_does_not_exist_is_the_callers_error() -> None:
    with pytest.raises(KeyError):
        read_date("23 November 2026", fetched=FETCHED, timezone="Asia/Nowhere")
