"""The words that synthetic reports are made of (`bench.reports`); nothing here is taken from the news."""

# ruff: noqa: E501, SIM905

GIVEN = (
    "Aarav Ada Adrian Agnes Ahmed Aisha Albert Alejandra Aleksandr Alice Amina Amir Ana Andrei Anneke Antonio Astrid "
    "Barbara Beatriz Benjamin Bjorn Boris Brigitte Camille Carlos Catherine Cecilia Chen Claire Clara Claudia Daniel "
    "Dariusz David Deborah Denis Diego Dmitri Dorothea Eduardo Elena Elif Elias Emeka Emil Emma Enrique Erik Esther "
    "Eva Farah Fatima Felipe Fernanda Fiona Frank Gabriel Georg Giulia Grace Gustavo Hana Hannah Hans Hassan Helena "
    "Henrik Hiroshi Hugo Ibrahim Igor Ines Ingrid Irina Isabel Ivan Jacob Jamal Jan Javier Jelena Joao Johanna Jonas "
    "Jorge Joseph Juan Julia Kamal Karen Karim Katarina Kenji Khalid Kofi Laila Lars Laura Leila Leon Liam Lin Linda "
    "Luca Lucia Luis Magda Mahmoud Manuel Marcel Margaret Maria Mariam Mario Mark Marta Martin Mateo Maya Mehmet Mei "
    "Mikhail Milan Mohammed Monica Nadia Natalia Nikolai Nils Nina Noor Olga Oliver Omar Oscar Pablo Patrick Paul "
    "Pedro Peter Petra Pierre Priya Rachel Rafael Raul Rebecca Ricardo Robert Rosa Ruth Sami Samuel Sandra Santiago "
    "Sara Sebastian Selma Sergei Simon Sofia Stefan Susan Svetlana Tariq Tatiana Teresa Thomas Tomas Vera Victor "
    "Viktor Vincent Vladimir Walter Wei William Yasmin Yuki Yusuf Zainab Zoran"
).split()
ONSETS = (
    "Al An Ar Bal Ban Bar Bel Ber Bor Bra Cal Car Chan Col Cor Dal Dan Dar Del Dor Dra Dun El Er Fal Fer For Gal Gar "
    "Gol Gor Gra Hal Ham Har Hel Hol Is Jan Jar Kal Kam Kar Kol Kor Kra Lam Lan Lar Lin Lor Mal Man Mar Mel Mir Mol "
    "Mor Nal Nar Nor Ol Or Pal Par Pel Pol Por Ral Ran Ren Rol Ros Sal San Sar Sel Ser Sol Sor Tal Tan Tar Tel Tor "
    "Tur Ul Val Van Var Vel Ver Vol Wal Wan War Wel Wol Yam Yar Zal Zan Zar Zel Zor"
).split()
ENDINGS = (
    "abad adze aj aki akov ales ana anda ander ani anov ara ardo arez aro aski asso ato avic ay bach berg bury by "
    "chenko dahl den der dez dian din do dorf dottir dze eau eda eira ek el elli en enko er era ero es eson ev eva ez "
    "field ford gaard gan ge ger ghi gren gues hall ham han heim hoff holm hurst i ia ian ic ich ick ida ides iev ik "
    "in ina ini inen ino io ira is ishi ita itz iz izadeh ka kar kin ko koglu land lea ley li lin lo lund ly man mann "
    "mark mond mura na nasi nath ner ni no nov o oglu ola olla ona onen oni onova or os osa osi otti ou ov ova ovic "
    "owski quist ra rani ras ren rez ri rin ro rov rup sen shi shvili ska ski son sson sten stra strom sy ta tan ter "
    "ti ton tova tti tz uba ueda ulu um une ura uri us uta va vall van vic vich vik vin vist wala ward well wick witz "
    "wood worth ya yan yev za zadeh zai zi zov"
).split()

OFFICES = (
    ("Foreign Minister", "GOV"), ("Prime Minister", "GOV"), ("President", "GOV"), ("Defence Minister", "GOV"),
    ("Interior Minister", "GOV"), ("Finance Minister", "GOV"), ("Energy Minister", "GOV"), ("Trade Minister", "GOV"),
    ("Deputy Foreign Minister", "GOV"), ("Army Chief", "MIL"), ("opposition leader", "OPP"), ("Speaker", "LEG"),
    ("Senator", "LEG"), ("ambassador", "GOV"), ("government spokesman", "GOV"), ("Chief Justice", "JUD"),
)  # fmt: skip
BODIES = (
    ("United Nations", "igo", None), ("European Union", "igo", None), ("NATO", "igo", None), ("African Union", "igo", None),
    ("World Bank", "igo", None), ("International Monetary Fund", "igo", None), ("World Trade Organization", "igo", None),
    ("Amnesty International", "organisation", None), ("Red Cross", "organisation", None), ("Pentagon", "government", "USA"),
    ("Kremlin", "government", "RUS"), ("White House", "government", "USA"), ("Arab League", "igo", None),
    ("Organization of American States", "igo", None), ("G20", "igo", None), ("OPEC", "igo", None),
)  # fmt: skip
GROUPS = (
    "protesters", "rebels", "union leaders", "diplomats", "aid workers", "students", "farmers", "traders", "residents",
    "border guards", "opposition lawmakers", "human rights groups", "fishermen", "oil workers", "exiles", "teachers",
)  # fmt: skip
PUBLISHERS = (
    "Northern Wire", "The Harbour Gazette", "Meridian Press", "Daily Sentinel", "Continental News Agency", "The Observer of Lund",
    "Pacific Dispatch", "The Evening Ledger", "Atlas Newswire", "Capital Tribune", "The Civic Post", "Eastern Telegraph",
    "Morning Herald", "La Gaceta del Sur", "The Straits Courier", "Highland Record", "Global Bulletin", "The Public Eye",
    "River Plate Times", "The Sahel Monitor", "Baltic Review", "Gulf Chronicle", "Andes Informer", "The Delta Standard",
)  # fmt: skip
OCCASIONS = (
    "Munich Security Conference", "World Economic Forum", "General Assembly", "Shangri-La Dialogue", "Raisina Dialogue",
    "Antalya Diplomacy Forum", "Halifax Security Forum", "Petersberg Climate Dialogue", "Crans Montana Forum",
)  # fmt: skip

ADJECTIVES = (
    "new open deep lasting fragile joint secret costly bitter early late foreign regional maritime military financial "
    "nuclear humanitarian agricultural independent unlawful peaceful binding temporary permanent broad narrow public "
    "private digital coastal northern southern eastern western disputed frozen ambitious modest reckless sober serious "
    "credible empty generous harsh mutual bilateral multilateral legal illegal fair unfair strategic tactical urgent "
    "overdue comprehensive partial final initial internal external sovereign historic unprecedented familiar renewed "
    "stalled promising dangerous moderate radical technical political economic cultural scientific demographic rural"
).split()
NOUNS = (
    "agreement alliance ambassador ammunition annexation appeal arms army arrest asylum attack ballot bank base border "
    "bridge budget campaign cargo ceasefire charter children church citizens climate coal coalition commission committee "
    "commitment compensation concession conference congress constitution convoy corridor corruption council court crisis "
    "currency customs damage data deadline deal debt decree defence deficit delegation democracy deployment detention "
    "dialogue diplomacy disarmament dispute doctrine drones duties economy election electricity embargo embassy "
    "emissions energy enrichment envoy evidence exercise exports famine farmers ferry fisheries flight forces forum "
    "freedom frigate frontier fuel funds gas government grain guarantee harbour hospital hostages hydropower "
    "immigration imports incident independence industry inflation infrastructure inquiry inspection insurance "
    "intelligence interference intervention investment islands jobs journalists judges jurisdiction justice law lawsuit "
    "leadership legislation licences loan loyalty majority mandate market mediation medicine migrants militia mines "
    "ministry missiles mission monitoring mountains nations navy neighbours neutrality observers occupation offensive "
    "oil opposition order parliament partnership patience patrols peace pensions pipeline plan police policy ports "
    "poverty power pressure prices principle prison prisoners privileges production programme propaganda prosecutors "
    "protest province radar railway ransom reactor rebels recession reconstruction referendum reform refugees relations "
    "relief reparations resolution resources restraint retreat revenue rights rivers roads roadmap rockets route "
    "sanctions satellites schools sea security settlement shelter ships shipyard siege smuggling soldiers sovereignty "
    "spectrum spies stability statehood steel straits strategy strikes subsidies summit supplies surveillance tankers "
    "tariffs taxes telecommunications territory terrorism timetable torture trade transition transparency transport "
    "treaty trial tribunal troops truce trust tunnel uranium vaccines verdict vessels veto victims villages violence visas "
    "volunteers votes vows warnings warships water weapons wheat withdrawal workers wounds"
).split()
VERBS = (
    "abandon accelerate accept address agree approve assess avoid back block boost break build bury cancel challenge "
    "change close commission compensate complete condemn confirm consider contain continue control curb cut deepen defend "
    "defer delay demand deny deploy destroy discuss divert divide double encourage end endanger enforce ensure escalate "
    "examine exchange exclude expand explain exploit export extend finance follow freeze fund guarantee halt harden "
    "honour host ignore impose improve increase inspect investigate isolate join keep launch legalise lift limit lose "
    "maintain measure mediate monitor move negotiate normalise obstruct offer open oppose overturn pause persuade "
    "postpone prepare preserve prevent privatise promote protect prove provoke publish punish purchase question raise "
    "ratify rebuild recall reconsider reduce reform refuse regulate reject release renew reopen replace rescue resist "
    "respect restore restrict resume return review revise revive ruin sabotage scrap secure seize settle share shorten "
    "sign simplify sink stop strengthen subsidise support surrender suspend sustain tackle test threaten tolerate train "
    "transfer undermine unify uphold veto violate vote weaken welcome withdraw withhold"
).split()
TAILS = (
    "before the end of the year", "without any condition", "as long as it takes", "whatever the price may be",
    "in the interest of ordinary people", "under the eyes of the world", "at the expense of the {noun}",
    "despite the {adj} {noun}", "because of the {noun} in the {adj} {noun2}", "rather than the {noun}",
    "if the {noun} is to survive", "until the {adj} {noun} is in place", "with or without the {noun}",
    "and that nobody should doubt it", "for the sake of the {adj} {noun}", "after years of {adj} {noun}", "step by step",
    "as {group} have asked for {number} years", "before {group} and {group2} lose patience", "in every province of the country", "by peaceful means alone", "along the {adj} border",
    "for the first time in {number} years", "with {number} million in {noun}", "within {number} days",
)  # fmt: skip
CLAUSES = (
    "{place} would {verb} the {adj} {noun} {tail}", "the {noun} must not {verb} the {noun2} {tail}",
    "there was no alternative to the {adj} {noun} {tail}", "{place} and {place2} would {verb} their {adj} {noun} {tail}",
    "the {adj} {noun} could {verb} the {noun2} of {place}", "it was time to {verb} the {noun} with {place} {tail}",
    "the {noun} had cost {place} more than {number} {noun2}", "no {adj} {noun} would {verb} the people of {place}",
    "the talks on the {adj} {noun} had failed to {verb} the {noun2}", "{place} was ready to {verb} its {noun} {tail}",
    "the {noun} of {place} was a {adj} matter for the {noun2}", "more than {number} {noun} were needed to {verb} the {adj} {noun2}",
    "those who {verb} the {noun} would answer for the {adj} {noun2}", "his country would never {verb} the {adj} {noun} {tail}",
    "a {adj} {noun} with {place} would {verb} the {noun2} {tail}", "the {noun} had become a {adj} {noun2} {tail}",
)  # fmt: skip
SPOKEN = (
    "We will {verb} the {adj} {noun} {tail}.", "I have told {place} that the {noun} is {adj}, and I will {verb} it {tail}.",
    "Nobody can {verb} the {noun} of our {adj} {noun2}.", "Our {noun} with {place} is {adj} and it will {verb} {tail}.",
    "This {adj} {noun} does not {verb} us; it {verb2} the {noun2}.", "Let me be clear: the {noun} is not for sale, and {place} knows it.",
    "You cannot {verb} a {noun} and {verb2} a {noun2} at the same time.", "The {adj} {noun} belongs to the people of {place}.",
    "We did not {verb} the {noun} in order to {verb2} the {adj} {noun2} {tail}.", "If {place} wants a {adj} {noun}, it must {verb} the {noun2}.",
    "There will be no {noun} while the {adj} {noun2} goes on.", "{place} remains our {adj} friend, in {noun} as in {noun2}.",
)  # fmt: skip
BACKGROUND = (
    "The {noun} of {place} has been {adj} since the {noun2} began {number} years ago.",
    "Analysts at the institute of {adj} {noun} put the cost at {number} million.",
    "About {number} people live near the {adj} {noun}, most of them {noun2}.",
    "In the capital, the {noun} stayed closed and the {adj} {noun2} went on {tail}, as {group} gathered near the {noun}.",
    "{group2} and {group} from {place} have complained of the {adj} {noun} for {number} weeks, and some of the {noun2} has been lost.",
    "Much of the {adj} {noun} between {place} and {place2} runs along the {adj} {noun2}, where {group} still work.",
    "The {noun} follows {number} days of {adj} {noun2}, in which {group} and {group2} had tried to {verb} the {noun}.",
)  # fmt: skip
CUES = {
    "said": ("said", "told reporters", "stated", "declared", "noted", "added"),
    "thought": ("believes", "expects"),
    "promised": ("promised", "pledged", "vowed"),
    "asked": ("urged", "demanded", "asked"),
    "wanted": ("wants", "hopes"),
    "refused": ("refused to accept", "rejected"),
    "denied": ("denied",),
}
ACTS = (("said", 74), ("promised", 7), ("asked", 7), ("thought", 4), ("wanted", 3), ("denied", 3), ("refused", 2))
TOPICS = (
    "alliance defence_spending trade sanctions energy climate migration nuclear missiles war peace_talks terrorism "
    "human_rights election economy aid diplomacy cyber territory crime health justice united_nations hostages"
).split()
DEEDS = (
    ("AGREE", 1, (), "agreed with {target} on the {adj} {noun}"), ("CONSULT", 1, ("visit",), "met officials of {target} over the {noun}"),
    ("CONSULT", 1, ("phone",), "spoke by telephone with {target} about the {adj} {noun}"),
    ("SUPPORT", 1, (), "praised {target} for its {adj} {noun}"), ("COOPERATE", 2, (), "opened a {adj} {noun} together with {target}"),
    ("AID", 2, (), "sent {number} tonnes of {noun} to {target}"), ("RETREAT", 2, ("withdraw",), "pulled its {noun} out of {target}"),
    ("REQUEST", 3, ("change",), "called on {target} to {verb} the {noun}"), ("ACCUSE", 3, ("disapprove",), "criticised {target} over the {adj} {noun}"),
    ("REJECT", 3, (), "turned down the {adj} {noun} of {target}"), ("THREATEN", 3, ("restrict",), "threatened {target} with a {adj} {noun}"),
    ("SANCTION", 4, ("discontinue",), "cut its {noun} to {target}"), ("PROTEST", 4, ("demo",), "marched against {target} over the {noun}"),
    ("MOBILIZE", 4, ("troops",), "moved {number} soldiers to the border with {target}"), ("COERCE", 4, ("seize",), "seized {noun} of {target}"),
    ("ASSAULT", 4, ("explosives",), "shelled the {adj} {noun} of {target}"),
)  # fmt: skip
STATUSES = ("occurred", "planned", "denied", "alleged", "hypothetical")
