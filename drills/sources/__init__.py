"""Loopback sites, one for each kind of source: everything they publish is found, and nothing twice, come what may."""
