"""Contact cards as address books really write them: each becomes the person it is of, or is told of."""

from __future__ import annotations

import base64
import binascii
import time
from collections.abc import Sequence

import pytest
from exports_made import sample
from hypothesis import given
from hypothesis import strategies as st
from test_importers_cards import card, written

from generator.importers.cards import MOST_CARDS, read_cards
from generator.importers.components import MOST_LINES
from generator.importers.errors import CannotImport
from generator.importers.plan_wording import describe_cards
from generator.importers.records import Record
from generator.importers.tally import Tally


def read(data: bytes, encoding: str | None = None) -> tuple[list[Record], Tally]:
    tally = Tally()
    return read_cards("a.vcf", data, tally, encoding), tally


def told(data: bytes) -> str:
    _, tally = read(data)
    return "\n".join(describe_cards("a.vcf", tally))


def names(data: bytes) -> list[str]:
    return [contact.name for contact in read(data)[0]]


def shown(contacts: Sequence[Record]) -> list[tuple[str, str, str, str]]:
    return [(contact.name, *map(contact.text, ("title", "email", "phone"))) for contact in contacts]


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("folded-with-blanks.vcf", [("Влад Капустин", "", "", "+70000000003")]),
        ("firms-and-groups.vcf", [("Elin Forsberg", "", "", "+44 20 7946 0001")]),
        (
            "agent-inside.vcf",
            [
                ("Olle Strand", "", "", "+44 20 7946 0009"),
                ("Dana Ortiz", "Supply-chain director", "dana.ortiz@norrlandpumps.example", "+44 20 7946 0002"),
            ],
        ),
        (
            "joined-with-marks.vcf",
            [("Dana Ortiz", "", "", ""), ("Petra Vall", "", "", ""), ("Olle Strand", "", "", "")],
        ),
        ("without-a-name.vcf", [("Mats Öberg", "", "mats@norrlandpumps.example", "+44-20-7946-0004 ext. 55")]),
        ("cr-only.vcf", [("Elin Forsberg", "", "", "")]),
        ("nextcloud.vcf", [("Elin Forsberg", "", "", "+49 30 0000001"), ("Petra Vall", "", "", "")]),
    ],
)
def test_each_card_is_its_person(name: str, people: list[tuple[str, str, str, str]]) -> None:
    assert shown(read(sample(f"odd/{name}"))[0]) == people


def test_firms_and_groups_are_counted_and_named_with_their_lines() -> None:
    assert told(sample("odd/firms-and-groups.vcf")) == (
        "a.vcf: 5 cards read, 4 left out\n"
        "  left out   2 firms and 2 groups\n"
        "             line 1: Norrland Pumps AB, a firm\n"
        "             line 19: Tarn Castings, a firm\n"
        "             line 10: Suppliers, a group\n"
        "             line 25: Crew list, a group"
    )


def test_a_card_without_a_name_is_told_with_what_it_holds() -> None:
    assert told(sample("odd/without-a-name.vcf")) == (
        "a.vcf: 2 cards read, 1 left out\n  left out   line 1: purchasing@norrlandpumps.example, without a name"
    )
    assert told(written("FN:Elin Forsberg")) == "a.vcf: 1 card read, 0 left out"


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("FN:...", "TEL:+46 920 100 01"), "line 1: +46 920 100 01, without a name"),
        (("FN:" + "A" * 300,), "with a name of more than 200 letters"),
        (("FN:buying@x.example", "EMAIL:buying@x.example"), "line 1: buying@x.example, without a name"),
        (("KIND:location", "FN:Room 4"), "line 1: Room 4, of the kind “location”"),
        (("FN:Tarn Castings", "N:;;;;", "ORG:Tarn Castings;"), "1 firm\n"),
        (("FN:Norrland Pumps", "N:Norrland Pumps;;;;", "ORG:Norrland Pumps AB"), "1 firm\n"),
        (("ORG:Norrland Pumps AB", "EMAIL:a@x.example"), "1 firm\n"),
        (("FN:Friends", "X-EVOLUTION-LIST:TRUE"), "1 group\n"),
        (("FN:Dana Ortiz", "AGENT:BEGIN:VCARD\\nFN:Olle Strand\\nEND:VCARD"), "line of another card (AGENT)"),
    ],
)
def test_every_card_that_is_left_out_says_why(lines: Sequence[str], why: str) -> None:
    assert why in told(written(*lines)).replace("\n             ", " ").replace("1 firm ", "1 firm\n").replace(
        "1 group ", "1 group\n"
    )


def test_a_card_without_its_end_is_told_and_the_next_one_read() -> None:
    data = b"BEGIN:VCARD\nFN:Dana Ortiz\n" + written("FN:Olle Strand")

    assert names(data) == ["Olle Strand"]
    assert "line 1: Dana Ortiz, without an end" in told(data)


@pytest.mark.parametrize("between", ["", "\ufeff", "\r\n\r\n", "\r", " \r\n\ufeff"])
def test_cards_put_together_are_as_many_as_they_were(between: str) -> None:
    one, other = (written(f"FN:{name}").rstrip() for name in ("Dana Ortiz", "Petra Vall"))

    assert names(one + between.encode() + other) == ["Dana Ortiz", "Petra Vall"]


def test_what_stands_within_a_card_does_not_change_it() -> None:
    inner = ("AGENT:", "BEGIN:VCARD", "FN:Olle Strand", "TITLE:Buyer", "END:VCARD")
    found = {
        contact.name: contact.text("title") for contact in read(written("FN:Dana Ortiz", *inner, "TITLE:Director"))[0]
    }
    alarm = ("BEGIN:X-REMARK", "FN:Nobody", "TITLE:None", "END:X-REMARK")

    assert found == {"Dana Ortiz": "Director", "Olle Strand": "Buyer"}
    assert card("FN:Dana Ortiz", *alarm, "TITLE:Director").text("title") == "Director"
    assert names(written("FN:Dana Ortiz", "AGENT:BEGIN:VCARD", "FN:Olle Strand", "END:VCARD")) == [
        "Olle Strand",
        "Dana Ortiz",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85sa =C3=96berg",
        "FN;CHARSET=UTF-8;QUOTED-PRINTABLE:=C3=85sa=20=C3=\r\n=96berg",
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=\r\n =85sa =C3=96=\r\n\tberg",
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85sa=\r\n =C3=96berg=\r\n",
        "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:=C5sa =D6berg",
        "FN;ENCODING=BASE64;CHARSET=UTF-8:w4VzYSDDlmJlcmc=",
        "FN;ENCODING=BASE64:w4VzYSDD\r\n lmJlcmc=\r\n",
        "FN;ENCODING=BASE64:w4VzYSDD\r\nlmJlcmc=\r\n",
        "FN;ENCODING=b:" + base64.b64encode("Åsa Öberg".encode("utf-16")).decode(),
        "item1.FN:Åsa\r\n  Öberg",
        "fn:Åsa Öberg",
        "N;ENCODING=QUOTED-PRINTABLE:=C3=96berg;=C3=85sa;;;",
    ],
)
def test_a_name_is_read_however_it_is_packed(line: str) -> None:
    assert card(line, "TITLE:Buyer", version="2.1").name in ("Åsa Öberg", "ÅsaÖberg")


@pytest.mark.parametrize("line", ["FN;ENCODING=BASE64://4A", "FN;ENCODING=BASE64:A", "FN;ENCODING=BASE64:??", "FN:?"])
def test_a_name_that_is_none_gives_way_to_its_parts(line: str) -> None:
    assert card(line, "N:Öberg;Åsa;;;", version="2.1").name == "Åsa Öberg"


@pytest.mark.parametrize("charset", ["punycode", "idna", "hex", "none", "utf-7", "rot13", ""])
def test_no_charset_costs_much(charset: str) -> None:
    started = time.process_time()
    said = told(written(f"FN;ENCODING=QUOTED-PRINTABLE;CHARSET={charset}:" + "-a9" * 60_000))

    assert "with a name of more than 200 letters" in " ".join(said.split())
    assert time.process_time() - started < 1


def test_a_semicolon_in_code_does_not_split_a_name() -> None:
    assert card("N;ENCODING=QUOTED-PRINTABLE:Ortiz=3B Vall;Dana", version="2.1").name == "Dana Ortiz; Vall"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp1251"])
def test_a_file_is_read_whatever_its_encoding(encoding: str) -> None:
    people = ["Мария Иванова", "Владимир Смирнов", "Сергей Кузнецов"] if encoding == "cp1251" else ["Åsa Öberg"] * 3
    data = b"".join(written(f"FN:{name}", "TITLE:x").decode().encode(encoding) for name in people)

    assert names(data) == people


def test_an_encoding_that_nobody_can_tell_is_asked_for() -> None:
    data = written("FN:Łukasz Gęś", "TITLE:Właściciel").decode().encode("cp1250")

    with pytest.raises(CannotImport, match="--encoding"):
        read(data)
    assert [contact.name for contact in read(data, "cp1250")[0]] == ["Łukasz Gęś"]


@pytest.mark.parametrize("charset", ["", ";CHARSET=UTF-8"])
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("encoding", "people"),
    [
        ("cp1252", ["Åsa Öberg", "Jürgen Müller"]),
        ("cp1250", ["Łukasz Gęś", "Małgorzata Żółkiewska"]),
        ("cp1251", ["Мария Иванова", "Сергей Кузнецов"]),
        ("cp932", ["田中 太郎", "鈴木 花子"]),
    ],
)
def test_what_says_that_it_is_utf8_and_is_not_is_right_or_asked_about(
    encoding: str, people: Sequence[str], packed: bool, charset: str
) -> None:
    def line(name: str) -> bytes:
        value = name.encode(encoding)
        head = f"FN{charset}{';ENCODING=QUOTED-PRINTABLE' if packed else ''}:".encode()
        return head + (binascii.b2a_qp(value) if packed else value)

    data = b"".join(b"BEGIN:VCARD\n" + line(name) + b"\nEND:VCARD\n" for name in people)
    try:
        found = names(data)
    except CannotImport:
        found = [contact.name for contact in read(data, encoding)[0]]

    assert found == people


def test_one_card_in_letters_that_nobody_knows_does_not_stop_the_others() -> None:
    packed = "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
    right = [written(f"{packed}{binascii.b2a_qp(name.encode()).decode()}") for name in ("Åsa Öberg", "Zoë Ångström")]
    found, tally = read(b"".join([*right, written(f"{packed}=A3=EA=9C")]))

    assert [contact.name for contact in found] == ["Åsa Öberg", "Zoë Ångström"]
    assert tally.number_left_out == 1


def test_cards_in_several_encodings_may_stand_in_one_file() -> None:
    data = written("FN:Åsa Öberg") + written("FN:Jürgen Müller").decode().encode("cp1252")

    assert names(data) == ["Åsa Öberg", "Jürgen Müller"]


@pytest.mark.parametrize(
    ("lines", "email", "phone"),
    [
        (("EMAIL;PREF=30:b@x.example", "EMAIL;PREF=2:a@x.example"), "a@x.example", ""),
        (("EMAIL:b@x.example", "EMAIL;TYPE=pref:a@x.example"), "a@x.example", ""),
        (("EMAIL:", "EMAIL:a@x.example"), "a@x.example", ""),
        (("EMAIL:a@x.example; b@x.example",), "a@x.example", ""),
        (("EMAIL:mailto:A@x.example",), "a@x.example", ""),
        (("TEL;FAX:1234567", "TEL;HOME:'+46 920 100 01"), "", "+46 920 100 01"),
        (("TEL:4.75501E+10",), "", ""),
        (("TEL:tel:+46-920-100-01;phone-context=x",), "", "+46-920-100-01"),
    ],
)
def test_of_several_values_the_preferred_one_is_used_and_cleaned(lines: Sequence[str], email: str, phone: str) -> None:
    found = card("FN:Elin Forsberg", *lines)

    assert (found.text("email"), found.text("phone")) == (email, phone)


def test_letters_that_were_lost_before_change_no_encoding() -> None:
    assert names(written("FN:Åsa Berg", "NOTE:\ufffd") + written("FN:Olle Strand")) == ["Åsa Berg", "Olle Strand"]


def test_what_was_damaged_before_is_not_used_and_told() -> None:
    (mats,), tally = read(written("FN:Mats Berg", "TITLE:K\ufffdufer") + written("FN:J\ufffdrgen Ek"))

    assert (mats.name, mats.text("title")) == ("Mats Berg", "")
    assert list(tally.lines(tally.notes)) == ["line 1: Mats Berg, with damaged letters, not used (“K\ufffdufer”)"]
    assert [said.partition(" ")[2].partition(" ")[2] for said in tally.lines(tally.left_out)] == [
        "with damaged letters in the name"
    ]


def test_somebody_who_is_called_like_their_own_firm_is_a_person() -> None:
    assert card("FN:Elin Forsberg", "N:Forsberg;Elin;;;", "ORG:Elin Forsberg AB").name == "Elin Forsberg"


def test_a_number_that_cannot_be_used_is_noted() -> None:
    assert "line 1: Elin Forsberg, telephone not used" in told(written("FN:Elin Forsberg", "TEL:4.75501E+10"))


def test_a_name_in_chinese_characters_has_the_family_first() -> None:
    assert card("N:山田;太郎;;;").name == "山田太郎"


PHOTO = base64.b64encode(bytes(range(256)) * 195).decode()
FOLDED = "PHOTO;ENCODING=b;TYPE=JPEG:" + "\r\n ".join(PHOTO[at : at + 74] for at in range(0, len(PHOTO), 74))


@pytest.mark.parametrize(
    ("data", "people"),
    [
        (b"".join(written(f"FN:Person {number}", FOLDED) for number in range(300)), 300),
        (written("PHOTO;ENCODING=b:" + "A" * 20_000_000, "FN:Elin Forsberg"), 1),
        (written("PHOTO;ENCODING=BASE64:\r\n" + "QUFB" * 20 + "\r\n" * 100_000, "FN:Elin Forsberg"), 1),
        (written("FN:" + "A" * 10_000_000, "N:Forsberg;Elin"), 1),
        (written("FN:Elin Forsberg", *["EMAIL:a@x.example"] * 400_000), 1),
        (written("FN:Elin Forsberg", "NOTE:" + "\r\n " * 300_000), 1),
    ],
)
def test_big_cards_cost_little(data: bytes, people: int) -> None:
    resource = pytest.importorskip("resource")  # not on Windows
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()

    assert len(read(data)[0]) == people
    assert time.process_time() - started < 4
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (written("FN:Elin") * (MOST_CARDS + 1), f"more than {MOST_CARDS:,} cards"),
        (written("FN:Elin", "\n" * (MOST_LINES + 1)), f"more than {MOST_LINES:,} lines"),
        (written(*(f"BEGIN:X-{number}" for number in range(10))), "line 12: more than 10 components"),
    ],
)
def test_what_is_beyond_a_limit_is_refused_in_words(data: bytes, said: str) -> None:
    started = time.process_time()
    with pytest.raises(CannotImport, match=said):
        read(data)
    assert time.process_time() - started < 2


@given(st.lists(st.binary(max_size=60), max_size=8))
def test_any_bytes_are_read_or_refused(lines: list[bytes]) -> None:
    data = b"\n".join([b"BEGIN:VCARD", *lines, b"END:VCARD", written("FN:Elin Forsberg")])
    try:
        contacts, tally = read(data)
    except CannotImport:
        return
    assert len(contacts) + sum(group.number for group in tally.left_out.values()) == tally.read >= 1
