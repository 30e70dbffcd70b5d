"""Where the audio stands: below one https address; what is premium, at an address that expires.

The signature is an HMAC of path and expiry by a key that the skill and the server of the audio share.
Nobody's name is in it.
"""

import hashlib
import hmac
import logging
import secrets
from pathlib import Path
from urllib.parse import parse_qs

from skill.domain.ground.units import EpochMs

KEY_FILE = "audio.key"
LETTERS = 32

log = logging.getLogger("audio_trainer")


class SignedAddresses:
    """Fills `AudioAddresses`: plain for what is free, signed and expiring for what is premium."""

    def __init__(self, base: str, key: bytes) -> None:
        """Take the base and the key.

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
        """Return the address of a path below the base; with a moment, one that is good until then."""
        if good_until is None:
            return self._base + path
        expires = good_until // 1000
        return f"{self._base}{path}?expires={expires}&signature={signature(self._key, path, expires)}"


def signature(key: bytes, path: str, expires: int) -> str:
    """Return the signature of a path below the base, good until a moment in seconds since 1970."""
    return hmac.new(key, f"{path}\n{expires}".encode(), hashlib.sha256).hexdigest()[:LETTERS]


def admits(key: bytes, path: str, query: str, now: EpochMs) -> bool:
    """True if a query signs its path, and is still good: what a server of premium audio asks."""
    asked = parse_qs(query)
    expires, given = asked.get("expires", [""])[-1], asked.get("signature", [""])[-1]
    if not (expires.isascii() and expires.isdecimal() and given.isascii()):
        return False
    is_ours = hmac.compare_digest(signature(key, path, int(expires)), given)
    return is_ours and now <= int(expires) * 1000


def shared_key(home: Path) -> bytes:
    """Return the key that is kept in a folder, made there when it is first asked for.

    Where nothing can be written, it is one of this process alone: a server cannot check by it.
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
