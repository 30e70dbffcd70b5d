"""Trainers and their voices, as authors write them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VoiceFile:
    """The settings of each speech engine for a trainer's voice."""

    espeak: str
    words_per_minute: int
    pitch: int
    flite: str = ""
    flite_pitch: int = 0
    """Hertz; 0 for the voice's own."""
    flite_stretch: int = 100
    """How long flite's speech is, in percent of the voice's own length."""
    festival: str = ""
    festival_pace: int = 100
    """How fast festival speaks, in percent of the voice's own pace."""
    tract: int = 100
    """Percent; above 100 the voice of flite or festival is higher and smaller, below 100 lower and larger."""
    kokoro: str = ""
    """Voices of the model and their parts in percent: `af_heart 80, af_bella 20`."""
    kokoro_accent: str = "en-us"
    """`en-us` or `en-gb`: whose way of saying words it is."""
    kokoro_pace: int = 100
    """How fast Kokoro speaks, in percent of the voices' own pace."""
    polly: str = ""
    trainer: str = ""
    """The trainer's id; the reader fills it in."""


@dataclass(frozen=True, slots=True)
class TrainerFile:
    """A trainer: how they introduce themselves, what they say, and how they sound."""

    name: str
    style: str
    good_at: str
    introduction: str
    voice: VoiceFile
    phrases: dict[str, tuple[str, ...]]
    breather_playlist: str
    """The playlist whose first track is the music of the trainer's breathers."""
    strictness: int
    """1 for the gentlest, 5 for the strictest."""
    colour: str
    """In which pictures show what they lead: `#1d6b47`; dark enough to be read on light paper."""
    person: str = ""
    """`man` or `woman`: "the one with the man" picks by it."""
    called: tuple[str, ...] = ()
