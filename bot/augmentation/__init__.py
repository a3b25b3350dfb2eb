"""Noise for the training sentences, made while the model is trained and never kept: what a recogniser mishears,
words of dialect, the order of sign language. `config.yml` names the importer that adds it (docs/reference/nlu.md).
"""
