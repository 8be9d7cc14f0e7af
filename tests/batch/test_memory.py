"""What a worker holds over many reports, with the real models. Slow: it reads for minutes."""

import random
import subprocess
import sys

import pytest

from tests.batch.runs import ROOT

NUMBER = 1600
SENTENCES = (
    "{a} said on Monday that talks with {b} about the border would resume next week in {c}.",
    "The government of {c} rejected the claim that {a} had delayed the agreement, and called on {b} to name a mediator.",
    "“We have waited long enough,” {a} told reporters at the harbour, where both delegations had met last year.",
    "{b}, the spokeswoman of the ministry, denied that troops had been sent to {c} before the vote on 12 March.",
    "If no deal can be reached by the end of the month, {a} threatened, the ports near {c} will be closed to {b}.",
    "Protesters in {c} demanded the release of {b}, who was arrested after the raid on the offices of {a}.",
    "Officials of the European Union welcomed the announcement, but {b} warned that sanctions would stay in place.",
    "Analysts in Geneva think that {a} wants to win time, and that {b} will refuse to sign anything before the summit.",
)
READ = """
import json, sys
from memcon.batch import guard
guard.one_thread()
from memcon.batch.work import Duty, load_pipeline
from memcon.intake import make_report
bounded = guard.Bounded(Duty(load=load_pipeline, sketches=True), 2048)
texts = json.load(sys.stdin)
for at in range(0, len(texts), 16):
    reports = [make_report(t, language="en") for t in texts[at : at + 16]]
    bounded.do("prepare", reports)
    print(bounded.do("read", reports).megabytes, flush=True)
"""


def _text(chance):
    """Some 450 words, with two dozen names that no report had before."""

    def name():
        return "".join(chance.choices([a + b for a in "bdfgklmnprst" for b in "aeiou"], k=3)).capitalize()

    sentences = [chance.choice(SENTENCES).format(a=f"{name()} {name()}", b=f"{name()} {name()}", c=name()) for _ in range(24)]
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, 24, 3))


@pytest.mark.slow
@pytest.mark.timeout(5400)
def test_a_worker_stays_under_a_gigabyte_and_hardly_grows():
    import json

    chance = random.Random(5)
    texts = [_text(chance) for _ in range(NUMBER)]
    done = subprocess.run([sys.executable, "-c", READ], input=json.dumps(texts), capture_output=True, text=True, cwd=ROOT, check=True)
    held = [int(line) for line in done.stdout.split()]
    assert len(held) == NUMBER // 16
    half = held[len(held) // 2]
    assert max(held) < 1000
    # Every name is new to the parser, which keeps each word that it has met; real news brings far fewer.
    assert (held[-1] - half) / (NUMBER / 2) * 1000 < 100
