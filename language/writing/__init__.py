"""How a text is written: punctuation, scripts, tongues, pinyin."""
