"""The addresses of audio files: below one https base; those of streams are signed, and expire.

The signature is an HMAC of path and expiry by a key that the skill and the audio's servers share. It does not
identify the listener. Free streams are signed like premium ones, so that no server needs to know which is
which; who may hear what is decided before an address is made (`skill/domain/premium/gate.py`).
"""

import hashlib
import hmac
import logging
import secrets
from collections.abc import Sequence
from pathlib import Path

from skill.domain.ground.patterns import Pattern
from skill.domain.ground.units import EpochMs

KEY_FILE = "audio.key"
LETTERS = 32
SIGNED = ("segments/", "tracks/")
"""The folders of the streams. All else is open: tastes, pages, pictures."""

_QUERY = Pattern(r"expires=([1-9][0-9]{0,11})&signature=([0-9a-f]{32})")
"""The one spelling of a signature, as in infrastructure/edge/signed_addresses.js: what could be read in two
ways, two servers would read differently."""

log = logging.getLogger("audio_trainer")


class SignedAddresses:
    """Fills `AudioAddresses`: signed addresses that expire for streams, plain ones for what is open."""

    def __init__(self, base: str, key: bytes) -> None:
        """Take the base address and the key to sign with.

        Raises:
            ValueError: the base is not an https address, which Alexa requires of a stream.
        """
        if not base.startswith("https://"):
            raise ValueError(
                f"AUDIO_TRAINER_AUDIO_URL is {base!r}: Alexa plays https addresses only; "
                "give one such as https://audio.example.com/"
            )
        self._base = base if base.endswith("/") else f"{base}/"
        self._key = key

    def address(self, path: str, good_until: EpochMs | None = None) -> str:
        """Return the address of a path below the base; with a moment, a signed one, valid until then.

        A stream's address without a moment is unsigned, and no server gives anything for it.
        """
        if good_until is None:
            return self._base + path
        expires = good_until // 1000
        return f"{self._base}{path}?expires={expires}&signature={signature(self._key, path, expires)}"


def signature(key: bytes, path: str, expires: int) -> str:
    """Return the signature of a path that expires at a moment in seconds since 1970."""
    return hmac.new(key, f"{path}\n{expires}".encode(), hashlib.sha256).hexdigest()[:LETTERS]


def admits(keys: Sequence[bytes], path: str, query: str, now: EpochMs) -> bool:
    """True if a server may give out a path: it is open, or the query signs it and has not expired.

    Args:
        keys: while the key is changed, the new one and the one before; a signature by either is good.
        path: below the base address, decoded, without a slash before it.
        query: as it came, without the question mark.
        now: the time of the request.
    """
    if not path.startswith(SIGNED):
        return True
    found = _QUERY.fullmatch(query)
    if found is None or now > int(found[1]) * 1000:
        return False
    return any(hmac.compare_digest(signature(key, path, int(found[1])), found[2]) for key in keys)


def shared_key(home: Path) -> bytes:
    """Return the key that is stored in a folder, and create it there at the first call.

    Where the folder cannot be written, return a key for this process alone, which no audio server can check.
    """
    path = home / KEY_FILE
    try:
        home.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="ascii") as file:
                path.chmod(0o600)
                file.write(secrets.token_hex(32))
        except FileExistsError:
            pass
        return path.read_text("ascii").strip().encode()
    except OSError as error:
        log.warning("no key for audio can be kept: %s", type(error).__name__)
        return secrets.token_hex(32).encode()
