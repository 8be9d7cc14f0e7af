"""Names in lifelike sentences: (text, {words: country}); a name that is left out must not be taken for a place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.intake.report import make_report
from memcon.places.gazetteer import Gazetteer
from memcon.record import Draft, shown

CASES = [
    # countries and states of one name
    ("Protesters filled the streets of Tbilisi, the capital of Georgia, on Monday. Georgia wants to join the EU.",
     {"Tbilisi": "GEO", "Georgia": "GEO"}),
    ("The fire spread from Savannah to Macon, in Georgia. Officials in Alabama and Florida sent help to Georgia.",
     {"Savannah": "USA", "Macon": "USA", "Georgia": "USA", "Alabama": "USA", "Florida": "USA"}),
    ("Aid trucks left Amman and crossed northern Jordan on Tuesday.", {"Amman": "JOR", "Jordan": "JOR"}),
    ("Michael Jordan bought the team. Jordan paid in cash.", {}),
    ("Fighting in eastern Chad forced thousands to leave N'Djamena.", {"Chad": "TCD", "N'Djamena": "TCD"}),
    # what follows after a comma
    ("The trial opened in Paris, Texas, on Wednesday.", {"Paris": "USA", "Texas": "USA"}),
    ("The trial opened in Paris on Wednesday, two days after the French president spoke.", {"Paris": "FRA"}),
    ("She was born in London, Ontario, and grew up in Hamilton, Ontario.",
     {"London": "CAN", "Ontario": "CAN", "Hamilton": "CAN"}),
    ("A factory in Cambridge, Massachusetts, closed.", {"Cambridge": "USA", "Massachusetts": "USA"}),
    ("Researchers in Cambridge and Oxford, both in England, disagree.",
     {"Cambridge": "GBR", "Oxford": "GBR", "England": "GBR"}),
    ("Firefighters from Louisville, Ky., drove to Birmingham, Ala., overnight.",
     {"Louisville": "USA", "Ky.": "USA", "Birmingham": "USA", "Ala.": "USA"}),
    # the other places of the report
    ("The army moved from Goma to Kinshasa. Rebels hold the east of the Congo.",
     {"Goma": "COD", "Kinshasa": "COD", "Congo": "COD"}),
    ("Talks between Brazzaville and Pointe-Noire on the railway of the Republic of the Congo went on in Pointe-Noire.",
     {"Pointe-Noire": "COG", "Republic of the Congo": "COG"}),
    ("Russian shells hit Kiev and Kharkov, and Odesa lost power.", {"Kiev": "UKR", "Kharkov": "UKR", "Odesa": "UKR"}),
    ("Tripoli is quiet, but in Benghazi and Misrata gunmen patrol the ports of Libya.",
     {"Tripoli": "LBY", "Benghazi": "LBY", "Misrata": "LBY", "Libya": "LBY"}),
    ("In Tripoli, north of Beirut, Lebanese soldiers closed a road to Sidon.",
     {"Tripoli": "LBN", "Beirut": "LBN", "Sidon": "LBN"}),
    ("The ferry from Valencia to Ibiza was stopped by Spanish police in Barcelona.",
     {"Valencia": "ESP", "Ibiza": "ESP", "Barcelona": "ESP"}),
    ("Farmers near Valencia and Maracaibo, in Venezuela, sold their cattle.",
     {"Valencia": "VEN", "Maracaibo": "VEN", "Venezuela": "VEN"}),
    ("US and Iranian officials will meet in Geneva. American diplomats said the US was ready, and Congress waits.",
     {"Geneva": "CHE", "US": "USA"}),
    ("The minister flew from London to Washington on Monday and was back in Bristol by Friday.",
     {"Washington": "USA", "London": "GBR", "Bristol": "GBR"}),
    ("Cuba's harbours were closed, and the U.N. sent a team to Havana.", {"Havana": "CUB"}),
    # regions, waters, conflict areas
    ("Convoys reached Darfur, and drones flew over the Strait of Hormuz and the Red Sea.",
     {"Darfur": "SDN", "Strait of Hormuz": None, "Red Sea": None}),
    ("Shelling went on in the Donbas and in Crimea.", {"Donbas": "UKR", "Crimea": "UKR"}),
    ("Ships gathered in the South China Sea off Luzon.", {"South China Sea": None, "Luzon": "PHL"}),
    ("Storms are expected across Europe and North Africa.", {"Europe": None, "North Africa": None}),
    ("Gunmen crossed into Kashmir near Srinagar.", {"Kashmir": None, "Srinagar": "IND"}),
    # no places
    ("George Washington never lied, and Paris Hilton laughed.", {}),
    ("He read it in the Washington Post.", {}),
    ("March came early, and May was cold.", {}),
    ("Us against them: that is what Victoria Adams told the judge.", {}),
    ("Mr. Lincoln told Ms. London that Grover Cleveland was no help.", {}),
    ("The Geneva Convention forbids it.", {}),
    # letters
    ("The US and the UK share the base on Diego Garcia.", {"Diego Garcia": "IOT"}),
    ("Nurses in the UAE earn more than in the U.S., a survey in Dubai showed.",
     {"UAE": "ARE", "U.S.": "USA", "Dubai": "ARE"}),
    ("Police in São Paulo and Bogota met in Brasilia.", {"São Paulo": "BRA", "Bogota": "COL", "Brasilia": "BRA"}),
    ("A court in The Hague, in the Netherlands, will hear the case.", {"The Hague": "NLD", "Netherlands": "NLD"}),
]


def found(step, drafts, text, **fields):
    done = step.read(drafts(text, **fields))[0]
    return {shown(text, p.spans): p.country for p in done.places}


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_places_of_a_text(literal, drafts, text, expected):
    got = found(literal, drafts, text)
    assert {k: got.get(k, "missing") for k in expected} == expected
    assert set(got) <= set(expected) | {"EU"}


def test_the_dateline_counts(literal, drafts):
    text = "MUNICH, Feb 14 (Reuters) - The minister spoke to the delegates for an hour.\n"
    assert found(literal, drafts, text) == {"MUNICH": "DEU"}


def test_the_publisher_tells_a_county_town_from_a_capital(literal, drafts):
    text = "A man was fined in Perth on Friday. The sheriff said that snow had closed the road to Perth."
    assert found(literal, drafts, text, publisher="The Glasgow Herald, Scotland")["Perth"] == "GBR"
    assert found(literal, drafts, text, publisher="The West Australian, Western Australia")["Perth"] == "AUS"


def test_who_acts_is_no_place(literal, toponyms, drafts):
    text = "Washington said it would answer. Tehran rejected the plan, and talks with Ankara failed."
    assert found(literal, drafts, text) == {}
    assert found(toponyms, drafts, text) == {"Washington": "USA", "Tehran": "IRN", "Ankara": "TUR"}


def test_adjectives_are_toponyms_but_no_places(literal, toponyms, drafts):
    text = "Syrian troops and French jets met Kurdish fighters near Aleppo."
    assert found(literal, drafts, text) == {"Aleppo": "SYR"}
    assert found(toponyms, drafts, text) == {"Syrian": "SYR", "French": "FRA", "Kurdish": "IRQ", "Aleppo": "SYR"}


def test_a_place_has_its_point_and_its_id(literal, drafts):
    place = literal.read(drafts("The second round will be held in Geneva."))[0].places[0]
    assert (place.name, place.country, place.geonames) == ("Geneva", "CHE", 2660646)
    assert (round(place.lat), round(place.lon)) == (46, 6)
    assert 0.5 < place.confidence <= 1


def test_a_possessive_is_left_out_of_the_span(literal, drafts):
    assert found(literal, drafts, "Crowds gathered on Cairo's outskirts.") == {"Cairo": "EGY"}


@pytest.mark.parametrize("text", ["1234 5678 90", "…", "—", "a", "I", "THE", "\n\n\n.", "Ky.", "D.C.", "🙂 🙂", "N. N. N."])
def test_odd_texts(toponyms, drafts, text):
    for place in toponyms.read(drafts(text))[0].places:
        assert text[place.spans[0][0] : place.spans[0][1]].strip()


NAMES = st.sampled_from(
    ["Paris", "London", "Georgia", "Jordan", "Kyiv", "Springfield", "Washington", "Chad", "St.", "Louis", "U.S.", "US", "Ky.", "New", "York", "Côte", "d'Ivoire", "The", "of", "and", "in", ",", ".", "'", '"', "(", ")", "-", "\n"]
)  # fmt: skip


@given(st.lists(NAMES | st.text(max_size=4), max_size=25).map(" ".join).filter(lambda t: t.strip()))
@settings(max_examples=60, deadline=None)
def test_spans_are_in_order_and_show_a_name(text):
    draft = SYNTAX.read([Draft(report=make_report(text))])[0]
    places = STEP.read([draft])[0].places
    last = 0
    for p in places:
        ((start, end),) = p.spans
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert text[start].isupper()
        assert (p.lat is None) == (p.lon is None)
        assert -90 <= p.lat <= 90
        assert -180 <= p.lon <= 180
        assert p.country is None or len(p.country) == 3
        assert 0 < p.confidence <= 1
        last = end
    assert [p.id for p in places] == [f"p{i}" for i in range(1, len(places) + 1)]
    assert STEP.read([draft, draft])[1].places == places


@pytest.fixture(autouse=True, scope="module")
def _steps(syntax, toponyms):
    global SYNTAX, STEP
    SYNTAX, STEP = syntax, toponyms


def test_the_table_loads_in_a_moment():
    import time

    begin = time.process_time()
    Gazetteer()
    assert time.process_time() - begin < 1.0
