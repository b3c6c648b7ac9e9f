"""Web pages as they are saved from a browser."""

from datetime import date

PARAGRAPHS = [
    "The ministry in Arden said on Monday that hackers who worked for the intelligence service of Borland had broken "
    "into its mail servers and stolen the letters of three ambassadors.",
    "It called on Borland to stop the attacks and said that it would consult its allies about sanctions. Borland "
    "rejected the accusation, which it called a fabrication of its enemies.",
    "The two countries have been at odds over fishing rights since the war, and their embassies have been closed "
    "for most of that time, according to officials in both of the capitals.",
]


def page(
    head: str = "", paragraphs: list[str] = PARAGRAPHS, after: str = "", title: str = "Arden blames Borland"
) -> str:
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | Daily Wire</title>{head}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>{title}</h1>
<div class="share"><a href="#">Share</a><a href="#">Tweet</a></div>
{body}{after}</article>
<aside><h2>Most read</h2><ul><li><a href="/1">Storm hits coast</a></li><li><a href="/2">Team wins cup</a></li></ul></aside>
<footer><p>Copyright 2021 Daily Wire. All rights reserved.</p></footer></body></html>"""


META = """<meta property="og:site_name" content="Daily Wire">
<meta property="article:published_time" content="2021-07-20T08:30:00+00:00">
<link rel="canonical" href="https://wire.example/world/arden">"""


def test_the_body_comes_without_navigation_title_first(one):
    article = one(page(META), "page.html")
    assert article.text == "\n\n".join(["Arden blames Borland", *PARAGRAPHS])


def test_title_date_publisher_and_address_come_from_the_page(one):
    article = one(page(META), "page.html")
    assert article.title == "Arden blames Borland"
    assert article.published == date(2021, 7, 20)
    assert article.publisher == "Daily Wire"
    assert article.url == "https://wire.example/world/arden"


def test_dates_in_json_ld_count(one):
    head = (
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
        '"headline":"Arden blames Borland","datePublished":"2020-03-04T10:00:00Z"}</script>'
    )
    assert one(page(head), "page.html").published == date(2020, 3, 4)


def test_a_date_in_the_prose_is_no_date_of_publication(one):
    paragraphs = [
        *PARAGRAPHS,
        "On 28 October 2019 the attackers had taken down the web site of the president of Arden.",
    ]
    assert one(page("", paragraphs), "page.html").published is None


def test_the_user_knows_the_date_better(one):
    assert one(page(META), "page.html", published=date(2021, 7, 22)).published == date(2021, 7, 22)


def test_lists_keep_their_lines(one):
    listed = (
        "<p>The sanctions list names:</p><ul><li>the service of Borland</li><li>two of its officers</li></ul>"
    )
    text = one(page(META, after=listed), "page.html").text
    assert "The sanctions list names:\n\n• the service of Borland\n• two of its officers" in text


def test_a_page_in_windows_1252_that_says_so(one):
    paragraphs = [
        *PARAGRAPHS,
        "The café’s owner said: “We heard nothing of the attack until the police came.”",
    ]
    html = page(META, paragraphs).replace('charset="utf-8"', 'charset="windows-1252"')
    assert "café’s owner said: “We heard" in one(html.encode("cp1252"), "page.htm").text


def test_a_page_without_ending_is_recognised(one):
    assert one(page(META), "page").title == "Arden blames Borland"


def test_a_page_of_navigation_alone_is_refused(refused):
    nothing = "<html><body><nav><a href='/'>Home</a></nav></body></html>"
    assert refused(nothing, "page.html") == "it holds no text"
    assert refused("<html><body></body></html>", "page.html") == "no article can be found in the page"


def test_scripts_and_markup_never_reach_the_text(one):
    paragraphs = [
        *PARAGRAPHS,
        "He wrote &lt;script&gt;alert(1)&lt;/script&gt; into the form, the company said in a report.",
    ]
    text = one(page(META, paragraphs, "<script>steal()</script><style>p{}</style>"), "page.html").text
    assert "steal()" not in text
    assert "<script>alert(1)</script> into the form" in text


def test_a_deeply_nested_page_does_no_harm(one, refused, tmp_path):
    from geocyber.reading import read

    file = tmp_path / "deep.html"
    file.write_text("<html><body>" + "<div>" * 50_000 + "text" + "</div>" * 50_000)
    assert len(list(read(str(file)))) == 1


def test_a_title_below_the_name_of_the_section_stands_once(one):
    html = page(META).replace("<h1>", "<p>Cybersecurity</p><h1>")
    text = one(html, "page.html").text
    assert text.count("Arden blames Borland") == 1
    assert text.startswith("Arden blames Borland\n\n")
