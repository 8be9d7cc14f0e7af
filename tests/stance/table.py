"""120 sentences with one judgement each: [speaker], {cue}, <<content>>, *the actor asked about* and the sign."""

TABLE = """
+ [Macron] {said} <<*Germany* was a reliable partner>>.
+ [The chancellor] {described} <<*Kenya* as a pillar of stability in the region>>.
+ [The minister] {praised} <<*the rescuers* for their courage>>.
+ [Okafor] {told} reporters that <<*the mediators* had shown remarkable patience>>.
+ [She] {said} she was <<deeply grateful to *Norway* for its help>>.
+ [The envoy] {called} <<*the ceasefire monitors* heroes>>.
+ [Tanaka] {said}: <<"*Australia* is our closest friend in the Pacific.">>
+ [The president] {thanked} <<*Qatar* for brokering the deal>>.
+ [Officials in Lima] {said} <<*Chile* had fully honoured the treaty>>.
+ [Mbeki] {hailed} <<*the peacekeepers* as true professionals>>.
+ [The prime minister] {said} <<*the governor* had acted responsibly throughout the crisis>>.
+ [Kowalski] {congratulated} <<*Lithuania* on a decade of reform>>.
+ [He] {said} he was <<impressed by *Ghana's* commitment to the accord>>.
+ [The ambassador] {told} parliament that <<*Canada* had always been a generous donor>>.
+ [The king] {said} <<*the volunteers* deserved the gratitude of the nation because they were brave and selfless>>.
+ [Silva] {applauded} <<*Colombia's* decision to reopen the border>>.
+ [The foreign ministry] {said} <<it welcomed *Jordan's* constructive approach>>.
+ [Ivanova] {said} <<*the court* had been fair and professional>>.
+ [The union] {said} <<*the mayor* had kept his word and was an honest man>>.
+ [Lopez] {told} the crowd: <<"*The nurses of this city* are an inspiration.">>
+ [The secretary general] {commended} <<*Uganda* for taking in refugees>>.
+ [The senator] {said} <<*Taiwan* was a beacon of democracy>>.
+ [Haddad] {said} he was <<pleased that *Lebanon* had kept its promise>>.
+ [The group] {said} <<*the inspectors* never violated the rules>>.
+ [Diallo] {praised} <<the wisdom of *the elders*>>.
+ [The spokeswoman] {said} <<*Finland* has been an exemplary member of the alliance>>.
+ [The bishop] {called} <<*the negotiator* a man of integrity>>.
+ [Patel] {said} <<*India* had made a valuable contribution to the talks>>.
+ [The general] {said} <<*the Estonian troops* fought bravely>>.
+ [Her party] {said} <<*the commission* did an excellent job>>.
+ [The delegation] {expressed} <<admiration for *Portugal*, calling it a model of successful reform>>.
+ [Nkrumah] {said}: <<"We admire *Japan* and we trust it.">>
+ [The treasurer] {said} <<*the bank* remained trustworthy and competent>>.
+ [Erdem] {said} <<*Greece* had been helpful in the search>>.
+ [The president] {saluted} <<*the farmers* for their resilience>>.
+ [The speaker] {said} <<*Sweden* is a staunch ally of Ukraine>>.
+ [Weber] {said} <<*the new minister* is an outstanding choice>>.
+ [A diplomat] {said} <<*Oman* played an indispensable role in the release>>.
+ [Rossi] {said} <<*Spain* had upheld international law with courage>>.
+ [The committee] {said} it was <<encouraged by *Bolivia's* sincere efforts>>.
- [Macron] {accused} *Baku* of <<preparing another war>>.
- [The minister] {condemned} <<*the militia's* attack on the convoy>>.
- [The opposition] {said} <<*the prime minister* was a liar>>.
- [Okafor] {said} <<*the junta* had violated the ceasefire>>.
- [Kim] {called} <<*the drills of the South* a reckless provocation>>.
- [The envoy] {said} <<*Tehran* was behaving irresponsibly>>.
- [She] {said} <<*the council* had failed to protect civilians>>.
- [Tanaka] {said}: <<"*Pyongyang* threatens the whole region.">>
- [The union] {blamed} <<*the company* for the deaths>>.
- [The president] {denounced} <<*the rebels* as terrorists>>.
- [Lopez] {said} <<*the governor's* plan was absurd>>.
- [The ambassador] {said} <<*the regime* continues to oppress its own people>>.
- [The report's author] {said} <<*the police* had been brutal and corrupt>>.
- [He] {said} he was <<disappointed by *Brussels*>>.
- [The foreign ministry] {said} <<*Washington* was meddling in its affairs>>.
- [Silva] {criticised} <<*the central bank* for its silence>>.
- [The general] {said} <<*the invaders* are cowards>>.
- [Haddad] {said} <<*Israel's* aggression must end>>.
- [The chancellor] {said} <<*the Kremlin* had lied to the world>>.
- [The senator] {slammed} <<*the tech giants* over their greed>>.
- [Diallo] {said} <<*France* is no friend of Africa>>.
- [The spokesman] {described} <<*the organisation* as powerless and irrelevant>>.
- [The bishop] {said} <<*the traffickers* were evil>>.
- [Patel] {said} <<*the auditors* did not act honestly>>.
- [The coalition] {said} <<*the president* should resign>>.
- [Erdem] {said} <<*the union* has broken every promise and betrayed its members>>.
- [The committee] {said} <<*the ministry* undermines the independence of judges>>.
- [Weber] {said} <<*the bloc* had played no constructive role>>.
- [Rossi] {told} the assembly that <<*the airline* had misled the public>>.
- [Nkrumah] {said}: <<"*Your government* is a threat to peace.">>
- [The mayor] {rebuked} <<*the developers* for their arrogance>>.
- [Activists] {said} <<*the state* persecutes journalists>>.
- [The king] {deplored} <<the hypocrisy of *the great powers*>>.
- [Ivanova] {said} <<*the tribunal* was a farce>>.
- [The delegation] {said} <<*Beijing* had coerced small nations>>.
- [Her party] {said} <<*the chancellor* was weak and incompetent>>.
- [The judge] {said} <<*the defendant* had deceived the court>>.
- [A diplomat] {said} <<*Rome* was an unreliable partner>>.
- [The premier] {ridiculed} <<*the committee* as a circus>>.
- [The minister] {said} <<*the smugglers* exploit desperate people>>.
0 [The ministry] {said} <<*Turkey* would open a consulate in May>>.
0 [Macron] {said} he would <<meet *the chancellor* on Thursday>>.
0 [The spokeswoman] {said} <<talks with *Hungary* began in the spring>>.
0 [Okafor] {said} <<*the delegation* arrived late on Sunday>>.
0 [The central bank] {said} <<*Argentina* had asked for a loan>>.
0 [The general] {said} <<*the brigade* was moved north>>.
0 [Officials] {said} <<*Vietnam* exports more rice than last year>>.
0 [She] {told} reporters <<the vote in *Peru* will be held in April>>.
0 [The envoy] {said} <<if *Tehran* attacked, there would be a reply>>.
0 [The union] {asked} <<whether *the company* was corrupt>>.
0 [He] {said} <<*the minister* wants a strong currency>>.
0 [The agency] {reported} that <<*the convoy* reached the city on Friday>>.
0 [The president] {said} <<*Poland* and Romania share a long border with Ukraine>>.
0 [Lopez] {said} she had <<spoken to *the governor* about water>>.
0 [The committee] {said} <<*Egypt* was among the countries invited>>.
0 [Haddad] {said} <<the next round would be hosted by *Oman*>>.
0 [The court] {said} <<*the defendant* was born in 1971>>.
0 [Tanaka] {said} <<*Japan* will hold elections in the autumn>>.
0 [The senator] {said} <<a good deal with *Canada* was needed>>.
0 [Weber] {said} <<*the bloc* should be a reliable partner>>.
0 [The ambassador] {said} <<*Chad* sent a letter to the council>>.
0 [Silva] {said} <<nobody knew what *the central bank* would do>>.
0 [The ministry] {said} <<*Kuwait* buys its aircraft from several makers>>.
0 [Rossi] {said} <<*the airline* employs nine thousand people>>.
0 [The speaker] {said} <<the bill on *the police* would be debated in June>>.
0 [Ivanova] {said} <<*Moldova* applied for membership in 2022>>.
0 [The spokesman] {said} <<the minister of *Latvia* was on his way>>.
0 [Diallo] {said} <<*Senegal* had nothing to add>>.
0 [The mayor] {said} <<*the developers* presented two designs>>.
0 [Her party] {said} <<*the chancellor* must decide by Friday>>.
0 [The premier] {said} <<*Malta* and Cyprus use the euro>>.
0 [A diplomat] {said} <<the paper was drafted by *Sweden*>>.
0 [Kim] {said} <<*the South* had proposed a date>>.
0 [The king] {said} <<he would visit *Morocco* in the summer>>.
0 [Patel] {said} <<*India* was studying the proposal>>.
0 [The judge] {said} <<*the ministry* had ten days to answer>>.
0 [The group] {said} <<the terrible earthquake in *Nepal* had closed the road>>.
0 [Nkrumah] {said} <<*Ghana* produces cocoa and gold>>.
0 [Erdem] {said} <<the crisis would be discussed with *Greece*>>.
0 [The secretary general] {said} <<*Uganda* had been told of the change>>.
"""
