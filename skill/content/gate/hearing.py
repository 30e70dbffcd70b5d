"""What is listened to by itself: playlists keep time, articles and tips are good to hear."""

from collections.abc import Iterator

from skill.content.authored import Authored
from skill.content.gate.faults import PLAIN, file_of, unspeakable
from skill.content.records import Fault

STYLES = {"ambient", "easy", "groove", "pulse", "drive", "sprint"}


def playlists_keep_time(authored: Authored) -> Iterator[Fault]:
    """Each playlist has three tracks or more, within its range of beats a minute."""
    owners: dict[str, str] = {}
    for item_id, playlist in authored.playlists.items():
        file = file_of("playlists", item_id)
        if len(playlist.tracks) < 3:
            yield Fault(file, "tracks", "give three or more")
        for n, track in enumerate(playlist.tracks):
            key = f"tracks[{n}]"
            if not playlist.bpm_low <= track.bpm <= playlist.bpm_high:
                yield Fault(file, f"{key}.bpm", f"{track.bpm} is outside of the playlist's range")
            if track.style not in STYLES:
                yield Fault(file, f"{key}.style", f"should be one of {', '.join(sorted(STYLES))}")
            if not 16 <= track.bars <= 400:
                yield Fault(file, f"{key}.bars", "should be 16 to 400")
            if not PLAIN.fullmatch(track.id) or owners.setdefault(track.id, item_id) != item_id:
                yield Fault(file, f"{key}.id", f"{track.id!r} should be plain, and only once")


def articles_are_good_to_hear(authored: Authored) -> Iterator[Fault]:
    """Tips stand alone and are short; sections can be heard in one go."""
    owners: dict[str, str] = {}
    for item_id, article in authored.articles.items():
        file = file_of("articles", item_id)
        for n, section in enumerate(article.sections):
            yield from unspeakable(file, f"sections[{n}].text", section.text, 30)
        for n, tip in enumerate(article.tips):
            yield from unspeakable(file, f"tips[{n}].text", tip.text, 30)
            if not PLAIN.fullmatch(tip.id) or len(tip.id) > 24:
                yield Fault(file, f"tips[{n}].id", "should be plain, 24 characters at most")
            if owners.setdefault(tip.id, f"{item_id}[{n}]") != f"{item_id}[{n}]":
                yield Fault(file, f"tips[{n}].id", f"{tip.id!r} is {owners[tip.id]}'s already")
        if sum(len(section.text) for section in article.sections) > 7_000:
            yield Fault(file, "sections", "are too long to be read in one answer: 7,000 characters")
