import pytest

from memcon.intake import make_report
from memcon.record import SkippedInput
from memcon.stories.language import in_english, language_of, name_of


@pytest.mark.parametrize(
    "text",
    [
        "The minister said on Monday that the talks would resume next week, and that nobody had walked out.",
        "Ministry spokesman Esmaeil Rezvani told Tasnim and Fars on Monday that Kharrazi, Takht-Ravanchi and Bagheri had met in Muscat.",
        "NAIROBI, May 10 - President Daniel Kiprono met Rwandan President Alphonse Gasana on Sunday.",
        "Nigerian President Bola Adeyanju met Chadian President Oumar Hassane in Abuja on Monday, Nigerian state television reported.",
        "Prime Minister Kenji Hoshikawa telephoned Indonesian President Wibowo Santoso in Jakarta late Monday.",
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
        ("Rais Joseph Wafula alikutana na Rais Alphonse Gasana wa Rwanda jijini Nairobi siku ya Jumapili.", "Swahili"),
        (
            "Presiden Wibowo bertemu Presiden Alphonse Gasana di Jakarta pada hari Senin untuk membahas kerja sama.",
            "Indonesian",
        ),
        (
            "Il presidente Carlo Bianchi ha ricevuto il ministro Marco Neri al Quirinale nella serata di lunedì.",
            "Italian",
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
