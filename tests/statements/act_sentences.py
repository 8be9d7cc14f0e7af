"""Sentences of seven acts, twenty each: what is attributed stands between braces.

"Prague said it would not send troops" is `said`: the content itself says no, and a refusal of it would say it twice.
"""

SAID = """
The harbour workers' union said {the strike would end at midnight on Friday}.
"{The bridge was still standing when our patrol crossed it}," Colonel Ilves said.
{Customs revenue fell by a third in the spring}, according to the Treasury.
Speaking to reporters in Vilnius, the premier stressed that {the budget had already been approved}.
"{We have seen no movement on the other bank}," said Captain Aino Salmi, who commands the river patrol.
The mayor declared that {the curfew applied to everyone}, adding that {shops would close at six}.
Asked about the leak, the spokeswoman confirmed that {two officials had been questioned}.
The ministry could not deny that {its envoy had travelled to the island}.
In its annual report the bank warned that {inflation could reach nine per cent by winter}.
The admiral told parliament that {four of the ships were not seaworthy}.
{The roof had been repaired twice}, the inspector noted in a letter to the council.
He was quoted as saying that {the ferry company had ignored three warnings}.
Prague said {it would not send troops to the desert}.
The opposition accused the government of {hiding the true cost of the stadium}.
Her claim that {the ballots were counted twice} was repeated on state television.
Ms Okoye went on to describe the accord as {a gift to smugglers}.
"{The talks were frank}," the envoy wrote on Telegram on Tuesday night.
The commission's statement that {the dam was safe} came a day before the flood.
Neither side denied that {shots had been fired near the checkpoint}.
Kiribati's president argued in New York that {rich states had broken their word on climate funds}.
"""

THOUGHT = """
Most economists believe {the central bank will cut rates in March}.
The general thinks that {the front will hold through the winter}.
Villagers fear {the dam will flood their fields}.
Diplomats in Geneva expect {the talks to last another week}.
It is widely believed that {the generals met in secret}.
"{They will come back}," she thought as the trucks rolled away.
Analysts doubt that {the coalition can survive the vote}.
The minister is convinced that {the tariffs will hurt Bulgarian farmers}.
There is a growing suspicion among officials that {the cable was cut on purpose}.
The envoy's view is that {sanctions have run their course}.
Convinced that {the tide was turning}, the rebels launched a second attack.
He hopes {the prisoners will be home by Easter}.
The senator considers {the treaty a mistake}.
Some officers suspected {their commander of selling fuel}.
Many in the capital worry that {the ceasefire will not last}.
Investigators assume {the fire was started by a short circuit}.
Officials remain confident that {the pipeline will open in autumn}.
Fears that {the crops would fail} spread through the province.
The premier feels {the press has been unfair to him}.
Observers anticipated that {turnout would be low}.
"""

PROMISED = """
The chancellor promised {to send forty more buses to the border}.
Tokyo pledged {two hundred million dollars for the reconstruction of the port}.
"{We will rebuild every house}," the governor vowed.
The new cabinet committed itself {to halving the deficit by 2030}.
Both sides agreed {to withdraw their heavy guns from the valley}.
The president swore {to defend the constitution}.
Peru has offered {to host the next round of talks}.
The prime minister assured fishermen that {their quotas would not be cut}.
His promise that {nobody would lose a pension} was greeted with laughter.
The airline guaranteed {a full refund to stranded passengers}.
Oslo undertook {to train six hundred border guards}.
A pledge {to close the coal mines by 2032} was signed in Katowice.
{Schools would reopen within a week}, the education minister promised.
In a televised address he gave his word that {the army would stay out of politics}.
The rebels' commitment {to release the hostages} came after nine days of talks.
Vowing {to clean up the ministry}, she dismissed three deputies.
The company reassured investors that {no plant would be closed}.
Jakarta renewed its pledge {to take in stranded sailors}.
She was elected after promising {to lower the price of bread}.
The monarch has pledged {that elections will be held before the rains}.
"""

ASKED = """
Kyiv asked {its allies to send more generators}.
The bishops urged {the government to free the students}.
The United Nations called on {both armies to respect the truce}.
The union demanded {a rise of eight per cent}.
"{Why were we not told?}" asked the opposition leader.
Nairobi has requested {an urgent meeting of the African Union}.
The ombudsman recommended that {the prison be closed}.
She appealed to {voters to stay calm}.
Calling for {an end to the blockade}, the envoy flew to Djibouti.
Reporters asked {whether the minister would resign}.
The court ordered {the ministry to publish the contract}.
Families of the missing pleaded with the navy {to resume the search}.
The governors' demand that {the levy be scrapped} was put to a vote.
He called for {an independent inquiry into the sinking}.
A group of deputies insisted that {the minister be removed}.
Protesters were urged {to go home before dark}.
The prime minister invited {the two presidents to meet in Astana}.
In a letter to the Security Council, Belize requested {observers for the vote}.
The Red Cross's appeal {for safe passage} went unanswered.
The senator pressed the general {to explain the delay}.
"""

WANTED = """
Ankara wants {the corridor to reopen before winter}.
The government plans {to sell its stake in the railway}.
The opposition seeks {to have the vote annulled}.
Seoul intends {to launch three satellites next year}.
Sofia would prefer {a regional solution}, and has told its neighbours so.
The island's leaders would like {a seat at the table}.
Berlin favours {a longer transition}.
The finance minister is aiming {to bring the deficit below three per cent}.
The rebels' aim is {to control the coast road}.
Moldova supports {the creation of a joint tribunal}.
Its plan {to double the size of the fleet} was leaked to a newspaper.
Eager {to avoid a strike}, the company raised its offer.
The two premiers wish {to restore direct flights}.
The coalition prefers {to wait for the court's ruling}.
Brussels is ready {to lift the duties on steel}.
Hungary backs {a ban on the imports}.
The king's desire {to see the province at peace} is well known.
Planning {to run again in 2028}, the mayor has hired a new team.
The party is keen {to distance itself from the scandal}.
Ministers are looking forward to {a quick agreement}.
"""

REFUSED = """
The general refused {to hand over the airport}.
Caracas rejected {the offer of mediation}.
The prime minister ruled out {an early election}.
Prague is unwilling {to send troops to the desert}.
The judge declined {to release the documents}.
His refusal {to meet the delegation} angered Lima.
The court turned down {a request for bail}.
The speaker has never promised {to publish the list}.
Farmers oppose {the sale of the water company}.
The king has declined {to sign the decree}.
Ruling out {any talks with the junta}, the foreign minister left the room.
The allies' rejection of {the ceasefire plan} surprised Doha.
An appeal {for a truce} was rejected by both armies.
The company resisted {calls to recall the engines}.
The commissioner would not say {whether the funds had been paid}.
{A second bridge} was ruled out by the transport minister.
The unions are opposed to {any cut in pensions}.
The minister refused to say {how many soldiers had deserted}.
Seven states objected to {the wording of the resolution}.
Hanoi vetoed {the appointment of the inspector}.
"""

DENIED = """
The army denied {firing on the convoy}.
Tirana dismissed claims that {it had sheltered the smugglers}.
The foreign ministry denies {sending weapons across the river}.
The minister does not believe {the figures are right}.
"Nobody is held there," the interior minister said, denying {the report}.
Denying that {he had taken bribes}, the governor walked out of court.
The spokesman rejected allegations that {prisoners had been beaten}.
Her denial that {any money had changed hands} was met with laughter.
{That the two had met} was denied by both embassies.
The envoy refuted suggestions that {his country was arming the militia}.
The president disputed {the auditors' figures}.
The firm has repeatedly denied {polluting the lake}.
The rebels denied {any role in the bombing}.
The bank rejected claims that {it had ignored the warnings}.
Officials played down reports of {a rift between the allies}.
He denied {having met the financier in Dubai}.
The claim that {the election was stolen} was dismissed by the commission.
She did not think that {the embargo was working}.
The prosecutors contested {the account given by the police}.
Both governments have denied that {talks were under way}.
"""
