"""Lines of a page that are not the article."""

import pytest

from geocyber.errors import GeocyberError
from geocyber.reading import boilerplate


def by_example(kind):
    return [
        pytest.param(rule, line, id=f"{rule.id}: {line[:40]}")
        for rule in boilerplate.rules()
        for line in getattr(rule, kind)
    ]


@pytest.mark.parametrize(("rule", "line"), by_example("removes"))
def test_every_rule_removes_its_examples(rule, line, body):
    text = f"{line}\n\n{body}" if rule.where == "head" else f"{body}\n\n{line}"
    assert boilerplate.clean(text).text == body


@pytest.mark.parametrize(("rule", "line"), by_example("keeps"))
def test_no_rule_at_all_removes_what_looks_alike(rule, line, body):
    assert line in boilerplate.clean(f"{line}\n\n{body}").text
    assert line in boilerplate.clean(f"{body}\n\n{line}").text


def test_every_rule_says_what_it_keeps():
    assert all(rule.keeps for rule in boilerplate.rules())


def test_the_list_below_see_also_goes_with_it(one, body):
    text = f"Arden blames Borland\n\n{body}\n\nSEE ALSO:\n• What we know about the attack\n• All servers mended, says firm"
    assert one(text).text == f"Arden blames Borland\n\n{body}"


def test_the_headlines_below_related_stories_go_with_it(one, body):
    text = f"Arden blames Borland\n\n{body}\n\nRelated stories\n\nStorm hits the coast\n\nTeam wins the cup"
    assert one(text).text == f"Arden blames Borland\n\n{body}"


def test_the_article_goes_on_after_a_list_in_its_middle(one, body):
    first, second = body.split("\n\n")
    text = f"Arden blames Borland\n\n{first}\n\nSEE ALSO:\n• What we know about the attack\n\nAllies speak\n\n{second}"
    assert one(text).text == f"Arden blames Borland\n\n{first}\n\nAllies speak\n\n{second}"


def test_buttons_between_paragraphs_leave_one_empty_line(one, body):
    first, second = body.split("\n\n")
    assert (
        one(f"Arden blames Borland\n\n{first}\n\nAdvertisement\n\n{second}").text
        == f"Arden blames Borland\n\n{body}"
    )


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (
            {"id": "x", "pattern": "(", "removes": ["("]},
            "boilerplate.toml, rule 'x': the pattern is no regular expression",
        ),
        (
            {"id": "x", "pattern": "a", "removes": ["a"], "wher": "end"},
            "boilerplate.toml, rule 'x': unknown key 'wher'",
        ),
        (
            {"id": "x", "pattern": "a", "removes": ["a"], "where": "top"},
            "'where' is one of anywhere, head, end, not 'top'",
        ),
        ({"pattern": "a"}, "rule '?': 'id', 'pattern' and at least one line in 'removes' are needed"),
    ],
)
def test_a_broken_rule_is_named(row, complaint):
    with pytest.raises(GeocyberError) as error:
        boilerplate.rule(row)
    assert complaint in str(error.value)
