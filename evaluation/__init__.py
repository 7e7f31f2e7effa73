"""Scores extraction on real pages, beside other extractors: `python -m evaluation [FOLDER]`."""
