"""Puts the parts of the simulator together: a skill, a device, a clock and Alexa's services."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from simulator.clock import VirtualClock
from simulator.conversation.conversation import Conversation
from simulator.device.device import Device
from simulator.device.saved_state import SavedState, SavedStateFile
from simulator.device.skill_client import ResponsePolicy
from simulator.protocol.audio_directives import AudioItem, Image
from simulator.protocol.device_profile import DEFAULT_LOCALE, LARGE, DeviceProfile
from simulator.protocol.output_speech import WORDS_PER_MINUTE
from simulator.rules.declarations import Manifest
from simulator.services.accounts import DEFAULT_TIME_ZONE
from simulator.services.amazon import Amazon
from simulator.services.products import Product, Subscription
from simulator.skill_under_test.paths import PRODUCTS
from simulator.skill_under_test.skill import SkillUnderTest, audio_trainer
from simulator.understanding.ears import Ear
from simulator.understanding.intent_resolution import Understanding
from skill.bootstrap import Settings

SILENT_ACTIVITIES = {"PAUSED", "STOPPED", "FINISHED"}


@dataclass(frozen=True, slots=True)
class SimulationSettings:
    """How the device, its account and the time are set up."""

    listener: str = "me"
    """The name of the account."""
    device: str = "echo"
    """The name of the device in the account."""
    locale: str = DEFAULT_LOCALE
    at: int | None = None
    """The time, in milliseconds since 1970; None: now, or the time at which the device was last saved if that
    is later."""
    has_screen: bool = True
    screen: str = LARGE
    """The kind of its screen: `large` or `round`."""
    has_audio: bool = True
    time_zone: str | None = DEFAULT_TIME_ZONE
    """The time zone of the device; None: it was never set."""
    has_premium: bool = False
    """True: the account has subscribed to what the skill sells, and is in the trial."""
    policy: ResponsePolicy = ResponsePolicy.REFUSE
    words_per_minute: int = WORDS_PER_MINUTE
    person: str | None = None
    """The person whose voice is recognized; None if no voice is."""
    needs_name: bool = False
    """True if what a real Echo sends to no skill without its name does not reach this skill either."""
    ear: Ear = Ear.STRICT
    """How what is said is resolved to an intent."""


@dataclass(frozen=True, slots=True)
class Simulation:
    """A conversation with a device on which a skill is enabled."""

    conversation: Conversation
    saved_state: SavedStateFile
    amazon: Amazon
    """Alexa's services, which respond as long as this object is held."""

    def save_state(self) -> None:
        """Save what the device plays or last played, for the next run of the simulator."""
        device = self.conversation.device
        playing, current = device.playing, device.player.current
        if playing is None or current is None:
            return
        state = SavedState(
            now=device.now,
            token=playing.token,
            url=current.url,
            offset_ms=playing.offset_ms,
            activity=playing.activity if playing.activity in SILENT_ACTIVITIES else "STOPPED",
            title=current.title,
            subtitle=current.subtitle,
            is_most_recent=device.is_most_recent,
            art=current.art.url if current.art else None,
            art_shows=current.art.shows if current.art else "",
            behind=current.behind.url if current.behind else None,
        )
        self.saved_state.write(state)


def start_simulation(
    settings: SimulationSettings,
    environment: Mapping[str, str],
    now: int,
    skill: SkillUnderTest | None = None,
) -> Simulation:
    """Return a skill on a device, with a clock and services of its own.

    Args:
        settings: how the device is set up.
        environment: the environment variables that Audio Trainer's settings are read from.
        now: the real time, in milliseconds since 1970.
        skill: the skill; None: Audio Trainer.

    Raises:
        SkillUnavailable: the library or the locale's interaction model is missing.
    """
    home = skill.home if skill else Settings.from_environment(environment).home
    saved = SavedStateFile(home, settings.listener, settings.device).read()
    clock = VirtualClock(settings.at if settings.at is not None else max(now, saved.now if saved else 0))
    skill = skill or audio_trainer(environment, clock)
    return put_on_device(settings, skill, clock, amazon_for(settings, clock))


def amazon_for(settings: SimulationSettings, clock: VirtualClock) -> Amazon:
    """Return the services of one account; they respond over HTTP as long as the object is held."""
    amazon = Amazon(clock, _products(settings.locale)).serve()
    amazon.accounts.time_zone = settings.time_zone
    return amazon


def put_on_device(
    settings: SimulationSettings, skill: SkillUnderTest, clock: VirtualClock, amazon: Amazon
) -> Simulation:
    """Return a skill on a device in its saved state; other devices may share the clock and the services.

    Raises:
        SkillUnavailable: there is no interaction model for the locale.
    """
    model = skill.model(settings.locale)
    saved_state = SavedStateFile(skill.home, settings.listener, settings.device)
    profile = profile_of(settings, skill)
    if settings.has_premium:
        account = amazon.accounts.of(profile.user_id)
        for product in amazon.products:
            account.subscriptions[product.product_id] = Subscription(clock.now, product.trial_days)
    device = Device(
        skill.send,
        clock,
        skill.duration_of,
        profile,
        manifest=Manifest.of(model, skill.manifest),
        policy=settings.policy,
        model=model,
        words_per_minute=settings.words_per_minute,
        amazon=amazon,
    )
    if saved := saved_state.read():
        device.restore(_restored(saved), saved.activity, is_most_recent=saved.is_most_recent)
    understanding = Understanding(
        model, settings.locale, device.profile.skill_id, _wall_clock(clock, settings.time_zone), settings.ear
    )
    conversation = Conversation(device, understanding, skill.send.late, needs_name=settings.needs_name)
    return Simulation(conversation, saved_state, amazon)


def _restored(saved: SavedState) -> AudioItem:
    art = Image(saved.art, saved.art_shows) if saved.art else None
    behind = Image(saved.behind) if saved.behind else None
    return AudioItem(
        saved.token, saved.url, saved.offset_ms, saved.title, saved.subtitle, art=art, behind=behind
    )


def _wall_clock(clock: VirtualClock, time_zone: str | None) -> Callable[[], int]:
    """Return what tells the time on the device's wall, as if it were UTC: "today" is the day in its zone."""
    zone = ZoneInfo(time_zone or DEFAULT_TIME_ZONE)

    def now() -> int:
        here = datetime.fromtimestamp(clock.now_ms() / 1000, UTC)
        offset = here.astimezone(zone).utcoffset()
        return clock.now_ms() + int((offset or timedelta()).total_seconds() * 1000)

    return now


def profile_of(settings: SimulationSettings, skill: SkillUnderTest) -> DeviceProfile:
    """Return the profile of the device that the settings describe."""
    return DeviceProfile.of(
        settings.listener,
        settings.device,
        locale=settings.locale,
        person=settings.person,
        skill_id=skill.skill_id,
        supports_audio=settings.has_audio,
        supports_screen=settings.has_screen,
        screen=settings.screen,
    )


def _products(locale: str) -> tuple[Product, ...]:
    """Return the products of Audio Trainer's product files; a default one if there are no files."""
    files = sorted(PRODUCTS.rglob("*.json"))
    return tuple(Product.of(json.loads(one.read_text("utf-8")), locale) for one in files) or (Product(),)
