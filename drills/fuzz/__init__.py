"""The drill of bad input: broken, hostile and outsized pages, read under limits of time and memory."""
