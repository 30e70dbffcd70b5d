"""What a person does at the page, in a test's words."""

import re
from typing import Any

FIRST = "Start a strength workout for runners"


class Visit:
    """Somebody at the page."""

    def __init__(self, context: Any, address: str) -> None:
        self.page = context.new_page()
        self.page.goto(address)
        self.page.locator(".chip").first.wait_for()

    def say(self, text: str) -> None:
        """Type something and press Enter."""
        self.page.locator("#say").fill(text)
        self.page.keyboard.press("Enter")

    def hush(self) -> None:
        """Cut Alexa's words short by Escape, as soon as it speaks."""
        self.page.locator("#echo[data-phase=SPEAKING]").wait_for()
        self.page.keyboard.press("Escape")

    def press(self, name: str) -> None:
        """Press one of the Echo's buttons."""
        group = self.page.get_by_role("group", name="Buttons of the Echo")
        group.get_by_role("button", name=name, exact=True).click()

    def start(self) -> None:
        """Start the workout, and wait until it is heard."""
        self.say(FIRST)
        self.hush()
        self.hear()

    def say_until_asked(self) -> None:
        """Wish for premium in a second conversation, until Alexa asks whether to begin the trial."""
        self.say("alexa, open audio trainer")
        self.hush()
        self.say("stop")
        self.say("alexa, ask audio trainer to start hill strength")
        self.hush()
        self.page.locator("#amazon-replies:not([hidden])").wait_for(state="attached")

    def hear(self, least: float = 0.3) -> float:
        """Wait until sound has advanced since now by so many seconds; return where it is."""
        before = self.sound()["at"]
        for _ in range(200):
            sound = self.sound()
            if sound["plays"] and sound["at"] - before >= least:
                return float(sound["at"])
            before = min(before, sound["at"])
            self.page.wait_for_timeout(100)
        raise AssertionError(f"nothing is heard: {self.sound()}, {self.events()}")

    def settled(self, volume: float) -> dict[str, Any]:
        """Return `sound` when its fade has come to a volume, or as it is after ten seconds."""
        for _ in range(100):
            if abs(self.sound()["volume"] - volume) < 1e-6:
                break
            self.page.wait_for_timeout(100)
        return self.sound()

    def sound(self) -> dict[str, Any]:
        """Return what the page's own audio element does."""
        found: dict[str, Any] = self.page.evaluate(
            """() => {
                const decks = [...document.querySelectorAll("audio")];
                const deck = decks.find((one) => !one.paused) ?? decks[0];
                return {
                    plays: !deck.paused && deck.readyState >= 2, at: deck.currentTime, length: deck.duration,
                    decoded: deck.webkitAudioDecodedByteCount, src: deck.currentSrc, volume: deck.volume,
                };
            }"""
        )
        return found

    def silent(self) -> bool:
        """True if no audio element plays."""
        found: bool = self.page.evaluate(
            "() => [...document.querySelectorAll('audio')].every((o) => o.paused)"
        )
        return found

    def events(self) -> list[str]:
        """Return what was asked of the skill, newest first: `PlaybackStarted`."""
        found: list[str] = self.page.locator("#journal .what").all_text_contents()
        return found

    def wait_for_event(self, *names: str) -> None:
        """Wait until each of some requests is in the journal."""
        for name in names:
            exactly = re.compile(f"^{name}$")
            self.page.locator("#journal .what", has_text=exactly).first.wait_for(state="attached")

    @property
    def title(self) -> str:
        """What plays."""
        return str(self.page.locator("#title").text_content())
