"""Dates of machines, and of English print: every form they come in, with times and zones."""

import pytest

from tests.dates_table import cases, require

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
"""
CASES = cases(TABLE)


def test_the_table_is_large() -> None:
    assert len(CASES) >= 120


@pytest.mark.parametrize(("text", "languages", "order", "timezone", "expected"), CASES)
def test_reads(text: str, languages: tuple[str, ...], order: str, timezone: str, expected: str) -> None:
    require(text, languages, order, timezone, expected)
