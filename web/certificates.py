"""Amazon's signing certificates: their permitted addresses, their validation, and a cache.

The rules are those of docs/web-service.md. The sender of a request names the certificate's address, so
nothing is fetched before that address is shown to be in Amazon's own bucket.
"""

import posixpath
import re
import threading
import warnings
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import certifi
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from skill.adapters.bounded_http import ExchangeFailed, Reply, exchange

HOST = "s3.amazonaws.com"
FOLDER = "/echo.api/"
SIGNER = "echo-api.amazon.com"
"""The host name that the certificate must carry."""

MOST_BYTES = 65_536
"""Amazon's chain of three or four certificates takes about 8 KB."""
MOST_CERTIFICATES = 8
MOST_KEPT = 8
LIMIT_MS = 2_000

Fetch = Callable[[str], Reply]
Chain = tuple[x509.Certificate, ...]

_PLAIN_PATH = re.compile(r"/[A-Za-z0-9._/-]+")


class Refused(Exception):
    """The reason why a request is not accepted as Amazon's."""


def certificate_path(address: str) -> str:
    """Return the path of a certificate's address, with `.` and `..` resolved.

    Raises:
        Refused: the address is not in Amazon's folder.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise Refused("the certificate's address is none") from error
    if parts.scheme.lower() != "https" or (parts.hostname or "").lower() != HOST:
        raise Refused("the certificate is not Amazon's to give")
    if port not in {None, 443} or parts.username is not None or parts.query or parts.fragment:
        raise Refused("the certificate's address has a port, a user or a query")
    # Escapes are refused, not decoded: nothing that we and S3 could read in two ways is fetched.
    if not _PLAIN_PATH.fullmatch(parts.path):
        raise Refused("the certificate's path has unusual characters")
    path = posixpath.normpath(parts.path)
    if not path.startswith(FOLDER):
        raise Refused(f"the certificate's path is not below {FOLDER}")
    return path


def fetch_from_amazon(path: str) -> Reply:
    """Fetch a file from Amazon's bucket."""
    return exchange("GET", f"https://{HOST}{path}", limit_ms=LIMIT_MS, limit_bytes=MOST_BYTES)


def public_roots() -> Store:
    """Return the root certificates that browsers trust, from certifi."""
    return Store([root for pem in _pems(Path(certifi.where()).read_text("utf-8")) if (root := _root(pem))])


def _pems(text: str) -> list[str]:
    return re.findall(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", text, re.DOTALL)


def _root(pem: str) -> x509.Certificate | None:
    """Return a root certificate, or None for an old one that `cryptography` warns about or cannot read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", CryptographyDeprecationWarning)
            return x509.load_pem_x509_certificate(pem.encode())
    except (ValueError, CryptographyDeprecationWarning):
        return None


class Certificates:
    """Signing certificates by address, kept in memory and validated again at each use."""

    def __init__(self, roots: Store, fetch: Fetch = fetch_from_amazon) -> None:
        """Take the trusted roots, and a function that fetches a path of Amazon's bucket."""
        self._roots, self._fetch = roots, fetch
        self._kept: OrderedDict[str, Chain] = OrderedDict()
        self._lock = threading.Lock()

    def key_at(self, address: str, now: datetime) -> RSAPublicKey:
        """Return the public key of the certificate at an address.

        Args:
            address: the address in the request's header.
            now: the time at which the chain must be valid.

        Raises:
            Refused: the address, the file or the chain is not valid.
        """
        path = certificate_path(address)
        with self._lock:
            kept = self._kept.get(path)
        if kept is not None:
            try:
                return self._proven(kept, now)
            except Refused:
                # Renewed under the same name, perhaps: ask once more.
                with self._lock:
                    self._kept.pop(path, None)
        chain = self._fetched(path)
        key = self._proven(chain, now)
        self._keep(path, chain)
        return key

    def _keep(self, path: str, chain: Chain) -> None:
        """Keep a validated chain, and few at a time: the addresses come from strangers."""
        with self._lock:
            self._kept[path] = chain
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)

    def _fetched(self, path: str) -> Chain:
        try:
            reply = self._fetch(path)
        except ExchangeFailed as error:
            raise Refused(f"no certificate to be had: {error}") from error
        if reply.status != 200:
            raise Refused(f"no certificate to be had: status {reply.status}")
        try:
            chain = tuple(x509.load_pem_x509_certificates(reply.body))
        except ValueError as error:
            raise Refused("the file holds no certificates") from error
        if not 1 <= len(chain) <= MOST_CERTIFICATES:
            raise Refused(f"the file holds {len(chain)} certificates")
        return chain

    def _proven(self, chain: Chain, now: datetime) -> RSAPublicKey:
        leaf, between = chain[0], chain[1:]
        self._prove_chain(leaf, between, now)
        try:
            _prove_names_and_usage(leaf)
            key = leaf.public_key()
        except (ValueError, x509.ExtensionNotFound) as error:
            raise Refused(f"the certificate lacks what it must have: {error}") from error
        if not isinstance(key, RSAPublicKey):
            raise Refused("the certificate's key is not RSA")
        return key

    def _prove_chain(
        self, leaf: x509.Certificate, between: Sequence[x509.Certificate], now: datetime
    ) -> None:
        builder = PolicyBuilder().store(self._roots).time(now)
        try:
            builder.build_server_verifier(x509.DNSName(SIGNER)).verify(leaf, list(between))
        except VerificationError as error:
            raise Refused(f"the chain of certificates: {error}") from error


def _prove_names_and_usage(leaf: x509.Certificate) -> None:
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    # The chain's proof lets a wildcard stand for the name; Amazon asks for the name itself.
    if SIGNER not in names.get_values_for_type(x509.DNSName):
        raise Refused(f"the certificate is not for {SIGNER}")
    if not leaf.extensions.get_extension_for_class(x509.KeyUsage).value.digital_signature:
        raise Refused("the certificate's key may not sign")
