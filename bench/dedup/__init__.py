"""`make bench-dedup`: how well copies are found, beside peers, and what that costs as the index grows."""
