"""What fuzzing starts from: small inputs that reach every branch, written down here, and stored robots rules."""

from collections.abc import Mapping

_LINK = "https://herald.example/a/1"

SEEDS: Mapping[str, tuple[str, ...]] = {
    "feed": (
        f"<rss version='2.0'><channel><item><title>A &amp; B</title><link>{_LINK}</link>"
        "<pubDate>Fri, 01 May 2026 10:00:00 +0300</pubDate></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/'><link rel='next' href='?p=2'/><entry xml:base='/a/'>"
        "<title type='html'>&lt;i&gt;A&lt;/i&gt;</title><link href='1'/><updated>2026-05</updated></entry></feed>",
        f"<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><item r:about='{_LINK}'/></r:RDF>",
        f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"url": "{_LINK}", "title": "A"}}]}}',
        "<!DOCTYPE r [<!ENTITY a 'b'>]><rss><channel><item><guid>&a;</guid><link><![CDATA[/a/1]]></link></item>",
    ),
    "sitemap": (
        f"<urlset><url><loc>{_LINK}</loc><lastmod>2026-05-01</lastmod><news><language>en</language><title>A</title>"
        "<publication_date>2026-05-01T10:00Z</publication_date></news></url></urlset>",
        "<sitemapindex><sitemap><loc>/sitemap-2026-05.xml.gz</loc><lastmod>x</lastmod></sitemap></sitemapindex>",
        f"{_LINK}\nhttps://herald.example/story/x\n",
        f"<urlset xmlns:x='http://www.w3.org/1999/xhtml'><url><loc>/b</loc><x:link hreflang='e' href='{_LINK}'/></url>",
    ),
    "json_listing": (
        f'{{"data": {{"items": [{{"url": "{_LINK}", "title": "A", "date": 1777000000}}]}}, "next": "?p=2"}}',
        '{"html": ["<article><a href=\'/a/1\'><h2>A headline of words</h2></a><time>1 May</time></article>"]}',
        f'[{{"link": "{_LINK}", "title": {{"rendered": "A &amp; B"}}, "date_gmt": "2026-05-01T10:00:00"}}]',
        'callback({"data": {"items": [{"url": 7}, null, [], "x"]}});',
    ),
    "robots": (
        "User-agent: *\nDisallow: /a/*?b=$\nAllow: /\nCrawl-delay: 10\nSitemap: /s.xml\n",
        "User-agent: NewsCrawler\nCrawl-delay: 1e9\nRequest-rate: 1/10s 0800-1200\nVisit-time: 0600-0845\n",
        "\ufeffUSER-AGENT : *\rDisallow: /%D8%B3\r\n#x\nDisallow\n: /\nCrawl-delay: nan",
    ),
    "url": (
        "HTTPS://User:pw@WWW.Herald.Example:443/a/../b/./c%7e%2f?utm_source=x&amp;b=2&a=1#f",
        "//xn--mgbh0fb.example/خبر?ق=1",
        "/amp/story/1/print;jsessionid=A?print=1&m=1",
        "http://[::1]:80/..//?&&=",
        "?a=b c\t\nd",
    ),
    "identity": (
        "/a/1?print=1\nhttps://m.herald.example/a/1",
        "/story/x/\n/",
        "https://other.example/a/1\nhttps://herald.example/story/x",
    ),
}
