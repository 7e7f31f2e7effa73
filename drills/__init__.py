"""Drills: long rehearsals of bad days, each with its own make target; the short forms run in CI."""
