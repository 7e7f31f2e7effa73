"""What has been seen, and how it ended: leads, articles and the length of every part that is safe on disk.

SQLite by default, any SQLAlchemy URL otherwise. Every call is one short transaction, so a kill at any moment
leaves the store as it was before the call or after it.
"""

from crawler.store.alarms import Alarms
from crawler.store.bogus import Bogus
from crawler.store.copies import Copies, WaitingRoom
from crawler.store.hosts import Hosts
from crawler.store.leads import Leads
from crawler.store.ledger import Ledger
from crawler.store.parts import Entry, File, Known, Part, Parts
from crawler.store.places import Place, Places, Selection
from crawler.store.positions import Positions
from crawler.store.robots import Robots, Rules
from crawler.store.runs import Runs
from crawler.store.sightings import Sightings
from crawler.store.slices import Slices
from crawler.store.slots import Slots
from crawler.store.tables import Store
from crawler.store.trouble import StoreError
from crawler.store.validators import Validators
from crawler.store.visits import Visit, Visits
from crawler.store.walks import Walks

__all__ = [
    "Alarms",
    "Bogus",
    "Copies",
    "Entry",
    "File",
    "Hosts",
    "Known",
    "Leads",
    "Ledger",
    "Part",
    "Parts",
    "Place",
    "Places",
    "Positions",
    "Robots",
    "Rules",
    "Runs",
    "Selection",
    "Sightings",
    "Slices",
    "Slots",
    "Store",
    "StoreError",
    "Validators",
    "Visit",
    "Visits",
    "WaitingRoom",
    "Walks",
]
