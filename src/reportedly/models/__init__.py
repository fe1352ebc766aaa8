"""The only importers of the model libraries: spaCy, onnxruntime, tokenizers."""
