"""The network page as its reader meets it: offline, clickable, filterable, and honest about claims."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from views import sample

from geocyber.store import open_store
from geocyber.views import Filters, Level, counts, select

from .conftest import Open

ONE_LINE = Filters(actors=("Albania",), relations=("expels",))
CHINA = Filters(actors=("MSS",), relations=("attributes",))


def test_the_page_asks_no_network_and_complains_of_nothing(open_page: Open) -> None:
    opened = open_page()
    opened.page.click("#views [data-value=table]")
    opened.page.click("#theme")
    opened.page.click("#show-help")
    opened.page.wait_for_timeout(200)
    assert opened.requests == []
    assert opened.complaints == []


def test_the_page_could_not_ask_the_network_if_it_would(open_page: Open) -> None:
    opened = open_page()
    tries = """async () => {
        const refused = [];
        addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
        await fetch('https://example.org/').catch(() => {});
        const image = new Image();
        image.src = 'https://example.org/x.png';
        const script = document.createElement('script');
        script.textContent = 'document.title = "owned"';
        document.body.append(image, script);
        await new Promise((done) => setTimeout(done, 200));
        return refused.sort();
    }"""
    assert opened.page.evaluate(tries) == ["connect-src", "img-src", "script-src-elem"]
    assert opened.page.title() == "Sample"


def test_clicking_a_line_shows_its_sentences(open_page: Open) -> None:
    opened = open_page(ONE_LINE)
    opened.page.mouse.click(*opened.point("Albania expels diplomats of Iran", 4))
    assert opened.statements() == ["Albania expels diplomats of Iran"]
    assert opened.text("#panel blockquote") == (
        "Albania blamed Iran for the July attack and expelled its diplomats."
    )
    assert opened.text("#panel mark") == "expelled"
    assert opened.text("#panel .source") == "Tirana cuts ties with Tehran · Adriatic Gazette · 2022-09-08"
    assert opened.page.get_attribute("#panel .source a", "href") == "https://gazette.example/tirana"
    assert "2022-09-07" in opened.text("#panel .badges")
    assert "0.97" in opened.text("#panel .details")
    assert opened.requests == []


def test_clicking_a_node_shows_all_its_lines_and_sentences(open_page: Open) -> None:
    opened = open_page(ONE_LINE)
    opened.page.mouse.click(*opened.point("Iran\nState"))
    assert opened.text("#panel h2") == "Iran"
    assert opened.text("#panel .names") == "also Tehran"
    assert opened.text("#panel .lines") == "Albania expels diplomats of it"
    assert len(opened.statements()) == 1


def test_double_clicking_a_state_unfolds_who_acts_for_it(open_page: Open) -> None:
    opened = open_page(CHINA)
    before = opened.count("actors and things")
    opened.page.mouse.dblclick(*opened.point("China\nState"))
    opened.page.wait_for_timeout(100)
    assert opened.count("actors and things") == before + 1
    opened.page.locator("#panel #unfold", has_text="Fold in 1").click()
    assert opened.count("actors and things") == before


def test_the_page_opens_with_what_the_command_counted(open_page: Open, written: Callable[..., Path]) -> None:
    written()
    for level in Level:
        opened = open_page(level=level)
        with open_store(str(written().parent / "hostile-False.nq")) as store:
            nodes, lines = counts(select(store, Filters()), level)
        assert (opened.count("actors and things"), opened.count("lines")) == (nodes, lines)


# The legend ------------------------------------------------------------------------------------------------


def test_unticking_a_family_takes_its_lines_away_and_ticking_brings_them_back(open_page: Open) -> None:
    opened = open_page()
    all_lines = opened.count("lines")
    opened.filter("relations", "words")
    without = opened.count("lines")
    assert 0 < without < all_lines
    opened.filter("relations", "words")
    assert opened.count("lines") == all_lines


def test_only_one_relation(open_page: Open) -> None:
    opened = open_page(fragment="view=table")
    opened.page.locator('#legend details[data-family="coercion"] summary').click()
    opened.page.locator('#legend [data-only="relations expels"]').focus()
    opened.page.keyboard.press("Enter")
    does = opened.page.locator("td .does").all_inner_texts()
    assert len(does) == 3
    assert all("expels diplomats of" in text for text in does)
    opened.page.keyboard.press("Enter")  # the same button again shows everything
    assert opened.page.locator("td .does").count() == 47


def test_hiding_a_kind_hides_its_nodes(open_page: Open) -> None:
    opened = open_page()
    before = opened.count("actors and things")
    opened.filter("kinds", "igo")
    assert opened.count("actors and things") == before - 2


def test_hiding_claims_leaves_what_is_stated(open_page: Open) -> None:
    opened = open_page(fragment="view=table")
    opened.page.locator('#legend [data-only="standings stated"]').focus()
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("td .chip").count() == 0
    assert opened.page.locator("td .does").count() > 20


def test_disputed_only(open_page: Open) -> None:
    opened = open_page(fragment="at=state%2FIR")
    opened.page.click("#disputed")
    badges = (
        opened.page.locator("#panel .statement").count(),
        opened.page.locator("#panel .badge.disputed").count(),
    )
    assert badges[0] == badges[1] > 0
    assert all("condemns" not in statement for statement in opened.statements())


def test_dates_count_the_articles_day_where_the_act_has_none(open_page: Open) -> None:
    opened = open_page(fragment="view=table")
    opened.page.fill("#date-from", "2022-01-01")
    opened.page.keyboard.press("Tab")
    assert opened.count("article") == 1
    assert "Microsoft" in opened.text("table")  # its help has no date of its own


def test_confidence(open_page: Open) -> None:
    opened = open_page()
    before = opened.count("statements")
    opened.page.locator("#sure").fill("0.9")
    assert 0 < opened.count("statements") < before
    assert opened.text(".sure output") == "0.90"


def test_few_told_lines_can_be_hidden_but_not_those_of_what_is_selected(open_page: Open) -> None:
    opened = open_page()
    opened.page.fill("#told", "2")
    opened.page.keyboard.press("Tab")
    assert "hidden" in opened.text("#summary")
    few = opened.count("lines")
    opened.page.fill("#find", "Albania")
    opened.page.keyboard.press("Enter")
    assert opened.count("lines") > few
    assert any("expels diplomats of Iran" in text for text in opened.statements())


def test_show_everything_again(open_page: Open) -> None:
    opened = open_page()
    before = opened.text("#summary")
    opened.filter("relations", "law")
    opened.filter("kinds", "igo")
    opened.page.click("#disputed")
    assert opened.text("#summary") != before
    opened.page.click("#reset")
    assert opened.text("#summary") == before
    assert opened.page.is_checked('[data-filter="relations law"]')


# Finding ---------------------------------------------------------------------------------------------------


def test_searching_a_name_leads_to_it_even_if_it_is_folded_in(open_page: Open) -> None:
    opened = open_page()
    opened.page.fill("#find", "blink")
    assert opened.page.locator("#find-found li").first.inner_text().startswith("Antony Blinken")
    opened.page.keyboard.press("Enter")
    assert opened.text("#panel h2") == "Antony Blinken"
    assert opened.statements() == ["Antony Blinken warns China"]


def test_searching_another_name_of_an_actor(open_page: Open) -> None:
    opened = open_page()
    opened.page.fill("#find", "cozy bear")
    opened.page.keyboard.press("Enter")
    assert opened.text("#panel h2") == "APT29"


def test_whoever_is_called_exactly_so_is_found_first(open_page: Open) -> None:
    opened = open_page()
    opened.page.fill("#find", "us")
    assert opened.page.locator("#find-found li").first.inner_text().startswith("US\nUnited States")


def test_searching_words_filters_sentences(open_page: Open) -> None:
    opened = open_page()
    opened.page.fill("#find", "fabrication")
    opened.page.keyboard.press("Enter")
    assert opened.count("statements") == 2
    opened.page.fill("#find", "")
    assert opened.count("statements") == 54


# What is said about a statement ----------------------------------------------------------------------------


def test_claims_name_their_claimant_and_negations_say_so(open_page: Open) -> None:
    opened = open_page(level=Level.ACTOR, fragment="at=body%2FCN%2Fministry-of-state-security")
    cards = opened.page.locator("#panel .statement").all_inner_texts()
    [conducts] = [text for text in cards if "conducts" in text]
    assert "Says United States" in conducts
    [sponsors] = [text for text in cards if "APT40" in text]
    assert "Says somebody unnamed" in sponsors
    opened.page.evaluate("location.hash = 'level=actor&at=igo%2Feu'")
    cards = opened.page.locator("#panel .statement").all_inner_texts()
    [sanctions] = [text for text in cards if "stopped short" in text]
    assert sanctions.startswith("Negated")
    lines = [" ".join(line.split()) for line in opened.page.locator("#panel .lines li").all_inner_texts()]
    assert "negated sanctions China" in lines


def test_the_articles_own_voice_is_named_too(open_page: Open) -> None:
    opened = open_page(ONE_LINE, fragment="at=state%2FAL")
    assert "in the article’s own voice" in opened.text("#panel .details")


def test_a_denial_of_nobody_named_and_another_name_are_not_lost(open_page: Open) -> None:
    opened = open_page(fragment="view=table")
    rows = [re.sub(r"\s+", " ", row) for row in opened.page.locator("tbody tr").all_inner_texts()]
    assert any(row.startswith("China denies (nobody named)") for row in rows)
    assert any(row.startswith("APT40 is also known as Leviathan") for row in rows)


# State of the page, keyboard, table ------------------------------------------------------------------------


def test_the_address_keeps_what_was_chosen(open_page: Open) -> None:
    opened = open_page()
    opened.filter("relations", "law")
    opened.page.click("#levels [data-value=actor]")
    opened.page.fill("#date-from", "2020-01-01")
    opened.page.keyboard.press("Tab")
    opened.page.fill("#find", "Sandworm")
    opened.page.keyboard.press("Enter")
    summary, fragment = opened.text("#summary"), opened.page.evaluate("location.hash.slice(1)")
    again = open_page(fragment=fragment)
    assert again.text("#summary") == summary
    assert again.text("#panel h2") == "Sandworm"
    assert not again.page.is_checked('[data-filter="relations law"]')
    assert again.page.input_value("#date-from") == "2020-01-01"


@pytest.mark.parametrize(
    "fragment",
    [
        "at=%",
        "level=sideways&view=nowhere",
        "folds=nobody,%E0%A4%A",
        "sure=very&told=x",
        "__proto__=1",
        "actors=nobody&path=state%2FUS&steps=-9&show=many&theme=plaid",
        "from=2022-99-99&to=yesterday",
    ],
)
def test_a_damaged_address_does_no_harm(open_page: Open, fragment: str) -> None:
    opened = open_page(fragment=fragment)
    assert opened.count("lines") == 47
    assert opened.complaints == []


def test_everything_can_be_read_by_keyboard(open_page: Open) -> None:
    opened = open_page()
    opened.page.focus(".canvas")
    opened.page.keyboard.press("ArrowRight")
    first = opened.text("#panel h2")
    assert first in opened.text("#said")
    opened.page.keyboard.press("ArrowLeft")
    assert opened.text("#panel h2") != first
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "panel"
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#panel").is_hidden()


def test_space_unfolds(open_page: Open) -> None:
    opened = open_page(CHINA, fragment="at=state%2FCN")
    before = opened.count("actors and things")
    opened.page.focus(".canvas")
    opened.page.keyboard.press(" ")
    assert opened.count("actors and things") == before + 1


def test_the_table_holds_what_the_network_draws_and_opens_its_sentences(open_page: Open) -> None:
    opened = open_page(fragment="view=table")
    assert opened.page.locator("tbody tr").count() == opened.count("lines")
    opened.page.locator("tbody tr", has_text="Albania").first.locator("td button.tool").click()
    assert opened.statements() == ["Albania expels diplomats of Iran"]


def test_every_control_has_a_name(open_page: Open) -> None:
    opened = open_page(fragment="at=state%2FUS")
    nameless = """() => [...document.querySelectorAll('button, input, select, a')]
        .filter((e) => !(e.ariaLabel || e.textContent?.trim() || e.labels?.length || e.title))
        .map((e) => e.outerHTML)"""
    assert opened.page.evaluate(nameless) == []


# Looks -----------------------------------------------------------------------------------------------------

CONTRAST = """(pairs) => {
    const parse = (colour) => {
        const probe = document.createElement('canvas').getContext('2d');
        probe.fillStyle = colour;
        const hex = probe.fillStyle;
        return [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255);
    };
    const light = (c) => c.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    const luminance = (c) => light(parse(c)).reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
    const style = getComputedStyle(document.documentElement);
    const of = (name) => luminance(style.getPropertyValue(name).trim());
    return pairs.map(([a, b]) => (Math.max(of(a), of(b)) + 0.05) / (Math.min(of(a), of(b)) + 0.05));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast_in_light_and_dark(open_page: Open, scheme: str) -> None:
    opened = open_page(scheme=scheme)
    pairs = [["--ink", "--paper"], ["--ink", "--mark"], ["--quiet", "--panel"], ["--accent-ink", "--accent"]]
    assert min(opened.page.evaluate(CONTRAST, pairs)) >= 4.5
    assert min(opened.page.evaluate(CONTRAST, [["--blue", "--paper"]])) >= 3  # lines


def test_the_theme_follows_the_reader(open_page: Open) -> None:
    opened = open_page(scheme="dark")
    assert opened.page.evaluate("document.documentElement.dataset.theme") == "dark"
    opened.page.click("#theme")
    assert opened.page.evaluate("document.documentElement.dataset.theme") == "light"


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "view=table",
        "at=state%2FCN",
        "path=state%2FAL,state%2FKP",
        "actors=state%2FUS&steps=2&from=2016-01-01",
    ],
)
def test_a_phone_needs_no_sideways_scrolling(open_page: Open, fragment: str) -> None:
    opened = open_page(width=390, height=780, fragment=fragment)
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 390
    assert opened.page.locator("#legend").is_hidden()
    opened.page.click("#show-legend")
    assert opened.page.locator("#legend").is_visible()
    table = opened.page.locator(".table")
    assert table.evaluate("(e) => e.scrollWidth <= e.clientWidth || e.hidden")


def test_labels_take_no_more_room_than_was_left_for_them(open_page: Open) -> None:
    opened = open_page()
    widths = opened.page.evaluate(
        """() => {
            const context = document.createElement('canvas').getContext('2d');
            context.font = '500 15px system-ui, sans-serif';
            const labels = JSON.parse(document.getElementById('data').textContent).nodes.map((n) => n.label);
            return labels.flatMap((l) => l.split('\\n')).map((l) => [l, context.measureText(l).width]);
        }"""
    )
    for line, width in widths:
        assert width <= len(line) * 8.6 + 2 * 9, line


# Hostile text ----------------------------------------------------------------------------------------------


def test_hostile_text_is_shown_as_text(open_page: Open) -> None:
    opened = open_page(hostile=True, level=Level.ACTOR)
    opened.page.fill("#find", "<img")
    opened.page.keyboard.press("Enter")
    shown = sample.HOSTILE_NAME.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]")
    assert opened.text("#panel h2") == shown
    assert opened.text("h1") == opened.page.title() == shown
    quotes = opened.page.locator("#panel blockquote").all_inner_texts()
    assert any(
        "</script><script>document.title='owned'</script><!-- <b>bold</b> &amp; {{title}}" in q
        for q in quotes
    )
    assert "<i>alias</i>" in " ".join(opened.statements())
    assert (
        opened.page.locator("#panel :is(b, i, img, script, svg[onload])").evaluate_all(
            "(found) => found.filter((e) => e.tagName !== 'B' || !e.closest('.line-button')).length"
        )
        == 0
    )
    assert opened.page.locator("#panel .source a").count() == 0  # javascript: is no link
    assert opened.complaints == opened.requests == []


def test_hostile_text_stays_text_wherever_else_it_is_shown(open_page: Open) -> None:
    opened = open_page(hostile=True, level=Level.ACTOR)
    opened.page.fill("#find", "<img")
    opened.page.keyboard.press("Enter")
    opened.page.click("#neighbourhood")
    opened.page.click("#panel >> text=Path to…")
    opened.page.fill("#path-to", "United States")
    opened.page.keyboard.press("Enter")
    named = opened.page.locator("#claimant option", has_text="<img")
    opened.page.select_option("#claimant", named.get_attribute("value"))
    opened.page.click("#panel .stop .link >> nth=0")
    opened.page.click("#panel .copy >> nth=0")
    opened.page.wait_for_selector("text=Copied")
    opened.page.fill("#find", "</script>")
    opened.page.keyboard.press("Enter")
    opened.page.click("#show-path")
    shown = opened.text("#restrictions")
    assert "<img src=x onerror" in shown
    assert "[U+202E]" in shown
    assert "“</script>”" in shown
    opened.page.click("#views [data-value=table]")
    assert (
        opened.page.locator("img, iframe, svg[onload], body > script ~ script ~ script ~ script").count() == 0
    )
    assert opened.page.title().startswith("<img")
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 1280
    assert opened.complaints == opened.requests == []


def test_very_long_names_and_quotes_stay_in_their_place(open_page: Open) -> None:
    opened = open_page(hostile=True, level=Level.ACTOR)
    opened.page.fill("#find", "NNNN")
    opened.page.keyboard.press("Enter")
    assert opened.text("#panel h2").startswith("NNNN")
    assert "and 288 more" in opened.text("#panel .names")
    panel = opened.page.locator("#panel")
    assert panel.evaluate("(e) => e.scrollWidth <= e.clientWidth")
    for quote in opened.page.locator("#panel blockquote").all():
        assert quote.evaluate("(e) => e.clientHeight") < 300
    opened.page.click("#views [data-value=table]")
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 1280


def test_communities_have_colours_that_the_legend_explains(browser: Browser, tmp_path: Path) -> None:
    from geocyber.views import ColourBy, network_page_of

    graph = tmp_path / "sample.nq"
    with open_store(str(graph), writable=True) as store:
        sample.fill(store)
        material = select(store, Filters())
    target = tmp_path / "communities.html"
    target.write_text(network_page_of(material, Filters(), colour_by=ColourBy.COMMUNITY), encoding="utf-8")
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(target.as_uri())
    page.wait_for_selector("#legend .groups li")
    labels = page.locator("#legend .groups li").all_inner_texts()
    assert any("United States" in label for label in labels)
    fills = page.locator("#legend .groups path:first-child").evaluate_all(
        "all => all.map(each => each.style.fill)"
    )
    assert len(set(fills)) == len(fills)
    assert complaints == []
    page.close()
