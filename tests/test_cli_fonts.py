"""The verb that says which letters need a font, which package brings it, and puts it into the project."""

from __future__ import annotations

from pathlib import Path

import font_source_sans_pro
import pytest
from lean import playbook
from projects import project

from generator.outputs.plain import break_long_words
from generator.outputs.typesetting import family_shows, find_lacking_letters, list_families
from generator.wording.font_packages import order_families, package_for
from generator.wording.phrases import PhraseBook, PhraseBooks

OTHERS = Path(font_source_sans_pro.font_directory)
TEAM = "team:\n  - {id: edith, name: Edith Marlow, role: account_manager}\n"


def plans(folder: Path, name: str) -> Path:
    account = f"account: {{name: {name}, owner: edith, tier: standard}}\n"
    return project(folder / "plans", {"accounts/_team.yaml": TEAM, "accounts/row.yaml": account})


def test_a_script_without_a_font_is_named_with_its_package(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    done = playbook("fonts", "--from", tmp_path / "none", "--project", plans(tmp_path, "株式会社 สยาม النخيل Ångström"))

    assert done.code == 1
    assert "Chinese, Japanese, Korean: no font is meant for 会 式 株 社 in row." in done.out
    for package in ("fonts-noto-cjk", "fonts-noto-core"):
        assert f"apt install {package}, then playbook fonts --take" in done.out
    assert "Noto Sans Thai from fonts.google.com/noto, then playbook fonts --take --from FOLDER" in done.out
    assert "Latin: shown. " in done.out
    warned = playbook("check", "--level", "warning", "--project", tmp_path / "plans").out
    assert warned.count("no font that papers are set in is meant for these letters of row") == 3


def test_a_font_is_taken_with_a_text_that_says_where_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.fonts.family_shows", lambda family, text: family.name == "Source Sans Pro")
    folder = plans(tmp_path, "สยาม")
    done = playbook("fonts", "--take", "--from", OTHERS, "--project", folder)

    assert done.code == 0
    taken = {path.name for path in (folder / "fonts").iterdir()}
    assert {"SourceSansPro-Regular.otf", "SourceSansPro-Semibold.otf", "Source Sans Pro.txt"} <= taken
    assert not [name for name in taken if "It." in name or "Light" in name]
    note = (folder / "fonts/Source Sans Pro.txt").read_text("utf-8")
    assert str(OTHERS) in note
    assert "Its licence is not known to this program" in note


def test_a_font_shows_what_is_in_it() -> None:
    (family,) = [family for family in list_families(str(OTHERS)) if family.name == "Source Sans Pro"]

    assert family_shows(family, "Ångström")
    assert not family_shows(family, "النخيل")
    assert find_lacking_letters("", "Ångströmส") == ("ส",)


@pytest.mark.parametrize(
    ("tag", "first"),
    [
        ("ja", "JP"),
        ("zh-CN", "SC"),
        ("zh", "SC"),
        ("zh-TW", "TC"),
        ("zh-Hant", "TC"),
        ("zh-Hant-HK", "HK"),
        ("ko", "KR"),
    ],
)
def test_chinese_signs_are_written_as_the_language_has_them(tag: str, first: str) -> None:
    families = [f"Noto {kind} CJK {end}" for kind in ("Serif", "Sans Mono", "Sans") for end in "HK JP KR SC TC".split()]

    assert order_families(families, tag)[0] == f"Noto Sans CJK {first}"
    assert package_for("語").debian == "fonts-noto-cjk"
    assert package_for("ي").offer == "Noto Sans Arabic (Debian: fonts-noto-core)"


def test_lines_of_languages_without_spaces_are_not_cut_by_us_and_joiners_stay() -> None:
    thai, persian = "เราจะส่งใบเสนอราคาชิ้นส่วนพร้อมแบบแปลน", "می\u200cخواهم"

    assert break_long_words(thai) == thai
    assert break_long_words(persian) == persian
    assert break_long_words("x" * 30) == "x" * 24 + "\u200b" + "x" * 6


def test_english_sentences_on_a_paper_from_right_to_left_stay_in_order() -> None:
    english = PhraseBook(
        "en", "en.yaml", {"agenda": "Agenda", "as_of": "As of {day}", "n": {"other": "{n} late"}}, True
    )
    books = PhraseBooks({"en": english})

    assert books.speak("ar").say("as_of", day="x") == "\u2066As of \u2068x\u2069\u2069"
    assert books.speak("ar").count("n", 3) == "\u2066\u20683\u2069 late\u2069"
    assert books.speak("ar").say("agenda") == "Agenda"
    assert books.speak("ja").say("as_of", day="x") == "As of x"
