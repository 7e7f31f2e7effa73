"""The dashboard in a real browser, over an invented data folder."""
