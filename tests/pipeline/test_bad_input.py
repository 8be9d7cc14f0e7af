"""Whatever the text, nothing fails: spans show what they claim, ids resolve, bytes are the same twice."""

import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon import InputError
from memcon.intake.report import make_report
from memcon.record import Record
from tests.pipeline.holds import faults

EXAMPLES = Path(__file__).parents[2] / "examples"
PLAIN = (
    "The minister told reporters on Monday that Kyiv would reopen the port. “We shall not wait,” she said, "
    "adding that Ankara had promised to send two ships.\n\nThe army denied firing on the convoy near Aleppo.\n"
)
SENTENCE = "The minister said that the port was open"

ODD = {
    "no full stop": " ".join([SENTENCE] * 100),
    "all capitals": PLAIN.upper(),
    "all lower case": PLAIN.lower(),
    "one quotation": "“" + PLAIN.replace("“", "").replace("”", "").replace("\n", " ") * 2 + "”",
    "only marks": "“”\"'‘’«»" * 100,
    "no mark closed": "\n".join(f"“{SENTENCE}, the mayor said" for _ in range(20)),
    "no mark opened": "\n".join(f"{SENTENCE},” the mayor said." for _ in range(20)),
    "soft hyphens": PLAIN.replace("e", "e\u00ad"),
    "zero width": PLAIN.replace(" ", " \u200b").replace("a", "a\u200d"),
    "no-break spaces": PLAIN.replace(" ", "\u00a0"),
    "narrow and ideographic spaces": PLAIN.replace(" ", "\u202f").replace(",", ",\u3000"),
    "combining marks": "".join(c + "\u0301" if c in "aeiou" else c for c in PLAIN),
    "many combining marks": "Zal" + "\u0301\u0302\u0303" * 100 + "go said that the war was over.",
    "emoji": PLAIN.replace(". ", ". 👩‍👩‍👧‍👦🇺🇦🏴󠁧󠁢󠁳󠁣󠁴󠁿 "),
    "right to left": PLAIN.replace("Ankara", "\u202eאנקרה\u202c").replace("Kyiv", "\u200fكييف\u200f"),
    "byte order marks": "\ufeff" + PLAIN.replace("\n", "\n\ufeff"),
    "carriage returns": PLAIN.replace("\n", "\r\n"),
    "line separators": PLAIN.replace("\n", "\u2028\u2029\u0085\x0b\x0c"),
    "control characters": PLAIN.replace(" the ", " \x00\x07the\x1b[31m "),
    "one word": "x" * 5_000,
    "one word and spaces": "said " * 500,
    "digits": "1234567890 " * 200,
    "punctuation": ".,;:!?—…()[]{}<>|/\\" * 60,
    "new lines": "\n".join(["a"] * 300),
    "brackets": "(" * 500 + "he said" + ")" * 500,
    "markup": "<p>" + PLAIN.replace("\n", "</p><p>") + "&nbsp;&amp;</p>",
    "colons": "\n".join(f"MR {name}: Yes." for name in "ABCDEFGH" * 5),
    "labels": ": ".join(["Rubio"] * 80),
    "dates": "Monday Tuesday 2026-02-14 next week the 31st of February 0000 99999 at 25:61 " * 8,
    "years out of range": "He said it would end in 9999, 10000 years from now, or in 99999 BC, 400,000 years ago. " * 4,
    "astral letters": "".join(chr(0x1D400 + (ord(c) - 65)) if c.isascii() and c.isupper() else c for c in PLAIN),
    "another script": "Министр заявил, что порт открыт. 部长表示，港口已经开放。 " * 8,
    "a lone mark": "”",
    "a lone dateline": "MUNICH, Feb 14 –",
    "a dateline twice": "MUNICH, Feb 14 – MUNICH, Feb 14 – He said no.",
}


@pytest.fixture(scope="module")
def odd(records):
    return dict(zip(ODD, records(list(ODD.values())), strict=True))


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_read_and_every_entry_holds(odd, name):
    assert faults(odd[name]) == []
    assert odd[name].report.text == ODD[name]


@pytest.mark.parametrize("name", ["no-break spaces", "carriage returns", "soft hyphens", "byte order marks", "emoji"])
def test_odd_characters_do_not_hide_everything(odd, name):
    assert odd[name].statements


@pytest.mark.parametrize("text", ["", " \n\t ", "\u00a0", "half \ud800 a character", "\udfff"])
def test_what_is_no_text_is_refused(text):
    with pytest.raises(InputError):
        make_report(text)


@pytest.mark.parametrize("name", ["examples/summit.txt", "examples/border.txt"])
def test_the_examples_hold_and_come_out_the_same_twice(reader, name):
    text = (EXAMPLES.parent / name).read_text(encoding="utf-8")
    one, other = (reader.read(text, published="2026-03-07") for _ in range(2))
    assert faults(one) == []
    assert msgspec.json.encode(one) == msgspec.json.encode(other)
    assert msgspec.json.decode(msgspec.json.encode(one), type=Record) == one


def test_a_report_reads_the_same_alone_and_in_a_batch(reader, odd):
    for name in ("emoji", "no mark closed", "colons"):
        alone = reader.read(ODD[name], published="2026-02-14")
        assert msgspec.json.encode(alone) == msgspec.json.encode(odd[name])


PARTS = st.sampled_from(
    [
        "The minister", " said", " told", " denied", " that", " the port", " was open", " Kyiv", " Ankara", " he", " “", "” ",
        ' "', '" ', " ‘", "’ ", "'", "«", "»", ".", ",", ":", ";", "—", " on Monday", " next week", " in Geneva", "\n", "\n\n",
        "\u00a0", "\u200b", "\u00ad", "\u0301", "😀", "\u202e", "Q: ", "RUBIO: ", " would not", " talks with", " if", " (", ")",
        " US President Donald Trump", " accused", " of", " bombing", " according to", " 14 February 2026", "\t", "…", " U.S.",
        " threatened", " to", " sanctions", "MUNICH, Feb 14 – ", " himself", " who", " its", " 's", " no", " 5,000", "%", "\x00",
    ]
)  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(PARTS, min_size=1, max_size=40).map("".join).filter(str.strip), min_size=1, max_size=6))
def test_any_mixture_holds(reader, texts):
    found = reader.read_many([make_report(t, id=str(i)) for i, t in enumerate(texts)])
    assert [f for r in found for f in faults(r)] == []


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text(min_size=1, max_size=80).filter(str.strip), min_size=1, max_size=6))
def test_any_characters_hold(reader, texts):
    found = reader.read_many([make_report(t, id=str(i)) for i, t in enumerate(texts)])
    assert [f for r in found for f in faults(r)] == []


def long_text(words: int) -> str:
    """A lifelike report of some `words` words: the examples again and again."""
    both = [(EXAMPLES / name).read_text(encoding="utf-8").partition("\n\n")[2] for name in ("summit.txt", "border.txt")]
    once = "\n\n".join(both)
    return "\n\n".join([once] * (words // len(once.split()) + 1))


@pytest.mark.slow
def test_a_very_long_report_takes_time_in_proportion(reader):
    """5,000 and 20,000 words: four times the words, less than eight times the CPU seconds."""
    times = []
    for words in (5_000, 20_000):
        text = long_text(words)
        start = time.process_time()
        record = reader.read(text, published="2026-03-07")
        times.append(time.process_time() - start)
        assert faults(record) == []
    assert times[1] < 8 * times[0], times
