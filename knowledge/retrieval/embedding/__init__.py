"""Texts as vectors: the models, and nothing else."""

import os

# From 1.29 on onnxruntime reports to its maker, and keeps a number of this machine in the home
# folder, unless it is told otherwise before it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
