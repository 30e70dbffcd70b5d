"""The library as authors write it: typed records of their files, and the reader of them."""

from skill.content.authored.answers import AnswerFile, AnswersFile
from skill.content.authored.articles import ArticleFile, SectionFile, TipFile
from skill.content.authored.plans import PlanFile, SessionFile, WeekFile
from skill.content.authored.playlists import PlaylistFile, TrackFile
from skill.content.authored.reader import CONTENT, KINDS, Authored, Tables, read_authored, read_tables
from skill.content.authored.signs import FamilyFile, SignsFile
from skill.content.authored.trainers import TrainerFile, VoiceFile
from skill.content.authored.vocabulary import VocabularyFile, WordFile, vocabularies
from skill.content.authored.workouts import BlockFile, ExerciseFile, MoveFile, VariantFile, WorkoutFile
from skill.ports import BASE_LOCALE

__all__ = [
    "BASE_LOCALE",
    "CONTENT",
    "KINDS",
    "AnswerFile",
    "AnswersFile",
    "ArticleFile",
    "Authored",
    "BlockFile",
    "ExerciseFile",
    "FamilyFile",
    "MoveFile",
    "PlanFile",
    "PlaylistFile",
    "SectionFile",
    "SessionFile",
    "SignsFile",
    "Tables",
    "TipFile",
    "TrackFile",
    "TrainerFile",
    "VariantFile",
    "VocabularyFile",
    "VoiceFile",
    "WeekFile",
    "WordFile",
    "WorkoutFile",
    "read_authored",
    "read_tables",
    "vocabularies",
]
