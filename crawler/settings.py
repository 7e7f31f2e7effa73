"""What differs from Scrapy's defaults, each with its reason. `-s NAME=VALUE` overrides any of it."""

import os

BOT_NAME = "crawler"
COMMANDS_MODULE = "crawler.commands"
SPIDER_LOADER_CLASS = "crawler.spider.OutletLoader"
ADDONS = {"crawler.redaction.Redact": 50, "crawler.fetch.addon.Fetch": 100}

# Ours.
DATA_DIR = os.environ.get("DATA_DIR", "data")
DATABASE_URL = os.environ.get("DATABASE_URL", "")  # "" is SQLite in DATA_DIR; else SQLAlchemy's form
PART_BYTES = 64 * 1024 * 1024  # a part that has grown to this is closed and another one begun
PART_COMPRESSION = ""  # "zstd" compresses parts when they are finished
OUTLET_MODULES: list[str] = []  # packages, or folders, with outlets of your own
CONTACT = os.environ.get("CRAWLER_CONTACT", "")  # e-mail or URL that outlets find in the user agent
FIRST_RUN_PAGES = 10  # listing pages read where nothing is known yet and no `since` was given
LISTING_PAGES = 2000  # listing pages read in any walk
REVISITS = ["1h", "6h", "1d", "3d", "7d"]  # ages at which articles are looked at for changes; -s REVISITS= for never
REVISITS_PER_RUN = 100  # looks a run takes at the most; the longest due come first
PARALLEL_OUTLETS = 8  # outlets that `scrapy run` crawls at the same time
SOFT_404 = True  # ask each outlet once a day for an address that never was, to know its "not found" again
GOLDEN_DIR = "tests/golden"  # where `scrapy snap` keeps pages
SCHEDULE: dict[str, str] = {}  # outlet or outlet/section: "adaptive", "every 30m" or a crontab line; "*" for the others
SCHEDULE_TIMEZONE = os.environ.get("SCHEDULE_TIMEZONE", "UTC")  # on whose clocks crontab lines are read
SCHEDULE_FASTEST, SCHEDULE_SLOWEST = 15, 360  # minutes between two runs of an outlet, where it decides itself
SCHEDULE_TIME_LIMIT = 120  # minutes a crawl may take
SCHEDULE_MEMORY_LIMIT = 1024  # MiB a crawl may take
ALARM_WAIT = 300  # seconds from the first change to the message, so that what breaks together is told together
ALARM_COMMAND = ""  # whom to tell when a verdict changes: a command line that gets the text on standard input
ALARM_WEBHOOK = os.environ.get("ALARM_WEBHOOK", "")  # a URL that gets a POST of JSON
ALARM_EMAIL = os.environ.get("ALARM_EMAIL", "")  # smtp://user:password@host:587/?from=a@example.org&to=b@example.org
DASHBOARD_TOKEN = os.environ.get("DASHBOARD_TOKEN", "")  # needed when the dashboard is bound beyond loopback
PROGRESS = True  # tell on standard error how far a crawl is
REPLAY = ""  # WARC file or folder to crawl instead of the web
CAPTURE = ""  # folder that keeps every response as WARC
CAPTURE_BYTES = 256 * 1024 * 1024  # a WARC file that has grown to this is closed, indexed, and another one begun

# The way of an article.
ITEM_PIPELINES = {
    "crawler.pipelines.Clean": 100,
    "crawler.pipelines.Bound": 150,
    "crawler.pipelines.Check": 200,
    "crawler.pipelines.Dedup": 300,
    "crawler.pipelines.Copies": 350,
    "crawler.pipelines.Export": 400,
}
EXTENSIONS = {
    "crawler.trouble.Stopping": 50,
    "crawler.extensions.Visiting": 60,
    "crawler.extensions.Closing": 100,
}
SPIDER_MIDDLEWARES = {"crawler.trouble.Starting": 50}
LOG_FORMATTER = "crawler.trouble.QuietTrouble"

# Manners.
ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 2.0  # seconds, per host
DOWNLOAD_DELAY_JITTER = 0.1  # a delay is longer by up to this share of it, and never shorter
AUTOTHROTTLE_ENABLED = True  # slows down further when a host does
AUTOTHROTTLE_START_DELAY = 2.0  # seconds
COOKIES_ENABLED = False  # nobody is to be recognised
RETRY_TIMES = 2  # the store tries again in later runs
RETRY_BACKOFF = 5.0  # seconds before the first repetition, doubled for each further one
LONGEST_PAUSE = 600.0  # seconds; a host that asks for more (Retry-After, Crawl-delay), or needs it, is left alone
HOST_FAILURES = 8  # in a row, after which a host gets a pause
HOST_PAUSES = 3  # after which it is left alone
HOST_BUDGET = 20_000  # requests a host and day (UTC), over all runs
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # failures are counted by cause and shown in the table

SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"  # articles in the order of the page; Scrapy's is the reverse

# Bounds.
ALLOW_HOSTS: list[str] = []  # addresses that may be reached though they are not public: 127.0.0.1:8080, 10.0.0.0/8
REDIRECT_MAX_TIMES = 10
METAREFRESH_MAXDELAY = 5  # seconds; pages that reload themselves later are pages
LEADS_PER_RUN = 20_000  # new leads taken, and articles asked for; the rest waits for the next run
CLOSESPIDER_TIMEOUT = 24 * 3600  # seconds; the next run goes on
DOWNLOAD_TIMEOUT = 90  # seconds; archive.sana.sy was seen to take 65 for a page
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024  # bytes, as sent and unpacked: eight times the largest page seen
DOWNLOAD_VERIFY_CERTIFICATES = True  # Scrapy's default is off
CONCURRENT_ITEMS = 8  # each costs a task for every response

# Doors into the process that nobody uses.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

LOG_LEVEL = "WARNING"  # progress and the table say the rest
DEFAULT_DROPITEM_LOG_LEVEL = "INFO"
