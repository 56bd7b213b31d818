from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inert import PLACES, altered, hostile, printed, shown, tree
from jinja2 import Environment, nodes
from mkdocs.utils.meta import get_data
from projects import examples

from generator.days.period import Span
from generator.model.kinds import TEXT_LIMIT
from generator.paths import Target, to_address
from generator.rendering.error_lines import TemplateProblem
from generator.rendering.front_matter import with_front_matter
from generator.rendering.templates import Templates
from generator.yaml_reader.characters import odd_characters

X = "<b>*x* {{ y }}</b>"
"""A plain text with something of HTML, of Markdown and of Jinja in it."""

X_ENCODED = "&#60;b&#62;&#42;x&#42; &#123;&#123; y &#125;&#125;&#60;&#47;b&#62;"


def made(template: str, block: str = "", /, **names: object) -> str:
    """What a template makes, with the text X as ``x``; other templates by their names in ``others``."""
    others = names.pop("others", {})
    assert isinstance(others, dict)
    sources = {"page.md.j2": template, **others}
    return Templates(sources).render(
        "page.md.j2", {"x": X, "here": "index.md", "linked_by": to_address, **names}, block
    )


def problem(template: str, block: str = "", /, **names: object) -> TemplateProblem:
    """What is wrong with a template."""
    with pytest.raises(TemplateProblem) as caught:
        made(template, block, **names)
    return caught.value


# --- whatever is printed is encoded


@pytest.mark.parametrize(
    "template",
    [
        "{{ x }}",
        "{{ x if true else '' }}",
        "{{ '' or x }}",
        "{{ [x]|first }}",
        "{{ none|default(x, true) }}",
        "{{ {'a': x}.a }}",
        "{% set y = x %}{{ y }}",
        "{% set y %}{{ x }}{% endset %}{{ y }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(x) }}",
        "{% macro m(a=x) %}{{ a }}{% endmacro %}{{ m() }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ x }}{% endcall %}",
        "{% for y in [x] %}{{ y }}{% endfor %}",
        "{% autoescape false %}{{ x }}{% endautoescape %}",
        "{{ '{0}'.format(x) }}",
        "{{ x|words }}",
        "{{ x|sentence }}",
        "{{ [x]|join }}",
        "{{ [x]|prose }}",
        "{{ x|lines }}",
        "{{ [x]|sort|unique|list|first }}",
        "{{ [[x]]|map('join')|first }}",
        "{{ [{'a': x}]|map(attribute='a')|first }}",
        "{{ joiner(x)() }}{{ x }}",
        "{{ cycler(x).next() }}",
        "{{ namespace(v=x).v }}",
        "{{ x[:] }}",
    ],
)
def test_a_text_is_encoded_however_it_is_printed(template: str) -> None:
    assert made(template).strip() == X_ENCODED


@pytest.mark.parametrize(
    "template",
    [
        "{{ x ~ x }}",
        "{{ x + x }}",
        "{{ x * 2 }}",
        "{{ [x, x]|join('') }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(x) ~ x }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ x ~ m(x) }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(x) + x }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ x + m(x) }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(x) + m(x) }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ [m(x), x]|join('') }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(m(x)) ~ x }}",
        "{% set y %}{{ x }}{% endset %}{{ y ~ x }}",
        "{{ (x|lines) ~ x }}",
        "{{ (x ~ x)|lines }}",
    ],
)
def test_two_texts_are_encoded_however_they_are_joined(template: str) -> None:
    assert made(template).strip() == X_ENCODED * 2


def test_a_space_that_parts_a_text_from_markup_stays() -> None:
    pieces = ["not older than ", " satisfaction ", " days"]
    template = "{% for piece in pieces %}{{ piece }}{% if not loop.last %}<i></i>{% endif %}{% endfor %}"

    assert made(template, pieces=pieces) == "not older than <i></i> satisfaction <i></i> days"
    assert made("{{ blank }}<i></i>{{ lines }}", blank=" ", lines="\n a\n b \n") == " <i></i> a b "


def test_texts_in_prose() -> None:
    assert made("{{ [x, 'b', 'c*']|prose }}") == f"{X_ENCODED}, b and c&#42;"
    assert made("{{ [x, 'b']|prose('or') }}") == f"{X_ENCODED} or b"
    assert made("{{ []|prose }}") == ""


@pytest.mark.parametrize(
    "template",
    [
        "{{ ['a', 'b']|join(x) }}",
        "{{ ['a', 'b']|prose(x) }}",
        "{{ [['a', 'b']]|map('join', x)|first }}",
        "{{ (x|lines).join(['a', 'b']) }}",
        "{{ (x|lines).replace('x', x) }}",
    ],
)
def test_what_joins_texts_is_encoded_too(template: str) -> None:
    assert "<b>" not in made(template)
    assert "*x*" not in made(template)
    assert X_ENCODED in made(template)


def test_markup_stays_markup_when_texts_join_it() -> None:
    assert made("{% macro b() %}<br>{% endmacro %}{{ x ~ b() ~ x }}") == f"{X_ENCODED}<br>{X_ENCODED}"
    assert made("{% macro b() %}<br>{% endmacro %}{{ [b(), b()]|join(', ') }}") == "<br>, <br>"


def test_what_the_template_itself_says_is_left_alone() -> None:
    assert made("<b>*x*</b> {# note #}{{ '' }}") == "<b>*x*</b> "


@pytest.mark.parametrize("place", PLACES)
def test_hostile_text_is_shown_and_does_nothing(place: str) -> None:
    texts = {text.id: text.text[:TEXT_LIMIT] for text in hostile() if readable(text.text)}
    if place == "title":
        texts = {id: text for id, text in texts.items() if "\n" not in text}

    assert len(texts) > 130
    assert {id: found for id, text in texts.items() if (found := altered(place, text))} == {}


def readable(text: str) -> bool:
    """Whether reading lets a text through: what it refuses never gets as far as a page."""
    return bool(text.strip()) and not any(odd.level == "error" for odd in odd_characters(text))


@pytest.mark.parametrize("place", PLACES)
def test_a_text_that_is_not_encoded_would_be_noticed(place: str) -> None:
    typed = '"><img src=x onerror=alert(1)>'

    assert shown(place, tree(printed(place, "text").replace("text", typed))) != typed


@pytest.mark.parametrize("place", PLACES)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=80).filter(readable))
@settings(max_examples=examples(40))
def test_any_text_is_shown_unchanged(place: str, text: str) -> None:
    assert altered(place, text) == ""


PIECES = (
    "* ** _ ` ``` # ## - + > | [ ] ( ) ! !!! ??? === --- {: } {{ }} {% %} <b> </b> <!-- --> &lt; & : \\ ~~~ ^ $ 1. a "
    "[TOC] [^1] *[a]: http://a.example www.a.example a@b.example <http://a.example> :smile: ==x== --8<--"
).split()
MARKDOWN = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12)


@pytest.mark.parametrize("place", PLACES)
@given(pieces=MARKDOWN, glue=st.sampled_from(["", " ", "\n", "\n\n", "\n    "]))
@settings(max_examples=examples(40))
def test_pieces_of_markdown_are_shown_unchanged(place: str, pieces: list[str], glue: str) -> None:
    assert altered(place, glue.join(["x", *pieces] if place == "title" else pieces)) == ""


def test_the_id_of_a_heading_holds_nothing_but_letters_digits_and_hyphens() -> None:
    for text in hostile():
        if readable(text.text):
            id = printed("heading", text.text[:TEXT_LIMIT]).removeprefix('<h2 id="').partition('"')[0]

            assert re.fullmatch(r"[a-z0-9_-]+", id)


# --- the filters


OF = {
    "day": date(2026, 8, 3),
    "span": Span(date(2026, 8, 3), date(2026, 8, 16)),
    "page": Target("accounts/norrland/people.md", "dana"),
}


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ of.day }}", "3 August 2026"),
        ("{{ of.day|day }}", "3 August 2026"),
        ("{{ of.day|short_day }}", "3 Aug 2026"),
        ("{{ of.day|weekday_day }}", "Mon 3 Aug 2026"),
        ("{{ of.day|month }}", "August 2026"),
        ("{{ of.day|iso }}", "2026&#45;08&#45;03"),
        ("{{ of.span|span }}", "3–16 August 2026"),
        ("{{ of.day|ago(day) }}", "3 months ago"),
        ("{{ 'decision_maker'|words }}", "decision maker"),
        ("{{ 'on track'|sentence }}", "On track"),
        ("{{ 'ON'|lower }}", "on"),
        ("{{ 1|count('day') }}", "1 day"),
        ("{{ many|count('day') }}", "1&#44;200 days"),
        ("{{ 2|count('company', 'companies') }}", "2 companies"),
        ("{{ 'one two three'|shortened(9) }}", "one two…"),
        ("{{ nothing }}", ""),
        ("{{ half }}", "1&#46;5"),
        ("{{ of.page|url }}", "accounts/norrland/people/#dana"),
        ("{{ of.page.anchor|anchor }}", "dana"),
        ("{{ 'dana-ortiz'|anchor }}", "dana-ortiz"),
        ("{{ ['a', 'b']|join }}", "a, b"),
        ("{{ '**a**'|rich }}", '<div class="pb-rich"><p><strong>a</strong></p></div>'),
    ],
)
def test_a_filter(template: str, printed: str) -> None:
    assert made(template, of=OF, day=date(2026, 11, 16), many=1200, half=1.5, nothing=None) == printed


# --- what a template cannot do


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ x|safe }}", "No filter named 'safe'"),
        ("{{ x|e }}", "No filter named 'e'"),
        ("{{ x|escape }}", "No filter named 'escape'"),
        ("{{ x|format(1) }}", "No filter named 'format'"),
        ("{{ x|replace('a', 'b') }}", "No filter named 'replace'"),
        ("{{ x|attr('upper') }}", "No filter named 'attr'"),
        ("{{ x|xmlattr }}", "No filter named 'xmlattr'"),
        ("{{ '%s' % x }}", "does not format them with %"),
        ("{% macro m() %}%s{% endmacro %}{{ m() % x }}", "does not format them with %"),
        ("{{ name }}", "'name' is undefined"),
        ("{% if name %}{% endif %}", "'name' is undefined"),
        ("{{ x.name }}", "has no attribute 'name'"),
        ("{{ [1][5] }}", "has no element 5"),
        ("{{ x.__class__ }}", "'__class__' of 'str' object is unsafe"),
        ("{{ x['__class__'] }}", "'__class__' of 'str' object is unsafe"),
        ("{{ [x]|selectattr('__class__')|list }}", "'__class__' of 'str' object is unsafe"),
        ("{{ '{0.__class__}'.format(x) }}", "'__class__' of 'str' object is unsafe"),
        ("{{ (x|lines).__mod__(x) }}", "'__mod__' of 'Safe' object is unsafe"),
        ("{{ [].append(x) }}", "unsafe"),
        ("{% macro m() %}a{% endmacro %}{{ m().join([x, x]) }}", "'join' of 'Markup' object is unsafe"),
        ("{% macro m() %}a{% endmacro %}{{ m().replace('a', x) }}", "'replace' of 'Markup' object is unsafe"),
        ("{% set a %}{0}{% endset %}{{ a.format(x) }}", "unsafe"),
        ("{% filter default(x, true) %}{% endfilter %}", "a template filters a value"),
        ("{{ none|join }}", "TypeError"),
        ("{{ 'a'|day }}", "AttributeError"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
        ("{{ 10.0 ** 400 }}", "OverflowError"),
        ("{% for i in range(10 ** 9) %}{% endfor %}", "OverflowError"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "RecursionError"),
        ("{{ 'A b'|anchor }}", "`A b` is no anchor"),
        ("{{ x|anchor }}", "is no anchor"),
        ("{% do 1 %}", "unknown tag 'do'"),
        ("{% import 'none.md.j2' as others %}", "no template none.md.j2"),
        ("{% include x %}", "no template"),
        ("{% if x %}", "Unexpected end of template"),
    ],
)
def test_a_template_that_asks_for_too_much_is_told_where(template: str, message: str) -> None:
    template_problem = problem("line one\n" + template + "\n")

    assert (template_problem.name, template_problem.message if message in template_problem.message else message) == (
        "page.md.j2",
        template_problem.message,
    )
    assert template_problem.line in (2, 3) if "end of template" in message else template_problem.line == 2


PARTIAL = "{% macro fine(a) %}{{ a }}{% endmacro %}\n\n{% macro bad(a) %}\n{{ a.nope }}\n{% endmacro %}\n"


def test_a_mistake_in_a_macro_is_placed_in_the_file_of_the_macro() -> None:
    page = "{% import 'partials/ui.md.j2' as ui with context %}\n{{ ui.fine(1) }}\n{{ ui.bad(1) }}\n"

    template_problem = problem(page, others={"partials/ui.md.j2": PARTIAL})

    assert (template_problem.name, template_problem.line) == ("partials/ui.md.j2", 4)


def test_a_mistake_in_an_included_file_is_placed_there() -> None:
    template_problem = problem("one\n\n{% include 'part.md.j2' %}\n", others={"part.md.j2": "one\ntwo {{ nope }}\n"})

    assert (template_problem.name, template_problem.line, template_problem.message) == (
        "part.md.j2",
        2,
        "'nope' is undefined",
    )


def test_a_filter_that_an_included_file_does_not_have_is_placed_there() -> None:
    template_problem = problem("one\n\n{% include 'part.md.j2' %}\n", others={"part.md.j2": "one\n\n{{ x|safe }}\n"})

    assert (template_problem.name, template_problem.line) == ("part.md.j2", 3)


ROLE = "outside\n{% block teach %}\ntaught {{ nope }}\n{% endblock %}\n{% block play %}\nplayed\n{% endblock %}\n"


def test_no_template_prints_a_name_within_backticks_where_its_encoding_would_show() -> None:
    """Markdown leaves entities alone there, so that 2026-11-02 is read as 2026&#45;11&#45;02; `<code>` decodes them."""
    pages = {path: path.read_text("utf-8") for path in (Path(__file__).parents[1] / "playbook").rglob("*.md.j2")}
    spans = [(path.name, span) for path, text in pages.items() for span in re.findall(r"`[^`\n]*`", text)]

    assert len(spans) > 20
    assert [found for found in spans if "{{" in found[1] and "`, `" not in found[1]] == []


def test_one_block_is_made_without_the_others() -> None:
    assert made(ROLE, "play").split() == ["outside", "played"]


def test_a_mistake_in_a_block_is_placed_in_its_file() -> None:
    template_problem = problem(ROLE, "teach")

    assert (template_problem.name, template_problem.line) == ("page.md.j2", 3)


def test_a_template_that_nobody_has_is_a_problem() -> None:
    with pytest.raises(TemplateProblem, match=r"no template none\.md\.j2"):
        Templates({}).render("none.md.j2", {})


def test_all_templates_that_cannot_be_read_are_named() -> None:
    sources = {"a.md.j2": "{{ x|safe }}", "b.md.j2": "{{ x }}", "c.md.j2": "one\n{% if %}"}

    assert [(problem.name, problem.line) for problem in Templates(sources).find_broken()] == [
        ("a.md.j2", 1),
        ("c.md.j2", 2),
    ]


# --- front matter


def test_front_matter_is_escaped_for_the_html_it_ends_in() -> None:
    page = with_front_matter('A "b" <c> & d: #e', "\n\nbody\n", {"hide": ["toc"], "tags": []})

    assert page == ('---\ntitle: "A &quot;b&quot; &lt;c&gt; &amp; d: #e"\nhide: ["toc"]\ntags: []\n---\n\nbody\n')
    assert get_data(page) == ("body\n", {"title": "A &quot;b&quot; &lt;c&gt; &amp; d: #e", "hide": ["toc"], "tags": []})


# --- Compiled once --------------------------------------------------------------------------------------------------


def test_a_template_is_compiled_again_only_when_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    generate = Environment._generate

    def noted(self: Environment, source: nodes.Template, name: str, *rest: object, **more: object) -> str:
        compiled.append(name)
        return generate(self, source, name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Environment, "_generate", noted)
    first = {"compiled-once/a.md.j2": "A {% include 'compiled-once/b.md.j2' %}", "compiled-once/b.md.j2": "B"}

    said = [Templates(sources).render("compiled-once/a.md.j2", {}) for sources in (first, dict(first))]
    changed = Templates({**first, "compiled-once/b.md.j2": "C"}).render("compiled-once/a.md.j2", {})

    assert said == ["A B", "A B"]
    assert changed == "A C"
    assert compiled == ["compiled-once/a.md.j2", "compiled-once/b.md.j2", "compiled-once/b.md.j2"]
