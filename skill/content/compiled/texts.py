"""Texts of the library by kind and id, and the phrasings of the coach's lines."""

import json
import sqlite3
from collections.abc import Mapping, Sequence

from skill.content.compiled.documents import sign_family_in
from skill.content.compiled.short_answers import ShortAnswerShelf
from skill.domain.ground.sentences import sentences
from skill.domain.library.contents import Section
from skill.domain.library.signs import SignFamily


class TextShelf(ShortAnswerShelf):
    """The part of the port `Shelf` that is about texts and phrasings."""

    def __init__(self, connection: sqlite3.Connection, locale: str) -> None:
        super().__init__(connection, locale)
        self._phrasings: dict[str, tuple[str, ...]] = {}
        self._families: tuple[SignFamily, ...] = ()

    def name_of(self, vocabulary: str, word_id: str) -> str:
        """Return the spoken name of a word of a vocabulary; its id if the word is unknown."""
        doc = self._doc(vocabulary, word_id)
        return str(doc["name"]) if doc else word_id

    def spoken_names(self, slot: str) -> Mapping[str, Sequence[str]]:
        """Return what can be said in a slot; see the port."""
        return self._doc("spoken", slot) or {}

    def sign_families(self) -> tuple[SignFamily, ...]:
        """Return the word families of states and circumstances; once read, they are cached."""
        if not self._families:
            rows = self._sql.execute(
                "SELECT id, doc FROM texts WHERE of = 'signs' AND locale = ? ORDER BY id", (self.locale,)
            )
            self._families = tuple(
                sign_family_in(concern, one) for concern, doc in rows for one in json.loads(doc)["families"]
            )
        return self._families

    def names_of(self, vocabulary: str, word_id: str) -> tuple[str, ...]:
        """Return all names of a part of the body; none for any other word."""
        return tuple((self._doc(vocabulary, word_id) or {}).get("called", ()))

    def text(self, of: str, text_id: str, part: str) -> str:
        """Return one text; see the port."""
        if of == "segment":
            return self._one(
                "SELECT title FROM segment_titles WHERE workout = ? AND place = ? AND locale = ?",
                (text_id, int(part), self.locale),
            )
        if of == "captions":
            return self._one("SELECT text FROM captions WHERE asset = ?", (text_id,))
        if of == "track":
            return self._one(
                "SELECT title FROM tracks WHERE playlist = ? AND place = ?", (text_id, int(part))
            )
        if of == "section":
            return self._section(text_id, int(part)).text
        if of == "heading":
            return self._section(text_id, int(part)).heading
        if of == "answer":
            return self._section(text_id, int(part)).answer
        if of == "how_to":
            first, last = (int(one) for one in part.split())
            return " ".join(sentences(self.text("exercise", text_id, "how_to"))[first : last + 1])
        if of == "form":
            return str((self._doc("exercise", text_id) or {"cues": [""]})["cues"][int(part)])
        if of == "passage":
            section, first, last = (int(one) for one in part.split())
            whole = sentences(self.text("section", text_id, str(section)))
            return " ".join(whole[first : last + 1])
        doc = self._doc(of, text_id) or {}
        return str(doc.get(part, ""))

    def phrasings(self, key: str) -> tuple[str, ...]:
        """Return the phrasings of a line; once read, they are cached."""
        if key not in self._phrasings:
            rows = self._sql.execute(
                "SELECT text FROM lines WHERE locale = ? AND key = ? ORDER BY place", (self.locale, key)
            )
            found = tuple(text for (text,) in rows)
            if not found:
                return ()
            self._phrasings[key] = found
        return self._phrasings[key]

    def _section(self, article_id: str, place: int) -> Section:
        """Return a section of an article; an empty one if there is none at that place."""
        article = self.article(article_id)
        is_there = article is not None and place < len(article.sections)
        return article.sections[place] if article and is_there else Section("", "")
