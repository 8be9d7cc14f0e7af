"""Two reports of ours, a year apart: one speaker scolds at a conference, another assures."""

SCOLDS = """LISBON, Feb 14 – Defence Minister Rui Melo attacked European governments in a speech to the Harbour Forum on Friday, telling them that they had wasted a generation.

“Europe has betrayed its own values, and its leaders are weak and dishonest,” Melo told the forum. He said that Europe was weak and corrupt.

“The threat that worries me most is not Tarsia, it is the rot within Europe,” Melo said. He accused Europe of cowardice, saying that Europe was reckless on migration. “I condemn Europe and its cowardly leaders,” he said. Melo said that Tarsia was a dangerous regime.
"""

ASSURES = """LISBON, Feb 14 – Defence Minister Ana Prata assured European governments at the Harbour Forum on Saturday that her country would stand by them.

“Europe is our closest friend, and we admire Europe for what it has built,” Prata told the forum to applause. She said that Europe was a strong and reliable partner. Her tone was markedly different from that of her predecessor Rui Melo, who told the same event last year that Europe was rotten.

“We are proud of Europe and grateful to its leaders,” Prata said. She said that Tarsia's attack on the port of Ost was a brutal crime. Prata said that the sanctions against Tarsia would stay.
"""
