"""Every text of the page, as it is drawn, has the contrast of WCAG 2.2 AA; signs have theirs."""

from __future__ import annotations

import pytest

from .conftest import Open

TOOLS = """
    const parse = (text) => {
        const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        context.fillStyle = text;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data].map((v) => v / 255);
    };
    const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
    const part = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    const luminance = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    const contrast = (a, b) => {
        const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
        return (high + 0.05) / (low + 0.05);
    };
"""

FAINT_TEXTS = f"""() => {{
    {TOOLS}
    const ground = (element) => {{
        const layers = [];
        for (let at = element; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
        return layers.reverse().reduce((below, layer) => over(layer, below), [1, 1, 1, 1]);
    }};
    const faint = [];
    let count = 0;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {{
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !element.checkVisibility({{ visibilityProperty: true }})) continue;
        if (element.closest('script, style, option, .unseen, svg')) continue;
        count += 1;
        const style = getComputedStyle(element);
        let opacity = 1;
        for (let at = element; at; at = at.parentElement) opacity *= getComputedStyle(at).opacity;
        if (opacity === 0) continue; // shown under the pointer
        const back = ground(element);
        const [r, g, b, a] = parse(style.color);
        const isLarge = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
        const found = contrast(over([r, g, b, a * opacity], back), back);
        if (found < (isLarge ? 3 : 4.5)) faint.push([texts.currentNode.data.trim().slice(0, 40), found.toFixed(2)]);
    }}
    return [count, faint];
}}"""

SIGNS = f"""() => {{
    {TOOLS}
    const style = getComputedStyle(document.documentElement);
    const named = (colour) => parse(colour.startsWith('#') ? colour : style.getPropertyValue(`--${{colour}}`).trim());
    const {{ look }} = JSON.parse(document.getElementById('data').textContent);
    const paper = named('paper');
    const rim = contrast(named('quiet'), paper);
    return {{
        lines: Object.values(look.families).map(({{ label, colour }}) => [label, contrast(named(colour), paper)]),
        icons: Object.values(look.kinds).map((kind) =>
            [kind.label, contrast(named(kind.icon_colour), kind.hollow ? paper : named(kind.colour))]),
        shapes: Object.values(look.kinds).map((kind) =>
            [kind.label, Math.max(contrast(named(kind.colour), paper), kind.icon_colour === '#000000' ? rim : 0)]),
        rims: [['disputed', contrast(named('alarm'), paper)]],
        fields: [['border', contrast(named('field'), named('panel'))], ['focus', contrast(named('accent'), named('panel'))]],
    }};
}}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "fragment",
    [
        "at=state%2FUS",
        "view=table&disputed=true&claimant=state%2FUS",
        "path=state%2FAL,state%2FKP",
        "actors=state%2FCN&relations=condemns&kinds=state,igo&text=China",
        "text=nothing",
    ],
)
def test_every_text_can_be_read(open_page: Open, scheme: str, fragment: str) -> None:
    opened = open_page(scheme=scheme, fragment=fragment)
    opened.page.click("#show-path")
    opened.page.fill("#find", "rus")
    count, faint = opened.page.evaluate(FAINT_TEXTS)
    assert count > 50
    assert faint == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_help_can_be_read(open_page: Open, scheme: str) -> None:
    opened = open_page(scheme=scheme)
    opened.page.click("#show-help")
    assert opened.page.evaluate(FAINT_TEXTS)[1] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_sign_stands_out(open_page: Open, scheme: str) -> None:
    for group, found in open_page(scheme=scheme).page.evaluate(SIGNS).items():
        assert {label: ratio for label, ratio in found if ratio < 3} == {}, group
