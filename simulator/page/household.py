"""One household on the page: its people and Echos, one clock for all, and the skill.

Only one browser page at a time has the household.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from simulator.clock import VirtualClock
from simulator.conversation.inputs import AnswerAmazon, Begin, SendSkillEvent, SetServiceFault, parse_input
from simulator.errors import SimulatorError
from simulator.page.audio_files import AudioFiles
from simulator.page.echo import Echo, Report, turn_json
from simulator.page.household_setup import HouseholdFile, changed
from simulator.page.journal import Journal, RequestNotes
from simulator.page.saved_tests import as_test, write_test
from simulator.page.shared_clock import let_pass
from simulator.page.switches import BadChoice, Switches, switched
from simulator.page.texts import sentence
from simulator.page.utterances import Utterance, UtteranceLog, utterances
from simulator.page.watched_store import WatchedStore
from simulator.protocol.json_access import Json
from simulator.simulation import SimulationSettings, amazon_for, profile_of, put_on_device
from simulator.skill_under_test.paths import CONVERSATIONS
from simulator.skill_under_test.skill import SkillUnderTest, audio_trainer
from simulator.understanding.ears import Ear
from skill.adapters.sqlite_store import SqliteStore
from skill.bootstrap import Settings

MOST_LETTERS = 300
SAVES_EVERY_S = 3.0


class TakenOver(SimulatorError):
    """A browser page sends a request, but another page has taken the household over."""

    def __init__(self, page: int) -> None:
        super().__init__(sentence("taken"))
        self.page = page
        """The page that has the household; its number is lower than the asking page's after a restart."""


class Household:
    """Everything that the page can ask for; each method returns what is new since the last call."""

    def __init__(
        self,
        environment: Mapping[str, str],
        real_now: Callable[[], int],
        skill: SkillUnderTest | None = None,
        *,
        listener: str = "me",
        conversations: Path = CONVERSATIONS,
        ear: Ear = Ear.STRICT,
    ) -> None:
        """Open the household.

        Args:
            environment: the environment variables that Audio Trainer's settings are read from.
            real_now: returns the real time, in milliseconds since 1970.
            skill: the skill; None: Audio Trainer.
            listener: the name of the account; the default is the terminal's, so that a workout that was
                begun in one of them can go on in the other.
            conversations: the folder in which conversations are saved as tests.
            ear: how what is said is resolved to an intent at first; a switch of the page changes it.

        Raises:
            SkillUnavailable: the library or an interaction model is missing.
        """
        self.lock = threading.RLock()
        self.clock = VirtualClock(real_now())
        self.store: WatchedStore | None = None
        self._environment, self._real_now = environment, real_now
        self._conversations, self._listener = conversations, listener
        self.skill = skill or audio_trainer(environment, self.clock, self._watched)
        notes = RequestNotes(lambda: self.store.held if self.store else None)
        self.skill.send.after = notes.note
        self.journal = Journal(notes)
        self.audio_files = AudioFiles(self.skill, environment)
        self._file = HouseholdFile(self.skill.home)
        self.setup = self._file.read(self.locales)
        self.switches = Switches(ear=ear)
        self.page, self._echos = 0, dict[str, Echo]()
        self.amazon = amazon_for(self.settings, self.clock)
        self._utterances, self._saved_at = UtteranceLog(), 0.0
        self.echo  # noqa: B018 - a missing model must be reported now and not at the first request

    def _watched(self, settings: Settings) -> WatchedStore:
        self.store = WatchedStore(SqliteStore(settings.home))
        return self.store

    @property
    def locales(self) -> tuple[str, ...]:
        """The locales for which there is an interaction model."""
        return tuple(sorted(self.skill.models))

    @property
    def echo(self) -> Echo:
        """The device that the user speaks to."""
        name = self.setup.device
        if name not in self._echos:
            self._echos[name] = Echo(put_on_device(self.settings, self.skill, self.clock, self.amazon))
            self._echos[name].apply_switches(self.switches)
        return self._echos[name]

    @property
    def settings(self) -> SimulationSettings:
        """The settings of the device that the user speaks to."""
        here = self.setup.here
        return SimulationSettings(
            listener=self._listener,
            device=here.name,
            locale=here.locale,
            has_screen=here.has_screen,
            screen=here.screen,
            has_audio=here.has_audio,
            person=self.setup.recognised,
        )

    def playing_on(self, name: str) -> str | None:
        """Return the title of what a device plays; None if it plays nothing."""
        echo = self._echos.get(name)
        current = echo.device.player.current if echo else None
        if echo is None or current is None or echo.device.player.activity != "PLAYING":
            return None
        return str(current.title or current.token)

    # A page opens and closes

    def arrive(self) -> Json:
        """Open a page, which takes over from any other one; let the time pass that has really passed."""
        self.page += 1
        self.echo.leave()
        ahead = self._real_now() - self.clock.now
        if ahead > 0:
            self._let_pass(ahead)
        self._news()
        return {"page": self.page, "speak": [], "journal": self.journal.entries}

    def check(self, page: object) -> None:
        """Refuse a page from which another one has taken over.

        Raises:
            TakenOver: another page has the household.
        """
        if page != self.page:
            raise TakenOver(self.page)

    def leave(self, report: Report) -> Json:
        """Close the page: a stream that plays is paused."""
        self._pass(report)
        self.echo.leave()
        return {}

    # Time

    def tick(self, report: Report) -> Json:
        """Let the time pass that the page reports."""
        self._pass(report)
        return self._news()

    def skip(self, milliseconds: int, report: Report) -> Json:
        """Let a long time pass at once; streams that play are paused first."""
        self._pass(report)
        for one in self._echos.values():
            one.leave()
        self._let_pass(milliseconds)
        return self._news()

    def _pass(self, report: Report) -> None:
        self._let_pass(self.echo.elapsed_ms(report))

    def _let_pass(self, milliseconds: int) -> None:
        """Let time pass on all devices; reminders are spoken by the device that the user speaks to."""
        self.echo.note_time(milliseconds)
        others = [one.device for one in self._echos.values() if one is not self.echo]
        let_pass(self.clock, [self.echo.device, *others], milliseconds)

    # What the user does

    def say(self, text: object, report: Report) -> Json:
        """Say something.

        Raises:
            BadChoice: the text is empty or too long.
        """
        said = " ".join(str(text).split()) if isinstance(text, str) else ""
        if not said:
            raise BadChoice(sentence("no_words"))
        if len(said) > MOST_LETTERS:
            raise BadChoice(sentence("too_long", most=MOST_LETTERS))
        self._pass(report)
        step = self.echo.say(said)
        name = self.echo.conversation.understanding.invocation_name
        return {**self._news(), "turn": turn_json(step, name)}

    def press(self, button: str, report: Report) -> Json:
        """Press a button."""
        self._pass(report)
        self.echo.press(button, pauses_itself=self.switches.pauses_itself)
        return self._news()

    def touch(self, arguments: object, report: Report) -> Json:
        """Touch the part of the screen that sends these arguments; nothing happens where nothing is shown.

        Raises:
            BadChoice: the arguments are no list.
        """
        if not isinstance(arguments, list):
            raise BadChoice(sentence("bad_field", field="arguments", value=repr(arguments)))
        self._pass(report)
        self.echo.touch(arguments)
        return self._news()

    def amazon_event(self, does: object, report: Report) -> Json:
        """Let something happen on Amazon's side, by what would be typed for it: `!accept`, `!products down`.

        Raises:
            BadChoice: the text stands for no such event.
        """
        events = AnswerAmazon | SendSkillEvent | SetServiceFault | Begin
        if not isinstance(does, str) or not isinstance(parse_input(does), events):
            raise BadChoice(sentence("bad_field", field="does", value=repr(does)))
        self._pass(report)
        self.echo.say(does)
        return self._news()

    def speech_finished(self, report: Report) -> Json:
        """Note that the page has spoken everything that Alexa says."""
        self._pass(report)
        self.echo.finish_speech()
        return self._news()

    def failed(self, number: object, report: Report) -> Json:
        """Note that a stream does not play on the page."""
        self._pass(report)
        self.echo.failed(number)
        return self._news()

    # The panels

    def switch(self, choices: Mapping[str, Any], report: Report) -> Json:
        """Set the switches.

        Raises:
            BadChoice: a choice is invalid; no switch was changed.
        """
        self._pass(report)
        self.switches = switched(self.switches, choices)
        if self.store:
            self.store.slow_ms = self.switches.slow_store_ms
        for one in self._echos.values():
            one.apply_switches(self.switches)
        return self._news()

    def change(self, change: Mapping[str, Any], report: Report) -> Json:
        """Change who speaks, where, or how a device is set up.

        Raises:
            BadChoice: the change is invalid; nothing was changed.
        """
        self._pass(report)
        was = self.setup
        fresh = changed(was, change, self.locales)
        self.echo.device.hear_out()
        self.echo.save_state()
        if fresh.here != was.here and fresh.device == was.device:
            # A device with another locale is set up anew from its saved state.
            self.echo.leave()
            self._news()
            del self._echos[was.device]
        names = {one.name for one in fresh.devices}
        self._echos = {name: one for name, one in self._echos.items() if name in names}
        self.setup = fresh
        self._file.write(fresh)
        self.echo.device.profile = profile_of(self.settings, self.skill)
        return self._news()

    def save(self, name: str) -> Json:
        """Save the conversation as a test.

        Raises:
            BadChoice: nothing was said, or the name is invalid.
        """
        settings = replace(self.settings, person=None)
        other = None if self.skill.is_ours else self.skill
        text = as_test(self.echo.typed, settings, self._environment, other)
        if other:
            return {"text": text, "path": None}
        file = write_test(self._conversations, name, text)
        return {"text": text, "path": f"{file.parent.parent.name}/{file.parent.name}/{file.name}"}

    def utterance(self, number: int) -> Utterance | None:
        """Return what Alexa said, by its number; None if it is not kept any more."""
        return self._utterances.get(number)

    def _news(self) -> Json:
        """Return what happened on every device since the last call."""
        self.echo.apply_switches(self.switches)
        speak, entries = list[Json](), list[Json]()
        for name, one in self._echos.items():
            fresh = one.new_exchanges()
            entries += [self.journal.add(exchange, name) for exchange in fresh]
            if one is self.echo:
                speak += [self._utterances.add(each) for each in utterances(fresh)]
        self._save_state(bool(entries))
        return {"speak": speak, "journal": entries}

    def _save_state(self, anything_new: bool) -> None:
        if anything_new or time.monotonic() - self._saved_at > SAVES_EVERY_S:
            self._saved_at = time.monotonic()
            self.echo.save_state()
