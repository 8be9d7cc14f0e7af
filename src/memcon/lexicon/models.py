"""Open the small models of `lexicon/data`."""

from typing import TYPE_CHECKING

from memcon.lexicon.files import path

if TYPE_CHECKING:
    import onnxruntime


def session(name: str) -> "onnxruntime.InferenceSession":
    """Open a shipped ONNX model on one thread of the CPU."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path(name)), options, providers=["CPUExecutionProvider"])
