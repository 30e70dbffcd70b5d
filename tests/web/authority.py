"""A certificate authority for tests: good chains, and every way that they can be bad."""

import base64
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from cryptography.x509.verification import Store

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SIGNER = "echo-api.amazon.com"


@cache
def rsa_key(name: str) -> rsa.RSAPrivateKey:
    """Return a key, always the same for a name within one run."""
    del name
    return rsa.generate_private_key(65537, 2048)


@cache
def curve_key() -> ec.EllipticCurvePrivateKey:
    """Return a key that is not RSA."""
    return ec.generate_private_key(ec.SECP256R1())


@dataclass(frozen=True)
class Leaf:
    """How the signing certificate is made."""

    names: tuple[str, ...] = (SIGNER,)
    begins: datetime = NOW - timedelta(days=30)
    ends: datetime = NOW + timedelta(days=30)
    signs: bool = True
    has_usage: bool = True
    is_rsa: bool = True
    own_issuer: bool = False
    root: str = "root"

    def but(self, **fields: object) -> "Leaf":
        """Return a certificate that differs."""
        return replace(self, **fields)  # type: ignore[arg-type]


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _usage(*, signs: bool, certifies: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs, key_encipherment=not certifies, key_cert_sign=certifies, crl_sign=certifies,
        content_commitment=False, data_encipherment=False, key_agreement=False, encipher_only=False,
        decipher_only=False,
    )  # fmt: skip


def _authority(name: str, issuer: str) -> x509.Certificate:
    key, above = rsa_key(name), rsa_key(issuer)
    return (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=3650))
        .not_valid_after(NOW + timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_usage(signs=False, certifies=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(above.public_key()), critical=False)
        .sign(above, hashes.SHA256())
    )


@cache
def root_certificate(name: str = "root") -> x509.Certificate:
    """Return a root."""
    return _authority(name, name)


def roots() -> Store:
    """Return the one root that the verifier trusts."""
    return Store([root_certificate()])


@cache
def chain(leaf: Leaf = Leaf()) -> bytes:
    """Return a chain as PEM: the signing certificate, and the one between it and the root."""
    issuer = "leaf" if leaf.own_issuer else f"between {leaf.root}"
    key = rsa_key("leaf") if leaf.is_rsa else curve_key()
    subject = _name("leaf")
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if leaf.own_issuer else _name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(leaf.begins)
        .not_valid_after(leaf.ends)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(rsa_key(issuer).public_key()), critical=False
        )
    )
    if leaf.names:
        names = [x509.DNSName(name) for name in leaf.names]
        made = made.add_extension(x509.SubjectAlternativeName(names), critical=False)
    if leaf.has_usage:
        made = made.add_extension(_usage(signs=leaf.signs, certifies=False), critical=True)
    signed = made.sign(rsa_key(issuer), hashes.SHA256())
    if leaf.own_issuer:
        return signed.public_bytes(Encoding.PEM)
    between = _authority(issuer, leaf.root)
    return signed.public_bytes(Encoding.PEM) + between.public_bytes(Encoding.PEM)


def signature(body: bytes, *, key: str = "leaf", by: hashes.HashAlgorithm | None = None) -> str:
    """Return a signature of a body as it goes into the header."""
    signed = rsa_key(key).sign(body, padding.PKCS1v15(), by or hashes.SHA256())
    return base64.b64encode(signed).decode()
