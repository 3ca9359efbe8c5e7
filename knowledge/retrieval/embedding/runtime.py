"""How networks run here, by onnxruntime and numpy: each on one core, without waiting threads."""

from pathlib import Path

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as errors
from threadpoolctl import threadpool_limits

from knowledge.errors import EmbeddingError

_UNUSABLE = (
    errors.Fail,
    errors.InvalidArgument,
    errors.InvalidGraph,
    errors.InvalidProtobuf,
    errors.NoModel,
    errors.NoSuchFile,
    errors.NotImplemented,
    errors.RuntimeException,
)
"""What onnxruntime raises for a file that is no network, or one that it cannot run."""
THREADS = 1
"""Threads of one run; a question is too short to gain from more."""


def limit_numpy() -> None:
    """Let numpy multiply in one thread, once it is loaded.

    Several threads for one matrix wait for each other, and for the event loop's core.
    """
    threadpool_limits(THREADS, "blas")


def open_session(network: Path | bytes, name: str) -> onnxruntime.InferenceSession:
    """Return what runs a network, a file or its content. Raises EmbeddingError with its `name`."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = THREADS, 1
    # Waiting threads would otherwise burn a core that the event loop needs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # An arena keeps as much as the longest run ever took, 40 MB, and saves no time here.
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    given = str(network) if isinstance(network, Path) else network
    try:
        session = onnxruntime.InferenceSession(given, options, providers=["CPUExecutionProvider"])
    except _UNUSABLE as exc:
        raise EmbeddingError(f"{name} is no ONNX model that can be run: {exc}.") from exc
    # It would keep the file to begin anew on another device: 14 MB of e5, 23 of MiniLM.
    session._model_bytes = None  # noqa: SLF001 - there is no other way to let go of it
    return session
