"""The speaker's tone towards an actor."""

from memcon.stance.judge import JudgeTone

__all__ = ["JudgeTone"]
