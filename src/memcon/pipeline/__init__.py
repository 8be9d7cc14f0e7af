"""From a report to a record: the ordered list of steps."""

from memcon.pipeline.pipeline import Pipeline, Step, default_steps

__all__ = ["Pipeline", "Step", "default_steps"]
