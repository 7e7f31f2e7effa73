"""Peers of our index, each as its own documentation uses it: MinHash at .5 in three libraries, 64-bit simhash."""

from datasketch import MinHash, MinHashLSH
from gaoya.minhash import MinHashStringIndex
from rensa import RMinHash, RMinHashLSH
from simhash import Simhash, SimhashIndex

from crawler.dedup.fingerprint import words

#: Words a shingle.
WIDTH = 5
THRESHOLD = 0.5
PERMUTATIONS = 128
#: Bits in which two simhashes may differ.
BITS = 3


def _shingles(text: str) -> list[str]:
    tokens = words(text)
    return [" ".join(tokens[at : at + WIDTH]) for at in range(max(1, len(tokens) - WIDTH + 1))]


class Datasketch:
    """MinHash of 128 permutations, looked up by LSH and verified."""

    name = "MinHash .5 (datasketch)"

    def __init__(self) -> None:
        self._index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
        self._known: dict[str, MinHash] = {}

    def find(self, id_: str, text: str) -> str | None:
        return self._nearest(self._hashed(text))

    def add(self, id_: str, text: str) -> str | None:
        mine = self._hashed(text)
        found = self._nearest(mine)
        self._index.insert(id_, mine)
        self._known[id_] = mine
        return found

    def _nearest(self, mine: MinHash) -> str | None:
        known = [(mine.jaccard(self._known[id_]), id_) for id_ in self._index.query(mine)]
        best = max(known, default=(0.0, ""))
        return best[1] if best[0] >= THRESHOLD else None

    def _hashed(self, text: str) -> MinHash:
        hashed = MinHash(num_perm=PERMUTATIONS)
        hashed.update_batch([shingle.encode() for shingle in _shingles(text)])
        return hashed


class Rensa:
    """R-MinHash of 128 permutations, looked up by LSH and verified."""

    name = "MinHash .5 (rensa)"

    def __init__(self) -> None:
        self._index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
        self._known: list[tuple[str, RMinHash]] = []

    def find(self, id_: str, text: str) -> str | None:
        return self._nearest(self._hashed(text))

    def add(self, id_: str, text: str) -> str | None:
        mine = self._hashed(text)
        found = self._nearest(mine)
        self._index.insert(len(self._known), mine)
        self._known.append((id_, mine))
        return found

    def _nearest(self, mine: RMinHash) -> str | None:
        known = [(mine.jaccard(self._known[at][1]), self._known[at][0]) for at in self._index.query(mine)]
        best = max(known, default=(0.0, ""))
        return best[1] if best[0] >= THRESHOLD else None

    def _hashed(self, text: str) -> RMinHash:
        hashed = RMinHash(num_perm=PERMUTATIONS, seed=42)
        hashed.update(_shingles(text))
        return hashed


class Gaoya:
    """MinHash in bands, with shingles of its own making."""

    name = "MinHash .5 (gaoya)"

    def __init__(self) -> None:
        self._index = MinHashStringIndex(
            hash_size=32,
            jaccard_threshold=THRESHOLD,
            num_bands=32,
            band_size=4,
            num_hashes=PERMUTATIONS,
            analyzer="word",
            lowercase=True,
            ngram_range=(WIDTH, WIDTH),
        )
        self._ids: list[str] = []

    def find(self, id_: str, text: str) -> str | None:
        known = self._index.query(" ".join(words(text)), return_similarity=True)
        best = max(((share, at) for at, share in known), default=None)
        return self._ids[best[1]] if best else None

    def add(self, id_: str, text: str) -> str | None:
        found = self.find(id_, text)
        self._index.insert_document(len(self._ids), " ".join(words(text)))
        self._ids.append(id_)
        return found


class SimHash:
    """64 bits of all shingles; near is what differs in few of them."""

    name = "simhash, 64 bits"

    def __init__(self) -> None:
        self._index = SimhashIndex([], k=BITS)

    def find(self, id_: str, text: str) -> str | None:
        near = self._index.get_near_dups(Simhash(_shingles(text)))
        return str(near[0]) if near else None

    def add(self, id_: str, text: str) -> str | None:
        hashed = Simhash(_shingles(text))
        near = self._index.get_near_dups(hashed)
        self._index.add(id_, hashed)
        return str(near[0]) if near else None


PEERS = (Datasketch, Rensa, Gaoya, SimHash)
