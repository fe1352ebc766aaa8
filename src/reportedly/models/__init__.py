"""The only importers of the model libraries: spaCy, onnxruntime, tokenizers."""

import os

# Since 1.29, onnxruntime writes a device id and reports its use to its maker, unless it is told not to before it is
# first imported. Nobody is to learn that something is being read here.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
