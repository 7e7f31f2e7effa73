"""A simulated year: outlets publish, sleep at night, and break in every way; does health say so, and only then?

Nothing is fetched and no clock is read. A run is told to the real Tally and Harvest, obstacles are real pages read by
the real reader, and the verdicts are those of crawler.health.
"""
