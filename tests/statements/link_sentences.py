"""Short reports of ours, and what each says itself of two statements, speakers or acts.

Of each link: its kind, words that its evidence must hold, whose statement, act or person it is from, and of whom it is to
(None where the words name nobody, or no actor). Written before the rules; the odd ones were looked at while those were
made, the even ones were not. Eleven tell of no link.
"""

from typing import NamedTuple


class Told(NamedTuple):
    kind: str
    words: str
    one: str | None = None
    other: str | None = None


SENTENCES: list[tuple[str, list[Told]]] = [
    (
        "Chancellor Greta Holm assured the allies that the pact would hold. The tenor of her speech was markedly different to"
        " the one that President Ivo Kral gave at the same event last year.",
        [Told("contrasts", "markedly different", "Greta Holm", "Ivo Kral")],
    ),
    (
        "Tarsia expelled four Lornish diplomats on Monday. In response, Lorne recalled its ambassador from Ost.",
        [Told("responds", "In response", "Lorne", "Tarsia")],
    ),
    (
        "Foreign Minister Ana Prata repeated familiar calls for a ceasefire when she met President Anselm Okoro.",
        [Told("repeats", "repeated familiar calls", "Ana Prata", None)],
    ),
    (
        "Reversing a promise made before the election, Prime Minister Odd Berg said the tax on fuel would rise in June.",
        [Told("reverses", "Reversing", "Odd Berg", None)],
    ),
    (
        "President Okoro said the islands had always been Vellan. Echoing her predecessor, Foreign Minister Ana Prata said that"
        " there was nothing to negotiate.",
        [Told("repeats", "Echoing", "Ana Prata", None)],
    ),
    ("The explosion echoed through the valley, residents said, and windows broke in three villages.", []),
    (
        "“Nobody was hurt,” General Pavel Sorin said. Opposition leader Mira Stanic hit back at Sorin, calling him a liar.",
        [Told("responds", "hit back", "Mira Stanic", "Pavel Sorin")],
    ),
    (
        "Karsk suspended grain exports to Tarsia in retaliation for the seizure of two freighters.",
        [Told("responds", "in retaliation for", "Karsk", None)],
    ),
    (
        "In contrast to Vice-President Lund, who has called the union a burden, Secretary of State Amara Diallo praised it as"
        " the best of neighbours.",
        [Told("contrasts", "In contrast to", "Amara Diallo", "Lund")],
    ),
    ("Rescue teams responded to more than forty emergency calls in the capital, the fire service said.", []),
    (
        "Defence Minister Jon Aas backtracked on Thursday from his threat to close the strait, saying that ships could pass.",
        [Told("reverses", "backtracked", "Jon Aas", None)],
    ),
    (
        "Premier Liu Wen reiterated on Sunday that her country would never give up the islands.",
        [Told("repeats", "reiterated", "Liu Wen", None)],
    ),
    (
        "“The offer is an insult,” said union leader Tom Hale. Finance Minister Eva Roth replied that there was no more money.",
        [Told("responds", "replied", "Eva Roth", "Tom Hale")],
    ),
    (
        "The government performed a U-turn on fishing quotas on Friday when Minister Elin Vik announced that they would stay.",
        [Told("reverses", "U-turn", "government", None)],
    ),
    ("The driver reversed the lorry into the checkpoint, wounding two guards, police said.", []),
    (
        "President Ruiz struck a softer tone than his foreign minister, Clara Vega, saying that the door to talks was open.",
        [Told("contrasts", "softer tone than", "Ruiz", "Clara Vega")],
    ),
    (
        "Responding to the remarks of Ambassador Keller, Interior Minister Nadia Haddad said nobody would be deported.",
        [Told("responds", "Responding to", "Nadia Haddad", "Keller")],
    ),
    (
        "Lorne's parliament again demanded that Tarsia release the crew of the trawler Maren.",
        [Told("repeats", "again demanded", "Lorne", None)],
    ),
    (
        "The statement contradicted Prime Minister Odd Berg, who told reporters on Monday that no deal had been made with Karsk.",
        [Told("contrasts", "contradicted", None, "Odd Berg")],
    ),
    ("Inflation in Lorne was markedly different from region to region last year, the central bank said.", []),
    (
        "Spokesman Yusuf Demir walked back the president's comments on Saturday, saying that no troops would be sent.",
        [Told("reverses", "walked back", "Yusuf Demir", None)],
    ),
    (
        "General Sorin renewed his call for conscription on Tuesday, telling lawmakers that the army was too small.",
        [Told("repeats", "renewed his call", "Sorin", None)],
    ),
    (
        "Tarsian jets struck the harbour of Ost at dawn. Hours later Karsk retaliated by shelling a Tarsian base.",
        [Told("responds", "retaliated", "Karsk", "Tarsia")],
    ),
    ("Prosecutors described the accused as a repeat offender who had been convicted of fraud twice.", []),
    (
        "Her conciliatory words were a far cry from those of Defence Minister Jon Aas, who had threatened war in May.",
        [Told("contrasts", "a far cry from", None, "Jon Aas")],
    ),
    (
        "The union dropped its earlier demand for a referendum, Commissioner Lena Fors said on Wednesday.",
        [Told("reverses", "dropped its earlier demand", "union", None)],
    ),
    (
        "“We will not be blackmailed,” President Kral retorted when Chancellor Holm demanded the return of the archives.",
        [Told("responds", "retorted", "Ivo Kral|Kral", None)],
    ),
    (
        "Bishop Anton Reyes echoed the appeal of the United Nations for a truce over the holidays.",
        [Told("repeats", "echoed the appeal", "Anton Reyes", "United Nations")],
    ),
    ("Two engineers answered questions from pupils at the school in Malin, a teacher said.", []),
    (
        "Unlike President Ruiz, Foreign Minister Clara Vega said that the embassy should never have been closed.",
        [Told("contrasts", "Unlike", "Clara Vega", "Ruiz")],
    ),
    (
        "In a reversal of its position, Lorne said on Friday that it would accept inspectors at the plant.",
        [Told("reverses", "In a reversal of its position", "Lorne", None)],
    ),
    ("The minister walked back to his car and drove off without a word, a witness said.", []),
    (
        "Karsk's foreign ministry rejected the accusation as baseless in a reply to Tarsia on Sunday.",
        [Told("responds", "in a reply to", "Karsk", "Tarsia")],
    ),
    (
        "Senator Ruth Okafor restated her opposition to the treaty, saying that it gave away the harbour.",
        [Told("repeats", "restated", "Ruth Okafor", None)],
    ),
    (
        "The mayor's apology stood in stark contrast to the defiance of police chief Igor Maric, who said he regretted nothing.",
        [Told("contrasts", "stark contrast to", None, "Igor Maric")],
    ),
    ("Temperatures dropped again on Tuesday, and the airport was closed for a second day, officials said.", []),
    ("The president once again arrived late for the ceremony, guests said.", []),
    (
        "Abandoning years of neutrality, Prime Minister Sanna Aho said that Norrland would apply to join the alliance.",
        [Told("reverses", "Abandoning", "Sanna Aho", None)],
    ),
    ("A different committee will meet in Port Vella next week to discuss tariffs, Minister Prata said.", []),
    ("The choir repeated its concert in the cathedral on Sunday, and President Okoro thanked the singers.", []),
]
LOOKED_AT = SENTENCES[::2]
HELD_BACK = SENTENCES[1::2]
