"""A scheduled, multi-source news crawler on Scrapy; README.md has the map of its rooms."""
