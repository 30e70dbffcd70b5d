"""The short answer to a question, from the compiled library: the one that is sure, or none."""

import math
from collections import defaultdict
from collections.abc import Mapping

from skill.content.compiled.articles import ArticleShelf
from skill.content.compiled.workout_query import placeholders
from skill.content.question_words import phrases_at, question_words, stem, stems
from skill.domain.library.contents import ShortAnswer

SURE = 0.46
"""How well an answer must fit a question, from 0 to 1."""
ALIKE = 0.4
"""How much of the fit is likeness to one way to ask; the rest is the share of the question that it holds."""
UNKNOWN = 8.5
"""How much a word weighs that no answer knows: more than any other, since it may be what is asked about."""
A_ROW = 0.04
"""How much better, among those that are sure, an answer is for each row of its subject that is named."""
MISSED = 0.2
"""How much worse an answer fits for each row of its subject that is not named; the first must be."""


class ShortAnswerShelf(ArticleShelf):
    """The part of the port `Library` that is about short answers."""

    def short_answer(self, words: str) -> ShortAnswer | None:
        """Return the short answer to a question; see the port."""
        weights = self._concepts(words)
        total = sum(weights.values())
        if not total:
            return None
        held, alike = self._held(weights), self._alike(weights)
        sure = []
        for one, share in held.items():
            fit = ALIKE * alike.get(one, 0.0) + (1 - ALIKE) * share / total
            doc = self._doc("short_answer", one) if fit >= SURE else None
            if doc is None or weights.keys().isdisjoint(doc["about"][0]):
                continue
            named = sum(not weights.keys().isdisjoint(row) for row in doc["about"])
            fit -= MISSED * (len(doc["about"]) - named)
            if fit >= SURE:
                sure.append((fit + A_ROW * named, one, doc["article"]))
        if not sure:
            return None
        _, found, article = max(sure)
        return ShortAnswer(found, article)

    def _concepts(self, text: str) -> Mapping[str, float]:
        """Return the concepts of a question and their weights; a word of chatter may weigh nothing."""
        words = question_words(text)
        phrases = {phrase for place in range(len(words)) for phrase in phrases_at(words, place)}
        known = self._known({*phrases, *map(stems, phrases)})
        weights, place = {}, 0
        while place < len(words):
            for phrase in phrases_at(words, place):
                found = known.get(phrase) or known.get(stems(phrase))
                if found:
                    break
            concept, weight = found or (stem(words[place]), UNKNOWN)
            weights[concept] = weight
            place += phrase.count(" ") + 1
        return weights

    def _known(self, phrases: set[str]) -> Mapping[str, tuple[str, float]]:
        rows = self._sql.execute(
            "SELECT words, concept, weight FROM concepts WHERE locale = ? AND words IN"
            f" ({placeholders(tuple(phrases))})",
            (self.locale, *phrases),
        )
        return {words: (concept, weight) for words, concept, weight in rows}

    def _held(self, weights: Mapping[str, float]) -> Mapping[str, float]:
        """Return by answer how much of a question it holds."""
        rows = self._sql.execute(
            "SELECT concept, answer, share FROM held_concepts WHERE locale = ? AND concept IN"
            f" ({placeholders(tuple(weights))})",
            (self.locale, *weights),
        )
        held: dict[str, float] = defaultdict(float)
        for concept, answer, share in rows:
            held[answer] += share * weights[concept]
        return held

    def _alike(self, weights: Mapping[str, float]) -> Mapping[str, float]:
        """Return by answer how like a question is to the likest way to ask for it: the cosine, 0 to 1."""
        rows = self._sql.execute(
            "SELECT concept, answer, way, length FROM asked_concepts WHERE locale = ? AND concept IN"
            f" ({placeholders(tuple(weights))})",
            (self.locale, *weights),
        )
        shared: dict[tuple[str, int, float], float] = defaultdict(float)
        for concept, answer, way, length in rows:
            shared[answer, way, length] += weights[concept] ** 2
        size = math.sqrt(sum(one**2 for one in weights.values()))
        alike: dict[str, float] = {}
        for (answer, _, length), both in shared.items():
            alike[answer] = max(alike.get(answer, 0.0), both / (length * size))
        return alike
