"""The parsers under fuzz: what strangers write is read, and a promise is broken or is not."""
