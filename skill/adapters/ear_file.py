"""The file of the trained ear, which `make build` makes beside the compiled library."""

import logging
import zlib
from pathlib import Path

from skill.domain.meaning.word_model import WordModel, from_bytes

log = logging.getLogger("audio_trainer")


class EarFile:
    """Reads the file once, when the model is first asked for: no start of the skill waits for it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._model: WordModel | None = None
        self._is_read = False

    def model(self) -> WordModel | None:
        """Return the model; None, with a warning, if the file is not there or cannot be read."""
        if not self._is_read:
            self._is_read = True
            self._model = self._read()
        return self._model

    def _read(self) -> WordModel | None:
        try:
            return from_bytes(self._path.read_bytes())
        except (OSError, ValueError, zlib.error) as error:
            log.warning("no ear: %s: say 'make build'", error)
            return None
