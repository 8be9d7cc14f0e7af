import pytest

from memcon.intake import make_report
from memcon.record import SkippedInput
from memcon.stories.language import in_english, language_of, name_of


@pytest.mark.parametrize(
    "text",
    [
        "The minister said on Monday that the talks would resume next week, and that nobody had walked out.",
        "Ministry spokesman Esmaeil Rezvani told Tasnim and Fars on Monday that Kharrazi, Takht-Ravanchi and Bagheri had met in Muscat.",
        "No.",
        "1,234 – 5,678",
        "Hola amigo.",
        "PRESIDENT OF FRANCE",
    ],
)
def test_english_and_what_is_too_short_to_tell_are_read(text):
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Der Außenminister hat am Montag in Genf erklärt, dass die Gespräche in der nächsten Woche weitergehen werden.",
            "German",
        ),
        (
            "Le ministre a déclaré lundi à Genève que les pourparlers reprendraient la semaine prochaine malgré tout.",
            "French",
        ),
        (
            "El ministro dijo el lunes en Ginebra que las conversaciones se reanudarán la próxima semana, pese a todo.",
            "Spanish",
        ),
        ("Министр заявил в понедельник, что переговоры продолжатся на следующей неделе.", "Russian"),
        ("外交部长周一在日内瓦表示，谈判将于下周恢复。", "Chinese"),
        ("قال الوزير يوم الاثنين في جنيف إن المحادثات ستستأنف الأسبوع المقبل", "Arabic"),
    ],
)
def test_another_language_is_skipped_by_its_name(text, name):
    with pytest.raises(SkippedInput, match=f"is in {name}"):
        in_english(make_report(text))


def test_the_language_is_noted():
    assert in_english(make_report("The minister spoke.")).language == "en"


def test_a_language_without_a_name_has_its_code():
    assert name_of("qq") == "the language 'qq'"
