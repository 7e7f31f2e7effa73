"""Pictures: those of the article, each once, by a secure absolute address."""

from crawler.article import Image
from crawler.extract import images
from crawler.extract.claims import Claims
from crawler.markup import parse

URL = "https://news.example/a"


def read(body: str, *claims: Claims) -> tuple[Image, ...]:
    return images.read(parse(f"<html><body><h1>Old bridge reopens</h1>{body}</body></html>"), URL, *claims)


def test_lead_and_figures_with_captions() -> None:
    lead = Claims(images=(Image(url="http://cdn.example/river-and-bridge-1200x630.jpg"),))
    found = read(
        """<figure><img src="//cdn.example/river-and-bridge-640x480.jpg"><figcaption>The bridge.</figcaption></figure>
        <figure><img srcset="/crossing-cars-1.jpg 300w, /crossing-cars-2.jpg 900w" src="x.gif"></figure>
        <figure><img data-src="/late.jpg" src="data:image/gif;base64,AAAA"></figure>""",
        lead,
    )
    assert found == (
        Image(url="https://cdn.example/river-and-bridge-1200x630.jpg", caption="The bridge."),
        Image(url="https://news.example/crossing-cars-2.jpg"),
        Image(url="https://news.example/late.jpg"),
    )


def test_what_is_no_picture() -> None:
    assert (
        read(
            """<figure><img src="/logo.png"></figure><figure><img src="/a.svg"></figure>
            <figure><img src="/p.jpg" width="1" height="1"></figure>
            <figure class="avatar"><img src="/author-jane.jpg"></figure>
            <div class="related"><figure><img src="/other.jpg"></figure></div><p><img src="/loose.jpg"></p>"""
        )
        == ()
    )


def test_loose_pictures_of_the_body() -> None:
    tree = parse("<html><body><h1>x</h1><div id='b'><p><img src='/loose.jpg'></p></div></body></html>")
    assert images.read(tree, URL, body_elements=tree.xpath("//div")) == (Image(url="https://news.example/loose.jpg"),)


def test_bad_addresses() -> None:
    assert read('<figure><img src="http://[bad"></figure><figure><img srcset=",, ,"></figure>') == ()


def test_formats_of_one_picture_are_one() -> None:
    lead = Claims(images=(Image(url="https://cdn.example/1/bridge102_v-fullhd.jpg"),))
    found = read(
        """<figure><img src="https://cdn.example/1/bridge102_v-gallery.jpg"><figcaption>Bridge.</figcaption></figure>
        <figure><img src="https://cdn.example/2/river_1762438625_v4_3_800.jpeg"></figure>
        <figure><img src="https://cdn.example/2/river_1762438625_v16_9_1200.jpeg"></figure>""",
        lead,
    )
    assert found == (
        Image(url="https://cdn.example/1/bridge102_v-fullhd.jpg", caption="Bridge."),
        Image(url="https://cdn.example/2/river_1762438625_v4_3_800.jpeg"),
    )


def test_the_cuts_of_one_picture_are_one() -> None:
    cuts = [f"https://img.news.example/2026-01/bridge-group/{cut}" for cut in ("wide__1280x720", "square__960x960")]
    html = "".join(f'<figure><img src="{cut}"></figure>' for cut in cuts)
    found = images.read(parse(f"<article><h1>Bridge</h1>{html}</article>"), URL)
    assert [image.url for image in found] == cuts[:1]
