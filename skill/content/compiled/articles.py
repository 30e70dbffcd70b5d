"""Articles, tips, and the full-text search of both, from the compiled library."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache

from skill.content.compiled.locale_queries import KEPT, LocaleQueries
from skill.content.compiled.tip_ids import TipIds
from skill.domain.library.contents import Article, SearchHit, Section, Tip


class ArticleShelf(LocaleQueries):
    """The part of the port `Library` that is about articles, tips and answers to questions."""

    def __init__(self, connection: sqlite3.Connection, locale: str) -> None:
        super().__init__(connection, locale)
        self._tips = lru_cache(KEPT)(self._read_tip)

    def tip(self, tip_id: str) -> Tip | None:
        """Return a tip."""
        return self._tips(tip_id)

    def _read_tip(self, tip_id: str) -> Tip | None:
        doc = self._doc("tip", tip_id)
        return Tip(**doc | {key: tuple(doc[key]) for key in ("topics", "audiences")}) if doc else None

    def tip_ids(self, topics: Sequence[str] = (), audiences: Sequence[str] = ()) -> Sequence[str]:
        """Return the ids, in a fixed order, of tips with at least one of each that is given."""
        words = [(tag, one) for tag, given in (("topic", topics), ("audience", audiences)) for one in given]
        if len(words) < 2:
            tag, word = words[0] if words else ("", "")
            return TipIds(self._sql, tag, word)
        return self._tagged("tip", (("topic", topics), ("audience", audiences)))

    def articles(self, topics: Sequence[str] = ()) -> Sequence[str]:
        """Return the ids, in a fixed order, of articles on at least one of these topics."""
        return self._tagged("article", (("topic", topics),))

    def article(self, article_id: str) -> Article | None:
        """Return an article."""
        doc = self._doc("article", article_id)
        if doc is None:
            return None
        sections = tuple(Section(**one) for one in doc["sections"])
        return Article(doc["id"], doc["title"], tuple(doc["topics"]), sections)

    def term(self, term_id: str) -> SearchHit | None:
        """Return the section that explains a term."""
        doc = self._doc("term", term_id)
        return SearchHit("section", doc["article"], doc["section"]) if doc else None

    def search_tips(self, words: str, limit: int = 10) -> Sequence[str]:
        """Return the ids of tips that match any of the words, best first; any text is safe to pass."""
        return self._found("tip", words, limit)

    def search_articles(self, words: str, limit: int = 5) -> Sequence[str]:
        """Return the ids of articles whose title or text matches any of the words, best first."""
        return self._found("article", words, limit)

    def search_passages(self, words: str, limit: int = 5) -> Sequence[SearchHit]:
        """Return the passages that answer a question, best first; see the port."""
        tokens = [one for one in re.findall(r"\w\w+", words.lower())[:12] if not self._is_small(one)]
        if len(tokens) > 1:
            spread = {one: self._spread(one) for one in tokens}
            tokens = sorted(dict.fromkeys(tokens), key=lambda one: -spread[one])
            is_all_known = min(spread.values()) > 0
        else:
            is_all_known = True
        for several in _fewer(tokens):
            rows = self._sql.execute(
                "SELECT of, id, title FROM search WHERE search MATCH ? AND of IN ('section', 'exercise')"
                " AND locale = ? ORDER BY bm25(search, 0, 0, 0, 4.0, 1.0), id LIMIT ?",
                (" AND ".join(f'"{one}"*' for one in several), self.locale, limit),
            ).fetchall()
            rows = [one for one in rows if _is_about(several, *one)]
            if rows:
                missed = len(tokens) - len(several)
                holds = is_all_known and len(several) > 1 and several == tokens[1:]
                return [SearchHit(*_place(of, one), tuple(several), missed, holds) for of, one, _ in rows]
        return ()

    def _spread(self, word: str) -> int:
        """Return in how many sections and exercises a word occurs."""
        return int(
            self._one(
                "SELECT count(*) FROM search WHERE search MATCH ? AND of IN ('section', 'exercise')"
                " AND locale = ?",
                (f'"{word}"*', self.locale),
            )
        )

    def _is_small(self, word: str) -> bool:
        return bool(self._one("SELECT 1 FROM small_words WHERE locale = ? AND word = ?", (self.locale, word)))

    def _found(self, of: str, words: str, limit: int) -> Sequence[str]:
        tokens = re.findall(r"\w+", words)[:12]
        if not tokens:
            return ()
        match = " OR ".join(f'"{token}"*' for token in tokens)
        rows = self._sql.execute(
            "SELECT id FROM search WHERE search MATCH ? AND of = ? AND locale = ? ORDER BY rank LIMIT ?",
            (match, of, self.locale, limit),
        )
        return [one for (one,) in rows]


def _fewer(tokens: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield all tokens; of three or more, then all but one; then each alone, the rarest first.

    The tokens come with the commonest first, and it is the first that is left out: it says the least.
    """
    if tokens:
        yield tokens
    if len(tokens) > 2:
        for left_out in range(len(tokens)):
            yield [token for n, token in enumerate(tokens) if n != left_out]
    if len(tokens) > 1:
        yield from ([token] for token in reversed(tokens))


def _place(of: str, item_id: str) -> tuple[str, str, int]:
    """Return the kind of a search row, the id of its item, and the row's place within the item."""
    name, _, place = item_id.partition(" ")
    return of, name, int(place or 0)


def _is_about(tokens: Sequence[str], of: str, _item_id: str, title: str) -> bool:
    """True unless it is an exercise that the question does not name: its how-to answers no other question."""
    words = title.lower().split()
    return of != "exercise" or any(word.startswith(token) for token in tokens for word in words)
