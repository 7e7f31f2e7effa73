"""What the store costs a crawl: look-ups and commits, against the CPU time of the whole."""
