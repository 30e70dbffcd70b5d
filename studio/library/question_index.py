"""The index by which the short answer to a question is found: what each word means, and how much it tells.

A concept is a word without its endings, or the first of those that the vocabulary says mean the same. It
weighs more the fewer answers it occurs in; chatter, such as "my friend says", weighs next to nothing.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from skill.content.authored import AnswerFile, Authored, VocabularyFile
from skill.content.question_words import phrases_at, question_words, stem, stems

CHATTER = 0.12
"""The share of its weight that a word of chatter keeps: "before" and "after" tell two answers apart."""
IN_TEXT = 0.5
"""How much a concept counts that is in the text of an answer, and in none of the ways to ask for it."""
Row = tuple[Any, ...]


class QuestionIndex:
    """The concepts of all short answers of a locale."""

    def __init__(self, authored: Authored) -> None:
        self._meant = _meanings(authored.vocabulary)
        self._answers = answers_by_id(authored)
        self._asked = {
            item_id: [frozenset(self.concepts(one)) for one in answer.ask]
            for item_id, answer in self._answers.items()
        }
        self._holds = {item_id: self._held(item_id) for item_id in self._answers}
        chatter = {*authored.vocabulary.small_words, *authored.vocabulary.chatter}
        self._chatter = {concept for one in chatter for concept in self.concepts(one)}
        self._spread = Counter(one for held in self._holds.values() for one in held)

    def concepts(self, text: str) -> list[str]:
        """Return the concepts of a text, in its order."""
        words, found, place = question_words(text), [], 0
        while place < len(words):
            for phrase in phrases_at(words, place):
                meant = self._meant.get(phrase) or self._meant.get(stems(phrase))
                if meant:
                    break
            found.append(meant or stem(words[place]))
            place += phrase.count(" ") + 1
        return found

    def about(self, answer: AnswerFile) -> list[list[str]]:
        """Return the rows of concepts that a question must be about."""
        return [sorted({one for word in row for one in self.concepts(word)}) for row in answer.about]

    def weight(self, concept: str) -> float:
        """Return how much a concept tells of what is asked for."""
        spread = self._spread[concept]
        if concept not in self._chatter:
            return math.log(1 + len(self._answers) / max(spread, 1))
        is_rare = 0 < spread < len(self._answers) / 4
        return CHATTER * math.log(len(self._answers) / spread) if is_rare else 0.0

    def meanings(self) -> Iterator[Row]:
        """Yield each word or phrase that is known, with its concept and its weight."""
        known: Mapping[str, str] = {one: one for one in (*self._chatter, *self._spread)} | self._meant
        for words, concept in sorted(known.items()):
            yield words, concept, round(self.weight(concept), 4)

    def asked(self) -> Iterator[Row]:
        """Yield each concept of each way to ask: the concept, the answer, which way, and the way's length."""
        for item_id, ways in self._asked.items():
            for place, concepts in enumerate(ways):
                length = math.sqrt(sum(self.weight(one) ** 2 for one in concepts))
                for concept in sorted(concepts):
                    if self.weight(concept):
                        yield concept, item_id, place, round(length, 4)

    def held(self) -> Iterator[Row]:
        """Yield each concept that an answer holds, and how much of it counts."""
        for item_id, answer in self._answers.items():
            told = {*self.concepts(answer.text)} - self._holds[item_id]
            for concept, share in sorted(
                (dict.fromkeys(told, IN_TEXT) | dict.fromkeys(self._holds[item_id], 1.0)).items()
            ):
                yield concept, item_id, share

    def _held(self, item_id: str) -> set[str]:
        rows = (*self._asked[item_id], *self.about(self._answers[item_id]))
        return {one for row in rows for one in row}


def answers_by_id(authored: Authored) -> dict[str, AnswerFile]:
    """Return all short answers by their ids."""
    return {one.id: one for file in authored.answers.values() for one in file.answers}


def _meanings(vocabulary: VocabularyFile) -> dict[str, str]:
    """Return the concept of each phrase of `same_words`, as it is said and without its endings."""
    said = {phrase: row[0] for row in vocabulary.same_words for phrase in row}
    stemmed: dict[str, str] = {}
    for phrase, concept in said.items():
        stemmed.setdefault(stems(phrase), concept)
    return stemmed | said
