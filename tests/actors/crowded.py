"""Five invented reports of some forty actors each, in which many share a name, an office or a family."""

from tests.actors.reports import Told

SUMMIT = Told(
    """South Korean President Lee Sang-woo and Vietnamese President Nguyen Van Thanh opened the Busan summit on Monday. Lee \
said that the region needed calm. Nguyen thanked him for the welcome. “We have waited for ten years,” Nguyen said.
Lee Min-ji, the South Korean trade minister, signed the accord with her Vietnamese counterpart, Tran Thi Hoa. Tran said \
that it would enter into force in May. Lee Min-ji called it a new beginning.
North Korea was not invited. Its leader, Kim Jong-un, sent a letter. His sister, Kim Yo-jong, accused Seoul of \
hypocrisy. Kim Yo-jong said that Pyongyang would answer. South Korean Defence Minister Kim Byung-ho dismissed the threat. \
“We are not afraid,” said the defence minister.
Chinese Foreign Minister Zhou Lianhe met Japan's Prime Minister, Aiko Tanabe, for an hour. The two had last spoken in \
March. Tanabe told reporters that she had raised the islands. Zhou declined to comment. Foreign ministry spokesman Guo \
Peng later said in Beijing that China's position was known.
The Philippines was represented by Senator Maria Reyes, Indonesia by Vice President Budi Santoso and Thailand by \
Deputy Prime Minister Somchai Rattana. Reyes, whose brother, Jose Reyes, leads the navy, asked for joint patrols. \
Santoso opposed them. ASEAN Secretary-General Dara Phan promised to study the idea. Phan, a Cambodian, leaves office in June.
US Secretary of State Helen Moore called Lee Sang-woo on Sunday. Moore's deputy, Adam Kessler, attended the summit. \
Kessler said that Washington stood by its allies. Samsung and VinFast announced a joint factory. Fishermen from Jeju held a \
protest outside the hall; police arrested six of them. The Korean Confederation of Trade Unions called the accord a betrayal.""",
    [
        ["South Korean President Lee Sang-woo", ("Lee", 2), "him", ("Lee Sang-woo", 2)],
        ["Vietnamese President Nguyen Van Thanh", ("Nguyen", 2), ("Nguyen", 3)],
        ["Lee Min-ji", "the South Korean trade minister"],
        ["Tran Thi Hoa", ("Tran", 2)],
        ["Kim Yo-jong", ("Kim Yo-jong", 2)],
        ["South Korean Defence Minister Kim Byung-ho", "the defence minister"],
        ["Aiko Tanabe", ("Tanabe", 2), "she"],
        ["Zhou Lianhe", ("Zhou", 2)],
        ["Maria Reyes", ("Reyes", 2)],
        ["Dara Phan", ("Phan", 2)],
        ["US Secretary of State Helen Moore", ("Moore", 2)],
        ["Adam Kessler", ("Kessler", 2)],
    ],
    [
        ("Lee Sang-woo", "Lee Min-ji"),
        ("Kim Jong-un", "Kim Yo-jong"),
        ("Kim Jong-un", "Kim Byung-ho"),
        ("Kim Yo-jong", "Kim Byung-ho"),
        ("Maria Reyes", "Jose Reyes"),
        ("Helen Moore", "Adam Kessler"),
        ("Guo Peng", "Zhou Lianhe"),
        ("Zhou Lianhe", "Aiko Tanabe"),
        ("North Korea", "Seoul"),
        ("Somchai Rattana", "Budi Santoso"),
        ("Samsung", "VinFast"),
        ("South Korean President Lee Sang-woo", "Vietnamese President Nguyen Van Thanh"),
    ],
)

DYNASTY = Told(
    """Senator Paul Hartley announced on Tuesday that he would not run again. Hartley, a Republican from Ohio, has sat in \
the Senate since 2007. His wife, Susan Hartley, stood beside him in Columbus. Susan Hartley is a judge. His son, Paul \
Hartley Jr., is expected to seek the seat.
Governor Denise Walker thanked the senator. Walker's husband, the former congressman Tom Walker, was his first campaign \
manager. Tom Walker told CNN that the party would miss him. Ohio Democrats named no candidate. Their chairwoman, Carla \
Ruiz, said that they would choose in May. Ruiz said that the race was open. “I like our chances,” she said.
President Ellen Brandt called Hartley a patriot. Her spokeswoman, Joan Carver, read out a statement. Vice President Marcus \
Reed is to visit Cleveland on Friday. Reed's chief of staff, Olivia Stone, resigned last week. Stone had worked for Brandt \
before. Majority Leader Greg Ames said that the Senate lost a friend. Minority Leader Rosa Delgado agreed with Ames.
The Hartley campaign has two million dollars left. The Federal Election Commission said that the money could go to charity. \
Michael Brandt, a lawyer in Toledo who is not related to the president, has sued the campaign. Michael Brandt says that it \
owes him 40,000 dollars. Judge Amir Khan will hear the case. Khan was appointed by the former president, George Mills. \
The Columbus Dispatch first reported the senator's decision. A former aide, who spoke on condition of anonymity, said that \
Hartley had been ill. The Teamsters and the Chamber of Commerce both praised him. Hartley's doctor, Lena Fischer, said that \
he was well. Fischer treats several senators.""",
    [
        ["Senator Paul Hartley", ("Hartley", 2), "the senator"],
        ["Susan Hartley", ("Susan Hartley", 2)],
        ["Denise Walker", ("Walker", 2)],
        ["Carla Ruiz", ("Ruiz", 2), "I"],
        ["President Ellen Brandt", "Her"],
        ["Marcus Reed", ("Reed", 2)],
        ["Olivia Stone", ("Stone", 2)],
        ["Greg Ames", ("Ames", 2)],
        ["Michael Brandt", ("Michael Brandt", 2)],
        ["Amir Khan", ("Khan", 2)],
        ["Lena Fischer", ("Fischer", 2)],
    ],
    [
        ("Senator Paul Hartley", "Susan Hartley"),
        ("Senator Paul Hartley", "Paul Hartley Jr."),
        ("Denise Walker", "Tom Walker"),
        ("President Ellen Brandt", "Michael Brandt"),
        ("President Ellen Brandt", "George Mills"),
        ("Greg Ames", "Rosa Delgado"),
        ("Marcus Reed", "Olivia Stone"),
        ("Joan Carver", "President Ellen Brandt"),
        ("Carla Ruiz", "Rosa Delgado"),
        ("Amir Khan", "Michael Brandt"),
        ("The Teamsters", "the Chamber of Commerce"),
        ("Lena Fischer", "Susan Hartley"),
    ],
)

SAHEL = Told(
    """Gunmen killed 14 soldiers near Menaka on Wednesday, Mali's army said. Colonel Ibrahim Diarra, the army spokesman, \
blamed the Islamic State in the Greater Sahara. Diarra said that helicopters had pursued the attackers. The group has not \
claimed the raid.
General Moussa Keita, who seized power in 2023, promised revenge. Keita spoke at the funeral in Gao. His prime minister, \
Oumar Traore, declared three days of mourning. Traore is no relative of Burkina Faso's leader, Captain Issa Traore. Captain \
Traore offered troops. Niger's Mohamed Bako and Chad's Mohamed Idriss called Keita. Bako sent his condolences. Idriss said \
that Chad would close its border.
The rebel commander Alghabass ag Moussa denied any part. “Our fighters were 200 kilometres away,” he told Radio France \
Internationale. His movement, the Front for Azawad, signed a truce with Bamako in 2015. The Front left it last year. \
Algeria, which brokered the truce, summoned the Malian ambassador, Fatoumata Sow. Sow told Algerian officials that Mali \
needed no mediator.
The United Nations condemned the attack. Its envoy, the Senegalese diplomat Aminata Ndiaye, asked for an inquiry. Ndiaye \
met Keita for an hour. ECOWAS Commission President Kofi Mensah said that the bloc would help. Mensah urged Mali to return \
to the bloc. France's foreign minister, Claire Fournier, called the region's juntas failures. Fournier said that Paris had \
warned them. Russia's Africa Corps lost two men, according to the Telegram channel Grey Zone. Moscow did not confirm it.
Residents of Menaka fled towards Niger. Doctors Without Borders said that 3,000 families had arrived in Ayorou. The mayor \
of Ayorou, Hadiza Sani, asked for tents. Sani said that wells were dry. The Red Cross sent two trucks.""",
    [
        ["Mali", ("Mali", 2)],
        ["Colonel Ibrahim Diarra", ("Diarra", 2), "the army spokesman"],
        ["General Moussa Keita", ("Keita", 2), ("Keita", 3), "His"],
        ["Oumar Traore", ("Traore", 2)],
        ["Captain Issa Traore", "Captain Traore"],
        ["Mohamed Bako", ("Bako", 2)],
        ["Mohamed Idriss", ("Idriss", 2)],
        ["the Front for Azawad", "The Front"],
        ["Fatoumata Sow", ("Sow", 2)],
        ["Aminata Ndiaye", ("Ndiaye", 2)],
        ["Kofi Mensah", ("Mensah", 2)],
        ["Claire Fournier", ("Fournier", 2)],
        ["Hadiza Sani", ("Sani", 2)],
    ],
    [
        ("Oumar Traore", "Captain Issa Traore"),
        ("Mohamed Bako", "Mohamed Idriss"),
        ("General Moussa Keita", "Oumar Traore"),
        ("General Moussa Keita", "Alghabass ag Moussa"),
        ("Mali", "Niger"),
        ("Mali", "Chad"),
        ("Aminata Ndiaye", "Fatoumata Sow"),
        ("Doctors Without Borders", "The Red Cross"),
        ("Claire Fournier", "Aminata Ndiaye"),
        ("Colonel Ibrahim Diarra", "Alghabass ag Moussa"),
        ("the Islamic State in the Greater Sahara", "the Front for Azawad"),
    ],
)

MERGER = Told(
    """The European Commission blocked the merger of Brauer Chemie and Solvent Group on Thursday. Competition Commissioner Inés \
Ferrer said that prices would have risen. Ferrer's decision surprised Berlin. German Economy Minister Katrin Vogel called \
it a mistake. Vogel said that Germany would appeal. Commission President Anders Holm defended his commissioner. “She had no \
choice,” Holm told the European Parliament.
Brauer's chief executive, Stefan Lang, said that the company would go to court. Lang has run Brauer since 2019. His \
counterpart at Solvent, Marie-Claude Petit, was more careful. Petit told Les Echos that Solvent would study the ruling. \
Solvent's chairman, Jean Petit, is her uncle. Jean Petit founded the firm in 1988.
The union IG Farben-Nord welcomed the decision. Its head, Uwe Lang, who is no relative of the executive, said that 4,000 \
jobs were safe. In Paris, Finance Minister Luc Garnier kept silent. His Dutch colleague, Pieter de Vries, praised Ferrer. \
Belgium and Italy had opposed the merger. Italian Prime Minister Lucia Conti wrote to Holm in March. Conti warned him of a \
monopoly.
Shares of Brauer fell by nine percent. Goldman Sachs had advised Brauer, and Lazard had advised Solvent. Norway's oil fund \
owns a tenth of both companies. Its manager, Nils Berg, declined to comment. The American firm Dow said that it might bid \
for parts. US Trade Representative Carol Whitney complained that Brussels had shared no papers with her. Whitney will meet \
Ferrer next week.
Consumer groups were pleased. Petra Nowak of the Polish group Fair Price said that farmers would pay less. Nowak had filed \
the complaint. Member of Parliament Bas de Vries, a Green, asked why the case had taken two years. Bas de Vries sits on the \
economics committee. The committee's chair, Sofia Lindgren, promised a hearing. Lindgren wants Lang to testify.""",
    [
        ["Inés Ferrer", ("Ferrer", 2)],
        ["Katrin Vogel", ("Vogel", 2)],
        ["Anders Holm", ("Holm", 2), "his"],
        ["Stefan Lang", ("Lang", 2)],
        ["Marie-Claude Petit", ("Petit", 2)],
        ["Jean Petit", ("Jean Petit", 2)],
        ["Lucia Conti", ("Conti", 2)],
        ["Carol Whitney", ("Whitney", 2), ("her", 2)],
        ["Petra Nowak", ("Nowak", 2)],
        ["Bas de Vries", ("Bas de Vries", 2)],
        ["Sofia Lindgren", ("Lindgren", 2)],
        ["Brauer Chemie", ("Brauer", 2)],
        ["Solvent Group", ("Solvent", 2)],
    ],
    [
        ("Stefan Lang", "Uwe Lang"),
        ("Marie-Claude Petit", "Jean Petit"),
        ("Pieter de Vries", "Bas de Vries"),
        ("Brauer Chemie", "Solvent Group"),
        ("Inés Ferrer", "Anders Holm"),
        ("Luc Garnier", "Pieter de Vries"),
        ("Katrin Vogel", "Lucia Conti"),
        ("Goldman Sachs", "Lazard"),
        ("Belgium", "Italy"),
        ("Sofia Lindgren", "Petra Nowak"),
        ("Nils Berg", "Uwe Lang"),
    ],
)

COURT = Told(
    """A court in Quito sentenced the former president Jorge Salazar to eight years in prison on Friday. Salazar, 66, was \
convicted of taking bribes from the builder Constructora Andina. His lawyer, Elena Paredes, said that he would appeal. \
Paredes accused the judges of bias. Judge Carmen Ortiz read out the verdict. Ortiz said that the evidence was clear.
The chief prosecutor, Diego Salazar, who is not related to the defendant, had asked for ten years. “Nobody stands above the \
law,” Diego Salazar told reporters. The president's successor, Gabriela Montero, said that she respected the court. Montero \
was his vice president until 2021. Her interior minister, Raul Espinosa, put 2,000 policemen on the streets.
Supporters of Salazar burned tyres in Guayaquil. One of them, a fisherman named Luis Cedeno, said that the rich always win. \
Cedeno had come with his two sons. The mayor, Ana Maria Guerra, imposed a curfew. Guerra belongs to the party of Montero. \
Three officers were hurt, the police said.
Peru offered Salazar asylum in 2022. Peruvian President Hugo Quispe said on Friday that the offer stood. Quispe's foreign \
minister, Teresa Luna, summoned Ecuador's ambassador. Colombia's President, Camila Rojas, criticised Quispe. Rojas said that \
Lima protected thieves. Mexico kept out of the quarrel. Argentina's former president, Roberto Fuentes, wrote that Salazar was \
a victim. Fuentes was convicted himself last year.
Transparency International praised the court. Its director for the Americas, Julia Brandao, called the verdict historic. \
Brandao said that other cases would follow. The Organization of American States had sent observers. Their leader, the \
Canadian jurist Alan Tremblay, said that the trial was fair. Tremblay will report to the OAS in May. The newspaper El \
Comercio printed the verdict in full. A witness against Salazar, the accountant Marta Villacis, is in hiding. Villacis \
fears for her life. The company denied everything.""",
    [
        ["Jorge Salazar", ("Salazar", 2), "His"],
        ["Elena Paredes", ("Paredes", 2)],
        ["Carmen Ortiz", ("Ortiz", 2)],
        ["Diego Salazar", ("Diego Salazar", 2), "The chief prosecutor"],
        ["Gabriela Montero", ("Montero", 2), "she"],
        ["Luis Cedeno", ("Cedeno", 2)],
        ["Ana Maria Guerra", ("Guerra", 2)],
        ["Hugo Quispe", ("Quispe", 2)],
        ["Camila Rojas", ("Rojas", 2)],
        ["Roberto Fuentes", ("Fuentes", 2)],
        ["Julia Brandao", ("Brandao", 2)],
        ["Alan Tremblay", ("Tremblay", 2)],
        ["The Organization of American States", "the OAS"],
        ["Marta Villacis", ("Villacis", 2), "her"],
    ],
    [
        ("Jorge Salazar", "Diego Salazar"),
        ("Jorge Salazar", "Gabriela Montero"),
        ("Jorge Salazar", "Roberto Fuentes"),
        ("Elena Paredes", "Carmen Ortiz"),
        ("Hugo Quispe", "Camila Rojas"),
        ("Hugo Quispe", "Teresa Luna"),
        ("Raul Espinosa", "Ana Maria Guerra"),
        ("Julia Brandao", "Alan Tremblay"),
        ("Luis Cedeno", "Marta Villacis"),
        ("Transparency International", "The Organization of American States"),
        ("Peru", "Mexico"),
    ],
)

CROWDED = {"summit": SUMMIT, "dynasty": DYNASTY, "sahel": SAHEL, "merger": MERGER, "court": COURT}
