"""One household at the page: its people, its Echos, one clock for all, one skill, one page at a time."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from simulator.clock import VirtualClock
from simulator.page.audio import Shelf
from simulator.page.echo import Echo, Report, Utterance, told, utterances
from simulator.page.journal import Asides, Journal
from simulator.page.passing import let_pass
from simulator.page.residents import Residents, ResidentsFile, changed
from simulator.page.saving import FOLDER, as_test, write_test
from simulator.page.switches import BadChoice, Switches, switched
from simulator.page.watching import WatchedStore
from simulator.page.words import sentence
from simulator.plugging import Wishes, amazon_for, house_of, place
from simulator.steps import Notify, Settle, Upset, parse
from simulator.subject import Subject, shipped
from simulator.wire import Json
from skill.adapters.sqlite_store import SqliteStore
from skill.bootstrap import Settings

MOST_LETTERS = 300
MOST_UTTERANCES = 40
REMEMBERS_EVERY_S = 3.0


class Taken(Exception):
    """A page asks whose Echo another page has taken over."""

    def __init__(self, page: int) -> None:
        super().__init__(sentence("taken"))
        self.page = page
        """The page that has it now; a lower number than the one that asks: the server began anew."""


class Home:
    """All that the page can ask for; each answer holds what is new since the last one."""

    def __init__(
        self,
        environment: Mapping[str, str],
        real_now: Callable[[], int],
        subject: Subject | None = None,
        *,
        listener: str = "me",
        conversations: Path = FOLDER,
    ) -> None:
        """Open the household.

        Args:
            environment: what the skill's settings are read from.
            real_now: the real time, in milliseconds since 1970.
            subject: the skill; None: the shipped one.
            listener: whose account it is: by default the terminal's, so that both go on with one another.
            conversations: the folder that conversations are saved in.

        Raises:
            NotBuilt: the library or an interaction model is not there.
        """
        self.lock = threading.RLock()
        self.clock = VirtualClock(real_now())
        self.store: WatchedStore | None = None
        self._environment, self._real_now = environment, real_now
        self._conversations, self._listener = conversations, listener
        self.subject = subject or shipped(environment, self.clock, self._watched)
        asides = Asides(lambda: self.store.held if self.store else None)
        self.subject.send.after = asides.note
        self.journal = Journal(asides)
        self.shelf = Shelf(self.subject, environment)
        self._file = ResidentsFile(self.subject.home)
        self.residents = self._file.read(self.locales)
        self.switches = Switches()
        self.page, self._echos = 0, dict[str, Echo]()
        self.amazon = amazon_for(self.wishes, self.clock)
        self._heard, self._count, self._kept_at = dict[int, Utterance](), 0, 0.0
        self.echo  # noqa: B018 - a locale without a model must be told of now, not at the first word

    def _watched(self, settings: Settings) -> WatchedStore:
        self.store = WatchedStore(SqliteStore(settings.home))
        return self.store

    @property
    def locales(self) -> tuple[str, ...]:
        """The locales that there is a model for."""
        return tuple(sorted(self.subject.models))

    @property
    def echo(self) -> Echo:
        """The device that is spoken to."""
        name = self.residents.device
        if name not in self._echos:
            self._echos[name] = Echo(place(self.wishes, self.subject, self.clock, self.amazon))
            self._echos[name].misbehave(self.switches)
        return self._echos[name]

    @property
    def wishes(self) -> Wishes:
        """How the device is set up that is spoken to."""
        here = self.residents.here
        return Wishes(
            listener=self._listener,
            device=here.name,
            locale=here.locale,
            has_screen=here.has_screen,
            has_audio=here.has_audio,
            person=self.residents.recognised,
        )

    def sounding(self, name: str) -> str | None:
        """Return the title of what sounds on a device; None if it is silent."""
        echo = self._echos.get(name)
        current = echo.device.player.current if echo else None
        if echo is None or current is None or echo.device.player.activity != "PLAYING":
            return None
        return str(current.title or current.token)

    # The page comes and goes

    def arrive(self) -> Json:
        """Open a page, which takes over from any other; catch up with the time."""
        self.page += 1
        self.echo.leave()
        ahead = self._real_now() - self.clock.now
        if ahead > 0:
            self._let_pass(ahead)
        self._news()
        return {"page": self.page, "speak": [], "journal": self.journal.entries}

    def check(self, page: object) -> None:
        """Refuse a page that another has taken over from.

        Raises:
            Taken: it was.
        """
        if page != self.page:
            raise Taken(self.page)

    def leave(self, report: Report) -> Json:
        """Close the page: what sounds is paused."""
        self._pass(report)
        self.echo.leave()
        return {}

    # Time

    def tick(self, report: Report) -> Json:
        """Let time pass as the page says."""
        self._pass(report)
        return self._news()

    def skip(self, milliseconds: int, report: Report) -> Json:
        """Let much time pass at once; what sounds is paused first, as by one who goes to bed."""
        self._pass(report)
        for one in self._echos.values():
            one.leave()
        self._let_pass(milliseconds)
        return self._news()

    def _pass(self, report: Report) -> None:
        self._let_pass(self.echo.elapsing_ms(report))

    def _let_pass(self, milliseconds: int) -> None:
        """Let time pass for all devices; reminders ring where the person is."""
        self.echo.wait(milliseconds)
        others = [one.device for one in self._echos.values() if one is not self.echo]
        let_pass(self.clock, [self.echo.device, *others], milliseconds)

    # What the person does

    def say(self, text: object, report: Report) -> Json:
        """Say something.

        Raises:
            BadChoice: there are no words, or too many.
        """
        said = " ".join(str(text).split()) if isinstance(text, str) else ""
        if not said:
            raise BadChoice(sentence("no_words"))
        if len(said) > MOST_LETTERS:
            raise BadChoice(sentence("too_long", most=MOST_LETTERS))
        self._pass(report)
        step = self.echo.say(said)
        name = self.echo.conversation.understanding.invocation_name
        return {**self._news(), "turn": told(step, name)}

    def press(self, button: str, report: Report) -> Json:
        """Press a button."""
        self._pass(report)
        self.echo.press(button, pauses_itself=self.switches.pauses_itself)
        return self._news()

    def befall(self, does: object, report: Report) -> Json:
        """Let something happen on Amazon's side, in what may be typed: `!accept`, `!products down`.

        Raises:
            BadChoice: there is nothing of the kind.
        """
        if not isinstance(does, str) or not isinstance(parse(does), Settle | Notify | Upset):
            raise BadChoice(sentence("bad_field", field="does", value=repr(does)))
        self._pass(report)
        self.echo.say(does)
        return self._news()

    def heard_out(self, report: Report) -> Json:
        """Take it that the page has said all that Alexa says."""
        self._pass(report)
        self.echo.heard_out()
        return self._news()

    def failed(self, number: object, report: Report) -> Json:
        """Take it that a stream does not play on the page."""
        self._pass(report)
        self.echo.failed(number)
        return self._news()

    # The panels

    def switch(self, choices: Mapping[str, Any], report: Report) -> Json:
        """Set the switches.

        Raises:
            BadChoice: one is not to be had; none was changed.
        """
        self._pass(report)
        self.switches = switched(self.switches, choices)
        if self.store:
            self.store.slow_ms = self.switches.slow_store_ms
        for one in self._echos.values():
            one.misbehave(self.switches)
        return self._news()

    def change(self, change: Mapping[str, Any], report: Report) -> Json:
        """Change the household.

        Raises:
            BadChoice: it cannot be done; nothing was changed.
        """
        self._pass(report)
        was = self.residents
        fresh = changed(was, change, self.locales)
        self.echo.device.hear_out()
        self.echo.remember()
        if fresh.here != was.here and fresh.device == was.device:
            # Another language is another device: it is set up anew, and knows where it was.
            self.echo.leave()
            self._news()
            del self._echos[was.device]
        self._echos = {name: one for name, one in self._echos.items() if _is_among(name, fresh)}
        self.residents = fresh
        self._file.write(fresh)
        self.echo.device.house = house_of(self.wishes, self.subject)
        return self._news()

    def save(self, name: str) -> Json:
        """Save the conversation as a test.

        Raises:
            BadChoice: nothing was said, or the name will not do.
        """
        wishes = replace(self.wishes, person=None)
        theirs = None if self.subject.is_ours else self.subject
        text = as_test(self.echo.pieces_of_talk, wishes, self._environment, theirs)
        if theirs:
            return {"text": text, "path": None}
        file = write_test(self._conversations, name, text)
        return {"text": text, "path": f"{file.parent.parent.name}/{file.parent.name}/{file.name}"}

    # What is new

    def utterance(self, number: int) -> Utterance | None:
        """Return what Alexa said by its number; None if it is long past."""
        return self._heard.get(number)

    def _news(self) -> Json:
        """Return what happened since this was last asked, on every device."""
        self.echo.misbehave(self.switches)
        speak, entries = list[Json](), list[Json]()
        for name, one in self._echos.items():
            fresh = one.news()
            entries += [self.journal.add(exchange, name) for exchange in fresh]
            if one is self.echo:
                speak += [self._numbered(each) for each in utterances(fresh)]
        self._remember(bool(entries))
        return {"speak": speak, "journal": entries}

    def _numbered(self, utterance: Utterance) -> Json:
        self._count += 1
        self._heard[self._count] = utterance
        self._heard.pop(self._count - MOST_UTTERANCES, None)
        pieces = [one.as_json() for one in utterance.script]
        return {"number": self._count, "caption": utterance.caption, "pieces": pieces}

    def _remember(self, anything_new: bool) -> None:
        if anything_new or time.monotonic() - self._kept_at > REMEMBERS_EVERY_S:
            self._kept_at = time.monotonic()
            self.echo.remember()


def _is_among(name: str, residents: Residents) -> bool:
    return any(one.name == name for one in residents.devices)
