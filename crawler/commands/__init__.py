"""Our commands for `scrapy`: file name = command name."""
