"""The crawler over stored pages of real outlets, which lie outside of this repository."""
