"""How fast the dashboard answers over a large data folder, and an invented one of any size to look at."""
