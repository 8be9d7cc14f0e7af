"""Five invented reports: for each, groups of words that are one actor, and pairs that must not be."""

from typing import NamedTuple


class Told(NamedTuple):
    """A report with what is one actor in it; `("Moss", 2)` is the second standing of the word."""

    text: str
    one: list[list[str | tuple[str, int]]]
    apart: list[tuple[str | tuple[str, int], str | tuple[str, int]]]


TREATY = Told(
    """Norwegian Foreign Minister Ingrid Moss flew to Ankara on Monday for talks with her Turkish counterpart, Kemal Arslan. \
Moss said that Norway would send engineers to the border. “I have given my word,” she told reporters at the airport. \
Arslan thanked the minister and promised that Turkey would pay for the bridge.
The Turkish foreign ministry later published the text of the treaty. A senior official at the ministry, who asked not to \
be named, said the European Union had been informed. The EU has not commented.
Opposition leader Selin Kaya called the treaty a mistake. Kaya said her party would vote against it. The Turkish \
parliament is due to debate it next week. Farmers near the border blocked a road in protest. Police detained two of them.
In Oslo, Prime Minister Henrik Dahl praised Moss. Dahl said he had spoken to King Harald about the treaty. The Norwegian \
government expects lawmakers to ratify it in March. Greenpeace criticised the route. The World Bank offered a loan.""",
    [
        ["Norwegian Foreign Minister Ingrid Moss", "Moss", "I", "she"],
        ["Kemal Arslan", ("Arslan", 2)],
        ["the European Union", "The EU"],
        ["Opposition leader Selin Kaya", ("Kaya", 2), ("her", 2)],
        ["Prime Minister Henrik Dahl", ("Dahl", 2), "he"],
        ["Norway", "The Norwegian government"],
    ],
    [
        ("Norwegian Foreign Minister Ingrid Moss", "Kemal Arslan"),
        ("Norway", "Turkey"),
        ("A senior official at the ministry", "Opposition leader Selin Kaya"),
        ("Prime Minister Henrik Dahl", "King Harald"),
        ("Greenpeace", "The World Bank"),
        ("Opposition leader Selin Kaya", "Norwegian Foreign Minister Ingrid Moss"),
    ],
)

STRAIT = Told(
    """Iran seized a tanker in the strait on Friday, the Revolutionary Guards said. Tehran accused the crew of smuggling. \
The United States demanded its release. US Defense Secretary Paul Whitman called the seizure piracy. Whitman said the Navy \
would escort other ships. “We will keep the strait open,” he said.
Iranian Foreign Minister Reza Farahani rejected the charge. Farahani told state television that Washington had no say in \
the matter. His deputy, Leila Amini, flew to Muscat to meet Omani officials. Amini said she hoped for calm. \
Oman has offered to mediate. The Omani foreign minister will host both sides on Tuesday.
Britain and France urged restraint. British officials said London had asked the UN Security Council to meet. The council \
will sit on Monday. Israel warned Iran against further attacks. An Israeli military spokesman said the army was ready. \
Saudi Arabia closed a port. Hezbollah praised the Guards. Relatives of the sailors gathered in Manila. Oil companies \
including Total raised their prices. Reuters could not reach the owners of the tanker.""",
    [
        ["Iran", "Tehran"],
        ["The United States", "Washington"],
        ["US Defense Secretary Paul Whitman", ("Whitman", 2), "he"],
        ["Iranian Foreign Minister Reza Farahani", ("Farahani", 2), "His"],
        ["Leila Amini", ("Amini", 2), "she"],
        ["Britain", "London"],
        ["the UN Security Council", "The council"],
    ],
    [
        ("Iran", "The United States"),
        ("Iranian Foreign Minister Reza Farahani", "The Omani foreign minister"),
        ("Iranian Foreign Minister Reza Farahani", "Leila Amini"),
        ("Britain", "France"),
        ("Israel", "Iran"),
        ("Hezbollah", "the Revolutionary Guards"),
        ("US Defense Secretary Paul Whitman", "Iranian Foreign Minister Reza Farahani"),
    ],
)

FAMILY = Told(
    """President Daniel Okoro promised new elections on Sunday. Okoro, 61, has ruled since 2011. His wife, Grace Okoro, leads \
the women's wing of the National Unity Party. Grace Okoro said she would not be a candidate. The president's brother, \
General Samuel Okoro, commands the army. Samuel Okoro refused to comment.
The opposition alliance demanded that President Okoro step down. Its leader, Amara Diallo, accused the army of killing \
protesters. Diallo said that he had proof. Doctors at a hospital in the capital counted nine dead.
The African Union sent former minister Peter Mwangi to mediate. Mwangi met the president for two hours. The AU will send \
observers. The International Criminal Court opened an inquiry. Prosecutors in The Hague asked witnesses to come forward. \
Amnesty International blamed the police. Students marched to the parliament. A teacher who joined them said they were not \
afraid. Nigerian traders closed their shops. Chinese engineers left the country.""",
    [
        ["President Daniel Okoro", "President Okoro"],
        ["Grace Okoro", ("Grace Okoro", 2), "she"],
        ["Amara Diallo", ("Diallo", 2), "he"],
        ["former minister Peter Mwangi", ("Mwangi", 2)],
        ["The African Union", "The AU"],
    ],
    [
        ("President Daniel Okoro", "Grace Okoro"),
        ("Grace Okoro", "Samuel Okoro"),
        ("Amara Diallo", "former minister Peter Mwangi"),
        ("The African Union", "The International Criminal Court"),
        ("Nigerian traders", "Chinese engineers"),
        ("Amnesty International", "the National Unity Party"),
    ],
)

PENINSULA = Told(
    """North Korea fired two missiles on Thursday, South Korea's military said. Kim Jong-un watched the launch with his \
sister, Kim Yo-jong. Kim Yo-jong warned Seoul against new drills. South Korean President Han Seok-min called the launch \
reckless. Han spoke by telephone with Japanese Prime Minister Emi Tanaka. Tanaka said Japan would seek new sanctions. \
“I am deeply worried,” she said.
Pyongyang did not announce the launch. The North's state news agency KCNA praised an orchestra instead. China called for \
calm. Chinese Foreign Ministry spokesman Luo Wei said all sides should show restraint. Luo said that Beijing opposed \
any use of force. Russia said nothing.
US envoy Martha Bell will visit Seoul next week. Bell is also expected in Tokyo. Analysts said the North wanted aid. Lee \
Dong-hyun, a professor at a university in Busan, said that Kim Jong-un needed a success. Lee said he saw no danger of \
war. Residents of the border islands went to shelters. The UN and the IAEA expressed concern.""",
    [
        ["North Korea", "Pyongyang"],
        ["Kim Yo-jong", ("Kim Yo-jong", 2)],
        ["South Korean President Han Seok-min", ("Han", 2)],
        ["Japanese Prime Minister Emi Tanaka", ("Tanaka", 2), "I", "she"],
        ["China", "Beijing"],
        ["US envoy Martha Bell", ("Bell", 2)],
    ],
    [
        ("Kim Jong-un", "Kim Yo-jong"),
        ("North Korea", "South Korea's military"),
        ("South Korean President Han Seok-min", "Japanese Prime Minister Emi Tanaka"),
        ("China", "Russia"),
        ("The UN", "the IAEA"),
    ],
)

SENATE = Told(
    """Democratic Senator Laura Hayes demanded on Tuesday that the Justice Department release the files. Hayes, of Oregon, \
said the attorney general had misled Congress. Republican Senator Mark Dunne defended him. Dunne said that his colleague \
was “playing games”. The White House declined to comment.
Attorney General Victor Stone denied the claim in a letter. Stone wrote that he had told the truth. A federal judge, Ruth \
Abrams, will hear the case on Friday. Lawyers for the newspaper that asked for the files welcomed the hearing. The \
Springfield Herald sued in May. The newspaper won a first case last year.
Mexico's ambassador, Carlos Ibarra, followed the debate in the gallery. Ibarra said Mexico had an interest in the files. \
Canadian officials were also present. The FBI did not answer. Former president Alan Pierce called the dispute sad. Two \
of his aides had been questioned. The House of Representatives will vote on a bill in April. A spokeswoman for the \
department said it would comply. Voters in three states were asked about the case by Gallup. Most of them had not heard of it.""",
    [
        ["Democratic Senator Laura Hayes", ("Hayes", 2)],
        ["Republican Senator Mark Dunne", ("Dunne", 2)],
        ["Attorney General Victor Stone", ("Stone", 2)],
        ["Mexico", ("Mexico", 2)],
        ["Carlos Ibarra", ("Ibarra", 2)],
    ],
    [
        ("Democratic Senator Laura Hayes", "Republican Senator Mark Dunne"),
        ("Attorney General Victor Stone", "Former president Alan Pierce"),
        ("Ruth Abrams", "Democratic Senator Laura Hayes"),
        ("The FBI", "the Justice Department"),
        ("Canadian officials", "Mexico"),
    ],
)

REPORTS = {"treaty": TREATY, "strait": STRAIT, "family": FAMILY, "peninsula": PENINSULA, "senate": SENATE}
