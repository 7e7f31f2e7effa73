"""Certificates made for one drill: an authority that the crawl is told to trust, and what hosts show."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_DAY = timedelta(days=1)


def make(folder: Path, moment: datetime | None = None) -> dict[str, ssl.SSLContext]:
    """A context for each kind of certificate, by name; `folder/ca.pem` is the authority to trust."""
    now = moment or datetime.now(UTC)
    maker = _Maker(folder, now)
    return {
        "tls": maker.context("tls", "tls-good.trap.test", until=now + _DAY),
        "wrong": maker.context("wrong", "somebody-else.test", until=now + _DAY),
        "expired": maker.context("expired", "tls-expired.trap.test", until=now - _DAY),
        "selfsigned": maker.context("selfsigned", "tls-self-signed.trap.test", until=now + _DAY, signed="self"),
    }


class _Maker:
    def __init__(self, folder: Path, now: datetime) -> None:
        self._folder = folder
        self._now = now
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Authority of the hostile drill")])
        builder = self._builder(self._name, self._key, now + _DAY).issuer_name(self._name)
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        authority = builder.sign(self._key, hashes.SHA256())
        (folder / "ca.pem").write_bytes(authority.public_bytes(serialization.Encoding.PEM))

    def context(self, name: str, host: str, *, until: datetime, signed: str = "authority") -> ssl.SSLContext:
        """What a server needs to show such a certificate."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        is_own = signed == "self"
        builder = self._builder(subject, key, until).issuer_name(subject if is_own else self._name)
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        certificate = builder.sign(key if is_own else self._key, hashes.SHA256())
        path = self._folder / f"{name}.pem"
        encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
        secret = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)
        path.write_bytes(secret + certificate.public_bytes(encoding))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context

    def _builder(self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, until: datetime) -> x509.CertificateBuilder:
        builder = x509.CertificateBuilder().subject_name(subject).public_key(key.public_key())
        builder = builder.serial_number(x509.random_serial_number())
        return builder.not_valid_before(self._now - 3 * _DAY).not_valid_after(until)
