"""The hostile drill: a loopback server full of traps, and real crawls of it. `make hostile`."""
