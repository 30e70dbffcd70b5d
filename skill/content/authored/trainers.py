"""Trainers and their voices, as authors write them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VoiceFile:
    """How a trainer is synthesised."""

    espeak: str
    words_per_minute: int
    pitch: int
    flite: str = ""
    flite_pitch: int = 0
    """Hertz; 0 for the voice's own."""
    flite_stretch: int = 100
    """Percent of its own length."""
    festival: str = ""
    festival_pace: int = 100
    """Percent of its own pace."""
    tract: int = 100
    """Percent: of flite's and festival's voice, made smaller and higher above, larger and lower below."""
    polly: str = ""
    trainer: str = ""
    """Whose voice it is; filled in by the reader."""


@dataclass(frozen=True, slots=True)
class TrainerFile:
    """A trainer."""

    name: str
    style: str
    good_at: str
    introduction: str
    voice: VoiceFile
    phrases: dict[str, tuple[str, ...]]
    breather_playlist: str
    """Whose first track lies under the trainer's breathers."""
    strictness: int
    """1 for the gentlest, 5 for the strictest."""
    called: tuple[str, ...] = ()
