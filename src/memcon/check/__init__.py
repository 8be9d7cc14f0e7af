"""The gate: nothing leaves the pipeline that fails the verbatim rule."""

from memcon.check.gate import Gate

__all__ = ["Gate"]
