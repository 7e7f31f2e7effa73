"""Our commands for `scrapy`: file name = command name.

Scrapy imports this package before it reads a command's options, so this is where the process of every command begins,
and where it is settled who may write its files: nobody else, though the umask it was started with would let them.
"""

import os

#: The loosest umask: others may read. A stricter one of the operator's stays as it is.
LOOSEST = 0o022

os.umask(os.umask(LOOSEST) | LOOSEST)
