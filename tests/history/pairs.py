"""Pairs of statements, an earlier and a later one, and what the later makes of the earlier.

Written for these tests before the rules were. Of two statements of one speaker a later one repeats the earlier, reverses
it (a position given up for its opposite), or contradicts it (two claims of fact that cannot both be true); what another
speaker says can only contradict. The odd pairs were looked at while the rules were made, the even ones were not.
"""

from dataclasses import dataclass
from typing import Literal

from memcon.record import Act

Label = Literal["repeated", "reversed", "contradicted", "unrelated"]


@dataclass(frozen=True)
class Pair:
    label: Label
    earlier: str
    later: str
    acts: tuple[Act, Act] = ("said", "said")
    same: bool = True
    """Whether one speaker said both."""


REPEATED = [
    ("We will not recognise the annexation of the islands", "we will never recognise the annexation of the islands"),
    (
        "to keep paying for the defence of Karsk as long as it takes",
        "Our support for Karsk's defence will go on for as long as necessary",
        ("promised", "said"),
    ),
    (
        "The sanctions will stay until the last soldier has left",
        "As long as a single foreign soldier stands on that soil, the sanctions remain in force",
    ),
    (
        "NATO must spend more on its own defence",
        "The allies have to pay more for their own defence, and I have said so for years",
    ),
    ("that its forces had shelled the hospital", "Our troops did not fire on the hospital", ("denied", "said")),
    ("There can be no military solution to this conflict", "this war cannot be won on the battlefield"),
    (
        "The elections will be held on time, on 14 September",
        "voters will go to the polls on 14 September as planned",
    ),
    ("to negotiate with the rebels", "We do not talk to rebels, full stop.", ("refused", "said")),
    (
        "the Council to send peacekeepers to the valley",
        "The Security Council should deploy a peace force in the valley",
        ("asked", "said"),
    ),
    ("The deal is a disgrace", "this agreement is shameful"),
    ("Two million people have been driven from their homes", "some two million of our citizens are displaced"),
    ("The tariffs hurt our farmers", "Farmers are the ones who suffer from these duties"),
    (
        "a seat at the table when the borders are drawn",
        "nothing about our borders may be decided without us",
        ("wanted", "said"),
    ),
    ("The pipeline is a purely commercial project", "It is business, this pipeline, and nothing else"),
    ("I have no plans to run for a third term", "I am not going to stand for a third term"),
]

REVERSED = [
    (
        "We will never send troops to Karsk",
        "to send 2,000 soldiers to Karsk by the end of the year",
        ("said", "promised"),
    ),
    ("The embassy stays closed", "we will reopen our embassy in the spring"),
    (
        "I will not meet him unless the prisoners are freed",
        "I am ready to meet him at any time, without conditions",
    ),
    ("to sign the climate accord", "My government will sign the accord next week", ("refused", "said")),
    ("NATO is obsolete", "NATO is no longer obsolete; it is the bulwark of our security"),
    ("The tariffs on steel will stay", "we are scrapping the tariffs on steel"),
    (
        "to withdraw all forces from the valley by June",
        "Our forces will remain in the valley for as long as the threat exists",
        ("promised", "said"),
    ),
    (
        "A state of their own for the northern people is the only way to peace",
        "there will never be a separate state in the north",
    ),
    (
        "He is a great leader and a friend of our people",
        "The man is a dictator who has betrayed his own people",
    ),
    ("Raising the pension age is out of the question", "People will have to work until they are 67"),
    ("The inspectors can come whenever they like", "no inspector will set foot in our plants"),
    (
        "We oppose the accession of Lorne to the Union",
        "Lorne belongs in the Union, and we shall back her bid",
    ),
    ("the allies to lift the arms embargo", "The arms embargo must stay in place for now", ("asked", "said")),
    ("I will stand in the election", "I have decided not to be a candidate in the election"),
    ("The bridge will be rebuilt with Chinese loans", "we shall take no Chinese money for the bridge"),
]

CONTRADICTED = [
    ("Our air defences shot down all 40 drones", "Eleven of the drones hit their targets", ("said", "said"), False),
    (
        "The ceasefire is holding along the whole front",
        "there has been no ceasefire, not for an hour",
        ("said", "said"),
        False,
    ),
    (
        "Government troops killed 60 civilians in the village",
        "that its soldiers had killed any civilians in the village",
        ("said", "denied"),
        False,
    ),
    ("I never met the oligarch", "I met the oligarch once, at a dinner in 2019"),
    (
        "No money was paid for the release of the hostages",
        "A ransom of three million was paid for the hostages",
    ),
    ("The talks ended with an agreement", "nothing was agreed in the talks", ("said", "said"), False),
    (
        "They have enriched uranium to 60 per cent",
        "We have not enriched uranium beyond 20 per cent",
        ("said", "said"),
        False,
    ),
    (
        "The strike hit a weapons depot",
        "the missile hit a school, and there were no weapons there",
        ("said", "said"),
        False,
    ),
    ("The border crossing is open", "the crossing has been shut since Monday", ("said", "said"), False),
    ("Turnout was 71 per cent", "No more than 30 per cent of the voters took part", ("said", "said"), False),
    (
        "The president is in good health",
        "he is gravely ill and has not been seen for weeks",
        ("said", "said"),
        False,
    ),
    ("They withdrew their army from the zone", "Our army has never left the zone", ("said", "said"), False),
    (
        "The foreign minister was told of the raid beforehand",
        "having known of the raid in advance",
        ("said", "denied"),
        False,
    ),
    ("We have no troops in Karsk", "Our soldiers have been in Karsk since the summer"),
    ("The grain deal has expired", "the grain agreement is still in force", ("said", "said"), False),
]

UNRELATED = [
    (
        "The tariffs on steel will rise in June",
        "Tariffs on cars are a matter for the Union's trade commissioner",
    ),
    ("NATO must spend more on its own defence", "NATO's new headquarters was built on time"),
    ("We will not send troops to Karsk", "We will send doctors and medicine to Karsk"),
    ("The embassy in Port Vella stays closed", "our embassy in Lorne issued 3,000 visas last year"),
    (
        "Two million people have been driven from their homes",
        "two people were hurt when the train left the rails",
    ),
    ("The election was neither free nor fair", "the election campaign will start in March"),
    ("I met the king in Ost on Tuesday", "The king's speech was broadcast at eight"),
    (
        "Our farmers need help after the drought",
        "no fighter jets will be sold to a country that jails journalists",
    ),
    ("The pipeline will be finished by 2027", "pipelines are easy targets for saboteurs"),
    (
        "having ordered the arrest of the mayor",
        "The mayor of the capital opened the new hospital",
        ("denied", "said"),
    ),
    ("We condemn the attack on the convoy", "the convoy carried food for 4,000 families"),
    (
        "The president will travel to Geneva on Sunday",
        "he will not comment on ongoing investigations",
        ("said", "said"),
        False,
    ),
    ("Inflation will fall to 4 per cent by the end of the year", "Unemployment stands at 4 per cent"),
    (
        "to rebuild the bridge at Malin",
        "Three bridges over the Var were destroyed in the flood",
        ("promised", "said"),
        False,
    ),
    (
        "The talks will resume in Vienna next week",
        "there was no progress on the exchange of prisoners",
        ("said", "said"),
        False,
    ),
]


def _pairs() -> list[Pair]:
    groups: list[tuple[Label, list[tuple]]] = [
        ("repeated", REPEATED),
        ("reversed", REVERSED),
        ("contradicted", CONTRADICTED),
        ("unrelated", UNRELATED),
    ]
    return [Pair(label, *row) for label, rows in groups for row in rows]


PAIRS = _pairs()
LOOKED_AT = PAIRS[::2]
HELD_BACK = PAIRS[1::2]

HARDER = [
    Pair(
        "reversed",
        "We will lift the blockade of the port once the talks begin",
        "The blockade of the port will stay in place whatever happens at the talks",
        ("said", "said"),
        True,
    ),
    Pair(
        "reversed",
        "The base will be closed by the end of the decade",
        "we have decided to keep the base",
        ("said", "said"),
        True,
    ),
    Pair("reversed", "I trust him completely", "I no longer trust that man", ("said", "said"), True),
    Pair("reversed", "There will be no early election", "I am calling an election for 12 May", ("said", "said"), True),
    Pair("reversed", "The wall is a waste of money", "we need the wall and we shall build it", ("said", "said"), True),
    Pair(
        "reversed",
        "We shall pay back every cent of the loan",
        "The country cannot and will not repay the loan",
        ("said", "said"),
        True,
    ),
    Pair(
        "reversed",
        "Our jets will not be used to strike targets across the border",
        "The jets may be used against targets beyond the border, too",
        ("said", "said"),
        True,
    ),
    Pair(
        "reversed", "Nuclear power has no future here", "we shall build four nuclear reactors", ("said", "said"), True
    ),
    Pair("reversed", "The refugees are welcome here", "no more refugees will be let in", ("said", "said"), True),
    Pair(
        "reversed",
        "We shall recognise the government in Ost",
        "There can be no recognition of the regime in Ost",
        ("said", "said"),
        True,
    ),
    Pair(
        "reversed",
        "the parliament to approve the treaty",
        "Parliament must reject this treaty",
        ("asked", "said"),
        True,
    ),
    Pair(
        "reversed",
        "The peacekeepers must leave within a month",
        "the peacekeepers should extend their stay until the autumn",
        ("said", "said"),
        True,
    ),
    Pair(
        "contradicted",
        "The opposition leader died of natural causes",
        "He was poisoned in his cell",
        ("said", "said"),
        False,
    ),
    Pair(
        "contradicted", "Our navy sank the frigate", "The frigate is undamaged and on patrol", ("said", "said"), False
    ),
    Pair(
        "contradicted",
        "We were not told about the operation",
        "Both governments were informed of the operation a day in advance",
        ("said", "said"),
        False,
    ),
    Pair(
        "contradicted",
        "The plant is safe",
        "radiation has been leaking from the plant for days",
        ("said", "said"),
        False,
    ),
    Pair(
        "contradicted",
        "The general resigned of his own free will",
        "The president dismissed the general",
        ("said", "said"),
        False,
    ),
    Pair(
        "contradicted",
        "Not a single shot was fired at the crowd",
        "Soldiers fired live rounds into the crowd",
        ("said", "said"),
        False,
    ),
    Pair(
        "contradicted", "The town is under our full control", "Our units still hold the town", ("said", "said"), False
    ),
    Pair("contradicted", "I never signed that letter", "It was I who signed the letter", ("said", "said"), True),
    Pair(
        "contradicted",
        "There are no political prisoners in our country",
        "More than 300 people are in jail for their opinions",
        ("said", "said"),
        False,
    ),
    Pair(
        "contradicted",
        "Ninety trucks with food entered the strip today",
        "Only 11 trucks were let into the strip",
        ("said", "said"),
        False,
    ),
    Pair(
        "contradicted",
        "The ship was carrying humanitarian goods",
        "the ship was loaded with missiles",
        ("said", "said"),
        False,
    ),
    Pair("contradicted", "The economy grew by 3 per cent", "The economy shrank last year", ("said", "said"), False),
    Pair("repeated", "The blockade must end", "An end to the blockade is what we demand", ("said", "said"), True),
    Pair(
        "repeated", "We stand by our allies in the east", "Our eastern allies can count on us", ("said", "said"), True
    ),
    Pair("repeated", "The treaty is dead", "There is nothing left of the treaty", ("said", "said"), True),
    Pair(
        "repeated",
        "We will not bow to pressure",
        "Nobody will force us to our knees by pressure",
        ("said", "said"),
        True,
    ),
    Pair(
        "repeated",
        "The central bank acts independently of the government",
        "the government does not tell the central bank what to do",
        ("said", "said"),
        True,
    ),
    Pair(
        "repeated",
        "Only a political settlement can end the war",
        "this war will be ended by politics alone",
        ("said", "said"),
        True,
    ),
    Pair("unrelated", "The blockade must end", "Traders lost millions through the blockade", ("said", "said"), True),
    Pair(
        "unrelated",
        "Parliament must approve the treaty by June",
        "the parliament building will not be renovated before June",
        ("said", "said"),
        True,
    ),
    Pair(
        "unrelated", "We will not take part in the summit", "The summit will be broadcast live", ("said", "said"), True
    ),
    Pair(
        "unrelated", "Our economy grew by 3 per cent", "Our exports to Lorne fell by 7 per cent", ("said", "said"), True
    ),
    Pair("unrelated", "The general resigned", "the general's memoirs do not mention the war", ("said", "said"), False),
    Pair(
        "unrelated",
        "No civilians were harmed in the strike",
        "dock workers went on strike for the third day",
        ("said", "said"),
        False,
    ),
    Pair(
        "unrelated",
        "We do not recognise the court",
        "The court opened its new building in Malin",
        ("said", "said"),
        True,
    ),
    Pair(
        "unrelated",
        "The navy will escort tankers through the strait",
        "two tankers were not insured",
        ("said", "said"),
        False,
    ),
]
"""Written later, after a look at what the rules got wrong: short, or turned by what one knows of the world."""
