"""Thirty pairs as diplomats and those who report on them put it, five of each mark and five of none.

Written before the rules were looked at. `unrelated`: the same speaker on the same matter, who says another thing.
"""

from tests.history.pairs import Pair

SAID = ("said", "said")
PROSE: list[tuple[str, Pair]] = [
    (
        "repeated",
        Pair(
            "repeated",
            "that the transit corridor would stay open to civilian traffic whatever happened along the front",
            "Civilian traffic can go on using the corridor; nothing on the front line changes that",
        ),
    ),
    (
        "repeated",
        Pair(
            "repeated",
            "We see no military solution to the conflict in the highlands",
            "there is no way to end the highlands conflict by military means",
        ),
    ),
    (
        "repeated",
        Pair(
            "repeated",
            "Our two peoples are bound by history, and nobody will drive a wedge between us",
            "No one is going to drive a wedge between our nations, which share a common history",
        ),
    ),
    (
        "repeated",
        Pair(
            "repeated",
            "that Belgrave had supplied the militia with drones and ammunition",
            "Weapons from Belgrave, among them drones, have reached the militia",
            ("accused", "said"),
        ),
    ),
    (
        "repeated",
        Pair(
            "repeated",
            "The blockade of the port must be lifted so that grain can leave the country",
            "he called once more for an end to the port blockade and for grain ships to be let through",
        ),
    ),
    (
        "hardened",
        Pair(
            "repeated",
            "We are considering whether to expel some of the embassy staff",
            "All of the embassy staff will be expelled by Friday",
        ),
    ),
    (
        "hardened",
        Pair(
            "repeated",
            "the shelling of the border villages was regrettable",
            "The shelling of our border villages is a war crime, and those who ordered it will pay for it",
        ),
    ),
    (
        "hardened",
        Pair(
            "repeated",
            "we may have to review our participation in the river commission",
            "We are leaving the river commission with immediate effect",
        ),
    ),
    (
        "hardened",
        Pair(
            "repeated",
            "that Ostrava should withdraw its observers from the demarcation line",
            "Ostrava must withdraw its observers from the demarcation line within ten days, or we shall remove them ourselves",
            ("urged", "demanded"),
        ),
    ),
    (
        "hardened",
        Pair(
            "repeated",
            "There could be consequences for the bank if it went on moving money for the junta",
            "the bank will be cut off from our financial system for moving the junta's money",
        ),
    ),
    (
        "softened",
        Pair(
            "repeated",
            "The embargo on fuel will be enforced without exception",
            "the fuel embargo could be enforced with some exceptions for hospitals",
        ),
    ),
    (
        "softened",
        Pair(
            "repeated",
            "that the general must stand trial for the killings in the valley",
            "The general should perhaps answer for the valley killings before a commission of inquiry",
        ),
    ),
    (
        "softened",
        Pair(
            "repeated",
            "We will close the crossing at Varna for good",
            "we might close the Varna crossing for a while if nothing changes",
        ),
    ),
    (
        "softened",
        Pair(
            "repeated",
            "The new tariffs are an act of economic war against every farmer in this country",
            "the tariffs are unhelpful for our farmers, and we would prefer to talk about them",
        ),
    ),
    (
        "softened",
        Pair(
            "repeated",
            "that all prisoners had to be released before any meeting could take place",
            "It would be a good sign if some prisoners were released before the meeting",
            ("demanded", "said"),
        ),
    ),
    (
        "reversed",
        Pair(
            "reversed",
            "We shall never sit at one table with those who burned down our consulate",
            "I am ready to sit at one table with them, even with those who burned down our consulate",
        ),
    ),
    (
        "reversed",
        Pair(
            "reversed",
            "that Lorne would go on paying its share of the peacekeeping mission",
            "Lorne will no longer pay for the peacekeeping mission",
            ("pledged", "announced"),
        ),
    ),
    (
        "reversed",
        Pair(
            "reversed",
            "The dam agreement is good for both countries and deserves to be ratified",
            "the dam agreement should be torn up; it was never in our interest",
        ),
    ),
    (
        "reversed",
        Pair(
            "reversed",
            "extraditing the banker was out of the question",
            "We have agreed to extradite the banker",
        ),
    ),
    (
        "reversed",
        Pair(
            "reversed",
            "that his country opposed the admission of Tarsia to the customs union",
            "We now support Tarsia's admission to the customs union",
        ),
    ),
    (
        "contradicted",
        Pair(
            "contradicted",
            "our forces shot down the reconnaissance plane over the lake",
            "No plane of ours was shot down over the lake",
            SAID,
            False,
        ),
    ),
    (
        "contradicted",
        Pair(
            "contradicted",
            "that the ministers had agreed on the exchange of all prisoners of war",
            "Nothing was agreed about an exchange of prisoners",
            SAID,
            False,
        ),
    ),
    (
        "contradicted",
        Pair(
            "contradicted",
            "The convoy was attacked by government helicopters",
            "it was a lie that our helicopters had attacked the convoy",
            ("said", "denied"),
            False,
        ),
    ),
    (
        "contradicted",
        Pair(
            "contradicted",
            "the inspectors were given access to every building of the plant",
            "We were kept out of three buildings of the plant",
            SAID,
            False,
        ),
    ),
    (
        "contradicted",
        Pair(
            "contradicted",
            "The ceasefire is holding along the whole of the line",
            "the ceasefire has been broken dozens of times along the line since Sunday",
            SAID,
            False,
        ),
    ),
    (
        "unrelated",
        Pair(
            "unrelated",
            "The president will travel to Ankora in May for talks about gas",
            "he did not expect gas prices to fall before the winter",
        ),
    ),
    (
        "unrelated",
        Pair(
            "unrelated",
            "We condemn the attack on the market in Sela and mourn with the families",
            "The families of the Sela attack will receive compensation from a fund that we set up",
        ),
    ),
    (
        "unrelated",
        Pair(
            "unrelated",
            "that the navy would take part in exercises with Norvia in the autumn",
            "The navy does not have enough sailors, and recruiting has fallen short for three years",
        ),
    ),
    (
        "unrelated",
        Pair(
            "unrelated",
            "I have asked the central bank for a report on the frozen assets",
            "the frozen assets could not be touched before a court had ruled",
        ),
    ),
    (
        "unrelated",
        Pair(
            "unrelated",
            "We will not recognise the result of an election held under occupation",
            "The election campaign was covered by more than 400 foreign journalists",
        ),
    ),
]

# Twenty more, written when the rules had been mended by the thirty and not touched any more.
FRESH = [
    Pair(
        "repeated",
        "Any attack on our tankers will be answered with force",
        "whoever attacks a tanker of ours must expect an armed response",
    ),
    Pair(
        "repeated",
        "that the frozen reserves belonged to the people of Karsk",
        "These reserves are the property of the Karsk people and of nobody else",
    ),
    Pair(
        "repeated",
        "There will be no return to the old border regime",
        "we are not going back to how the border was run before",
    ),
    Pair(
        "repeated",
        "The vaccine shipments were held up at customs for eleven days",
        "customs kept the vaccines for eleven days",
    ),
    Pair(
        "repeated", "We call on both sides to show restraint", "both parties should exercise restraint, he said again"
    ),
    Pair(
        "reversed",
        "We will not send a single tank to the front",
        "the first ten tanks left for the front this morning, and more will follow",
    ),
    Pair(
        "reversed",
        "The base at Lom will remain open as long as our allies need it",
        "We have decided to shut the base at Lom",
    ),
    Pair(
        "reversed",
        "that the party would back the prime minister in the confidence vote",
        "our deputies will vote against the prime minister on Thursday",
        ("promised", "said"),
    ),
    Pair(
        "reversed",
        "I have full confidence in the chief of the general staff",
        "I have lost confidence in the chief of staff and dismissed him",
    ),
    Pair(
        "reversed",
        "We reject any role for the mission in the election",
        "the mission is welcome to observe the election",
    ),
    Pair(
        "contradicted",
        "The pipeline was blown up by divers in foreign pay",
        "the pipeline burst because it had not been maintained, nobody blew it up",
        SAID,
        False,
    ),
    Pair(
        "contradicted",
        "The envoy was not allowed to see the detained journalist",
        "our envoy spoke with the detained journalist for an hour",
        SAID,
        False,
    ),
    Pair(
        "contradicted",
        "Our aircraft did not enter Norvian airspace",
        "two bombers entered Norvian airspace on Monday night",
        SAID,
        False,
    ),
    Pair(
        "contradicted",
        "The evacuation of the town has been completed",
        "thousands are still waiting to be evacuated from the town",
        SAID,
        False,
    ),
    Pair(
        "contradicted",
        "that 300 soldiers had laid down their arms",
        "not one of our soldiers has surrendered",
        SAID,
        False,
    ),
    Pair(
        "unrelated", "The harbour of Sela will be dredged next year", "ships from Sela must be inspected for contraband"
    ),
    Pair(
        "unrelated",
        "We are deeply concerned about the arrests of lawyers",
        "the lawyers of the company filed an appeal on Friday",
    ),
    Pair(
        "unrelated",
        "The new railway will halve the journey to the coast",
        "wages of railway workers will be raised by four per cent",
    ),
    Pair(
        "unrelated",
        "I spoke with the president about the hostages",
        "the president's term ends in two years, and he will not stand again",
    ),
    Pair(
        "unrelated",
        "The talks on the fishing quota will be held in Ankora",
        "we have not yet received an invitation from Ankora to the trade fair",
    ),
]
