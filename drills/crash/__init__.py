"""Killing a crawl at random moments, hundreds of times: at the end every article is there, once a version, whole."""
