"""Benchmarks: what is measured, beside a peer or a floor in the same run; each with its own make target."""
