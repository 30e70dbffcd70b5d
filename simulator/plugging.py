"""Plugging in: the shipped skill, model and library, one clock for all of them, and a device."""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.clock import VirtualClock
from simulator.conversation import Conversation
from simulator.device import Device, Manner
from simulator.durations import CompiledDurations
from simulator.household import Household
from simulator.law.case import Breach, Manifest
from simulator.law.envelope import lateness
from simulator.memory import Memory, Remembered
from simulator.orders import Item
from simulator.services.amazon import Amazon
from simulator.services.products import Offer, Subscription
from simulator.understanding.model import Understanding, read_model
from simulator.wire import Json
from skill.bootstrap import Settings, build_skill

ROOT = Path(__file__).parent.parent
MODELS = ROOT / "interaction_models"
MANIFEST = ROOT / "skill.json"
PRODUCTS = ROOT / "publishing" / "products"
TIME_ZONE = "America/New_York"
SILENT_ACTIVITIES = {"PAUSED", "STOPPED", "FINISHED"}


class NotBuilt(Exception):
    """What `make build` makes is not there."""


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


@dataclass(slots=True)
class InProcess:
    """The skill as a callable of this process, with an eye on how long it takes."""

    handler: Callable[[Any, Any], Any]
    _late: list[Breach] = field(default_factory=list)

    def __call__(self, request: Json) -> object:
        """Answer a request."""
        begun = time.monotonic_ns()
        answer = self.handler(request, None)
        self._late += lateness((time.monotonic_ns() - begun) // 1_000_000)
        return answer

    def late(self) -> Sequence[Breach]:
        """Return which answers came too late since this was last asked."""
        late, self._late = self._late, []
        return late


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


def plug_in(wishes: Wishes, environment: Mapping[str, str], now: int) -> Bench:
    """Return the shipped skill on a device.

    Args:
        wishes: how it is to be set up.
        environment: what the skill's settings are read from.
        now: the real time, in milliseconds since 1970.

    Raises:
        NotBuilt: the library or the locale's model is not there.
    """
    settings = Settings.from_environment(environment)
    model = _model(wishes.locale)
    if not settings.library.exists():
        raise NotBuilt(f"{settings.library} is not there; `make build` makes it")
    memory = Memory(settings.home, wishes.listener, wishes.device)
    left = memory.read()
    clock = VirtualClock(wishes.at if wishes.at is not None else max(now, left.now if left else 0))
    skill = InProcess(build_skill(settings, clock))
    amazon = Amazon(clock, _offers(wishes.locale)).serve()
    amazon.accounts.time_zone = wishes.time_zone
    house = Household.of(
        wishes.listener,
        wishes.device,
        locale=wishes.locale,
        skill_id=settings.skill_id,
        supports_audio=wishes.has_audio,
        supports_screen=wishes.has_screen,
    )
    if wishes.has_premium:
        for offer in amazon.offers:
            account = amazon.accounts.of(house.user_id)
            account.subscriptions[offer.product_id] = Subscription(clock.now, offer.trial_days)
    device = Device(
        skill,
        clock,
        CompiledDurations(settings.library),
        house,
        manner=wishes.manner,
        manifest=Manifest.of(model, _manifest()),
        model=model,
        amazon=amazon,
    )
    if left is not None:
        _remind(device, left)
    understanding = Understanding(model, wishes.locale, house.skill_id, clock.now_ms)
    return Bench(Conversation(device, understanding, skill.late), memory, amazon)


def _remind(device: Device, left: Remembered) -> None:
    item = Item(left.token, left.url, left.offset_ms, left.title, left.subtitle)
    device.remember(item, left.activity, is_most_recent=left.is_most_recent)


def _model(locale: str) -> Json:
    path = MODELS / f"{locale}.json"
    if not path.exists():
        there = ", ".join(sorted(one.stem for one in MODELS.glob("*.json"))) or "none"
        raise NotBuilt(f"there is no interaction model for {locale}; there are: {there}")
    return read_model(path)


def _offers(locale: str) -> tuple[Offer, ...]:
    """Return what the skill's product files sell; one subscription where there are none yet."""
    files = sorted(PRODUCTS.rglob("*.json"))
    return tuple(Offer.of(json.loads(one.read_text("utf-8")), locale) for one in files) or (Offer(),)


def _manifest() -> Json | None:
    if not MANIFEST.exists():
        return None
    found: Json = json.loads(MANIFEST.read_text("utf-8"))
    return found
