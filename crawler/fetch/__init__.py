"""Fetch: the download-side components - keeping pages, and serving kept ones."""
