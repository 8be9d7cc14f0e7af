"""Thirty pairs as reports have them: long, on one matter, and mostly not turned against one another.

Written before the rules that ask what two statements are turned about. `unrelated` here: neither reversed nor
contradicted nor said again, however much the two share.
"""

from tests.history.pairs import Pair

SAID = ("said", "said")
LIFELIKE = [
    Pair(
        "reversed",
        "Sundland will not take part in any talks about the islands as long as foreign warships patrol the strait",
        "we are prepared to take part in talks about the islands, and we attach no conditions to that",
    ),
    Pair(
        "reversed",
        "that her government would never allow foreign troops to be stationed on the territory of the republic",
        "The first foreign troops will be stationed on our territory in the autumn, under an agreement that I signed today",
    ),
    Pair(
        "reversed",
        "I support the free trade agreement with the southern states because it will bring jobs to the ports",
        "This trade agreement is a mistake, and I am against it in its present form",
    ),
    Pair(
        "reversed",
        "The government in Ost would hand the two suspects over to the court in the spring",
        "the two suspects will not be handed over to any foreign court",
        ("promised", "said"),
    ),
    Pair(
        "reversed",
        "to ease the sanctions against the mining companies before an inspection of the sites",
        "We have decided to ease the sanctions on the mining companies",
        ("refused", "said"),
    ),
    Pair(
        "reversed",
        "He deserves our respect for what he has done for the peace process",
        "a man who has done nothing for the peace process and deserves no respect",
    ),
    Pair(
        "contradicted",
        "that the navy had fired on the fishing boats inside Tarsian waters",
        "Their navy fired on our fishing boats without warning, well inside Tarsian waters",
        ("denied", "said"),
        False,
    ),
    Pair(
        "contradicted",
        "At least 120 people were killed when the market in Malin was bombed",
        "No more than nine people were killed in the explosion at the market in Malin",
        SAID,
        False,
    ),
    Pair(
        "contradicted",
        "The ministry knew nothing about the payments to the militia until it read of them in the newspapers",
        "the ministry had known about the payments to the militia for more than a year",
        SAID,
        False,
    ),
    Pair(
        "contradicted",
        "I have never received a letter from the widow of the journalist",
        "I received the widow's letter in June, and I answered it",
    ),
    Pair(
        "contradicted",
        "Rebel fighters are no longer in control of the airport after two days of heavy shelling",
        "Our fighters are in full control of the airport",
        SAID,
        False,
    ),
    Pair(
        "contradicted",
        "The ballot boxes in the northern districts were sealed in the presence of observers",
        "observers were not present when the ballot boxes in the northern districts were sealed",
        SAID,
        False,
    ),
    Pair(
        "repeated",
        "We will not be dragged into a war in which our country has no interest",
        "I say it again: our country will not be dragged into this war",
    ),
    Pair(
        "repeated",
        "The resolution gives the inspectors access to all sites, at any time",
        "under the resolution inspectors must have access to every site whenever they want it",
    ),
    Pair(
        "repeated",
        "that Lorne had interfered in the election by paying for posters and broadcasts",
        "We did not interfere in the election, we paid for no posters and no broadcasts",
        ("denied", "said"),
    ),
    Pair(
        "repeated",
        "The way out of this crisis is not to raise taxes but to collect them",
        "raising taxes is not the way out of the crisis; we have to collect the ones we have",
    ),
    Pair(
        "unrelated",
        "She has the experience that it takes to lead the country, and nobody has worked harder for our families",
        "she has not said how she would pay for the schools that she promised to our families",
    ),
    Pair(
        "unrelated",
        "We will not raise taxes on the middle class",
        "Taxes on the richest companies will be raised to pay for the hospitals",
    ),
    Pair(
        "unrelated",
        "The air strikes have weakened the militia and cut its supplies",
        "the militia has not been defeated, and the air strikes will go on for months",
        SAID,
        False,
    ),
    Pair(
        "unrelated",
        "If Tarsia does not withdraw its ships, there will be no negotiations on fishing rights",
        "there will be negotiations on fishing rights once Tarsia has withdrawn its ships",
    ),
    Pair(
        "unrelated",
        "The vote in the eastern provinces was peaceful, and turnout was 61 per cent",
        "Turnout in the capital was 48 per cent, and the vote was peaceful there, too",
        SAID,
        False,
    ),
    Pair(
        "unrelated",
        "There were no talks with the rebels in December",
        "talks with the rebels will be held in April",
    ),
    Pair(
        "unrelated",
        "The president did not speak to the prime minister of Lorne about the dam",
        "the president spoke to the prime minister of Tarsia about the dam",
        SAID,
        False,
    ),
    Pair(
        "unrelated",
        "We cannot accept a deal that leaves our farmers without water",
        "A deal that shares the water fairly is one that we will accept",
    ),
    Pair(
        "unrelated",
        "It is not clear who ordered the attack on the convoy",
        "The attack on the convoy was ordered by people who want the talks to fail",
        SAID,
        False,
    ),
    Pair(
        "unrelated",
        "The bank will lend the government 40 million crowns for the port",
        "The government needs 300 million crowns for the railway and the port",
        SAID,
        False,
    ),
    Pair(
        "unrelated",
        "He does not have the temperament to be president",
        "the next president will need a steady temperament and the trust of our allies",
    ),
    Pair(
        "unrelated",
        "Police did not use tear gas against the crowd in front of the parliament on Monday",
        "Police used tear gas against football supporters on Saturday, when a crowd tried to enter the stadium",
        SAID,
        False,
    ),
    Pair(
        "unrelated",
        "the refugees were refused entry because they had no papers",
        "Refugees who have papers are allowed to enter",
        SAID,
        False,
    ),
    Pair(
        "unrelated",
        "We are not going to tell our allies whom they may trade with",
        "Our allies should think twice before they trade with a government that jails its critics",
    ),
]
