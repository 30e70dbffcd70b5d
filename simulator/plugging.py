"""Plugging in: a skill, its model, one clock for all of them, and a device."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from simulator.clock import VirtualClock
from simulator.conversation import Conversation
from simulator.device import Device, Manner
from simulator.household import Household
from simulator.law.case import Manifest
from simulator.memory import Memory, Remembered
from simulator.orders import Item
from simulator.services.amazon import Amazon
from simulator.services.products import Offer, Subscription
from simulator.speech import WORDS_PER_MINUTE
from simulator.subject import MODELS, ROOT, NotBuilt, Subject, shipped
from simulator.understanding.model import Understanding
from skill.bootstrap import Settings

__all__ = ["MODELS", "Bench", "NotBuilt", "Wishes", "place", "plug_in"]

PRODUCTS = ROOT / "publishing" / "products"
TIME_ZONE = "America/New_York"
SILENT_ACTIVITIES = {"PAUSED", "STOPPED", "FINISHED"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the simulator is to be set up."""

    listener: str = "me"
    device: str = "echo"
    locale: str = "en-US"
    at: int | None = None
    """Milliseconds since 1970; None: now, or where the device was left if that is later."""
    has_screen: bool = True
    has_audio: bool = True
    time_zone: str | None = TIME_ZONE
    """The device's; None: it was never set."""
    has_premium: bool = False
    """True: the account has what the skill sells, and is in its trial."""
    manner: Manner = Manner.REFUSE
    words_per_minute: int = WORDS_PER_MINUTE
    person: str | None = None
    """Whose voice is recognised; None if nobody's is."""


@dataclass(frozen=True, slots=True)
class Bench:
    """All that is plugged together."""

    conversation: Conversation
    memory: Memory
    amazon: Amazon
    """Alexa's services, which answer while this is held, and their switches."""

    def remember(self) -> None:
        """Let the device's memory outlive this process."""
        device = self.conversation.device
        playing, current = device.playing, device.player.current
        if playing is None or current is None:
            return
        left = Remembered(
            now=device.now,
            token=playing.token,
            url=current.url,
            offset_ms=playing.offset_ms,
            activity=playing.activity if playing.activity in SILENT_ACTIVITIES else "STOPPED",
            title=current.title,
            subtitle=current.subtitle,
            is_most_recent=device.is_most_recent,
        )
        self.memory.write(left)


def plug_in(
    wishes: Wishes, environment: Mapping[str, str], now: int, subject: Subject | None = None
) -> Bench:
    """Return a skill on a device.

    Args:
        wishes: how it is to be set up.
        environment: what the shipped skill's settings are read from.
        now: the real time, in milliseconds since 1970.
        subject: the skill; None: the shipped one.

    Raises:
        NotBuilt: the library or the locale's model is not there.
    """
    home = subject.home if subject else Settings.from_environment(environment).home
    left = Memory(home, wishes.listener, wishes.device).read()
    clock = VirtualClock(wishes.at if wishes.at is not None else max(now, left.now if left else 0))
    subject = subject or shipped(environment, clock)
    return place(wishes, subject, clock, amazon_for(wishes, clock))


def amazon_for(wishes: Wishes, clock: VirtualClock) -> Amazon:
    """Return a household's own Amazon, whose services answer while it is held."""
    amazon = Amazon(clock, _offers(wishes.locale)).serve()
    amazon.accounts.time_zone = wishes.time_zone
    return amazon


def place(wishes: Wishes, subject: Subject, clock: VirtualClock, amazon: Amazon) -> Bench:
    """Return a device with a skill on it, as it was left, by a clock and an Amazon that others may share.

    Raises:
        NotBuilt: there is no model for its locale.
    """
    model = subject.model(wishes.locale)
    memory = Memory(subject.home, wishes.listener, wishes.device)
    house = house_of(wishes, subject)
    if wishes.has_premium:
        account = amazon.accounts.of(house.user_id)
        for offer in amazon.offers:
            account.subscriptions[offer.product_id] = Subscription(clock.now, offer.trial_days)
    device = Device(
        subject.send,
        clock,
        subject.duration_of,
        house,
        manner=wishes.manner,
        manifest=Manifest.of(model, subject.manifest),
        model=model,
        words_per_minute=wishes.words_per_minute,
        amazon=amazon,
    )
    if left := memory.read():
        _remind(device, left)
    understanding = Understanding(model, wishes.locale, device.house.skill_id, clock.now_ms)
    return Bench(Conversation(device, understanding, subject.send.late), memory, amazon)


def house_of(wishes: Wishes, subject: Subject) -> Household:
    """Return whose device it is, and what it can do."""
    return Household.of(
        wishes.listener,
        wishes.device,
        locale=wishes.locale,
        person=wishes.person,
        skill_id=subject.skill_id,
        supports_audio=wishes.has_audio,
        supports_screen=wishes.has_screen,
    )


def _remind(device: Device, left: Remembered) -> None:
    item = Item(left.token, left.url, left.offset_ms, left.title, left.subtitle)
    device.remember(item, left.activity, is_most_recent=left.is_most_recent)


def _offers(locale: str) -> tuple[Offer, ...]:
    """Return what the skill's product files sell; one subscription where there are none yet."""
    files = sorted(PRODUCTS.rglob("*.json"))
    return tuple(Offer.of(json.loads(one.read_text("utf-8")), locale) for one in files) or (Offer(),)
