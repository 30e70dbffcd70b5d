"""Coming back from Alexa's shop: whatever came of it, what the person was doing goes on."""

from skill.domain.choice.begin_workout import start
from skill.domain.ground.lines import Line, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import AUTHORS_CAST, Source
from skill.domain.listener.queue import Queue, QueueState
from skill.domain.music.playlists import on_start_playlist
from skill.domain.music.requests import StartPlaylist
from skill.domain.plans.answers import AGREED as PLANS_AGREED
from skill.domain.playing.player_orders import begin, play_at, resume_queue
from skill.domain.premium import handover_token, upsell
from skill.domain.premium.access import is_what_was_wanted
from skill.domain.premium.free_alternatives import Free, instead_of, instead_of_plan
from skill.domain.premium.handover_token import HandoverToken
from skill.domain.tailoring.moves import is_walked
from skill.domain.turn.facts import Fact
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import open_question
from skill.domain.turn.requests import HandoverEnded
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

SAID = {
    "DECLINED": "premium.declined",
    "PENDING_PURCHASE": "premium.pending",
    "ERROR": "premium.failed",
    "NOT_ENTITLED": "premium.failed",
}
"""What is said to a result that opens nothing; one that is not here is asked after."""

CANCELLED = {
    "ACCEPTED": "premium.cancelled",
    "DECLINED": "premium.stays",
    "NOT_ENTITLED": "premium.nothing_to_cancel",
}
"""What is said when a cancellation comes back; anything else did not work."""


def on_bought(scene: Scene, heard: HandoverEnded) -> Outcome:
    """Go on with what was wanted if the person has it now; else with what is free."""
    was = handover_token.parse(heard.token)
    if heard.result == "ACCEPTED":
        return _go_on(scene, was, line("premium.welcome"))
    if heard.result == "ALREADY_PURCHASED":
        return _go_on(scene, was, line("premium.had_already"))
    if heard.result == "DECLINED":
        kept = replace(scene.listener.premium, declined_at=scene.now)
        scene = replace(scene, listener=replace(scene.listener, premium=kept))
    if heard.result in SAID:
        return _go_without(scene, was, line(SAID[heard.result]))
    return _ask_after(scene, was)


def on_cancelled(scene: Scene, heard: HandoverEnded) -> Outcome:
    """Say what came of it, and go on."""
    said = line(CANCELLED.get(heard.result, "premium.not_cancelled"))
    return _back_to(scene, handover_token.parse(heard.token), said)


def _ask_after(scene: Scene, was: HandoverToken) -> Outcome:
    """A result that nobody knows yet: Amazon's service knows what the person has now."""
    entitlement = scene.talk.premium.entitlement
    if entitlement is None:
        return Outcome(scene.listener, needs=frozenset({Fact.ENTITLEMENT}))
    if entitlement.is_entitled:
        return _go_on(scene, was, line("premium.welcome"))
    return _go_without(scene, was, line("premium.unclear"))


def _go_on(scene: Scene, was: HandoverToken, said: Line) -> Outcome:
    if was.plan:
        agreed = PLANS_AGREED["plan"](scene, Pending("plan", was.plan))
        return replace(agreed, lines=(said, *agreed.lines))
    if was.source is None or not scene.device.has_audio:
        return _back_to(scene, was, said)
    wanted = scene.listener.premium.wanted
    scene = _without_wish(scene)
    if wanted is not None and is_what_was_wanted(wanted, was.play) and not _is_plain(wanted):
        return _as_it_was(scene, wanted, said)
    runs_anyway = wanted is not None and not is_walked(scene.library, wanted)
    return _begin(scene, was.source, said, runs_anyway=runs_anyway)


def _as_it_was(scene: Scene, wanted: Queue, *said: Line) -> Outcome:
    """Play just what was wanted: its cast, its moves, its place; safety first, where it was never told."""
    if not scene.listener.safety_told:
        scene = replace(scene, listener=replace(scene.listener, safety_told=True))
        said = (*said, line("safety.say"))
    at, offset = wanted.ordered.at, wanted.ordered.offset_ms
    return play_at(scene, wanted, at, offset, *said, line("start.go"))


def _begin(scene: Scene, source: Source, said: Line, *, runs_anyway: bool) -> Outcome:
    card = scene.library.workout_card(source.id) if source.kind is SourceKind.WORKOUT else None
    if card is None:
        return begin(scene, source, said)
    return start(scene, card, said, runs_anyway=runs_anyway)


def _go_without(scene: Scene, was: HandoverToken, said: Line) -> Outcome:
    free = _free(scene, was)
    return upsell.instead(scene, said, free) if free else _back_to(scene, was, said)


def _free(scene: Scene, was: HandoverToken) -> Free | None:
    if not scene.device.has_audio:
        return None
    plan = scene.library.plan(was.plan) if was.plan else None
    if plan is not None:
        return instead_of_plan(scene.library, plan)
    if was.source is None:
        return None
    wanted = scene.listener.premium.wanted
    is_it = wanted is not None and is_what_was_wanted(wanted, was.play)
    return instead_of(scene.library, was.source, wanted.cast if is_it and wanted else AUTHORS_CAST)


def _back_to(scene: Scene, was: HandoverToken, said: Line) -> Outcome:
    """Go on with what sounded when Alexa took over; else ask what it shall be."""
    queue = scene.listener.queue(was.on)
    if queue is not None and queue.state is QueueState.ON and scene.device.has_audio:
        return resume_queue(scene, queue, said)
    return scene.say(said, question=open_question("ask.else"))


def _is_plain(queue: Queue) -> bool:
    """True if a queue was to begin a training as its source alone makes it: that is made again, and told."""
    is_new = queue.training == queue.ordered.play
    is_whole = queue.order == tuple(range(len(queue.order)))
    at_start = queue.ordered.at == 0 and queue.ordered.offset_ms == 0
    return is_new and is_whole and at_start and queue.cast == AUTHORS_CAST


def _without_wish(scene: Scene) -> Scene:
    kept = replace(scene.listener.premium, wanted=None)
    return replace(scene, listener=replace(scene.listener, premium=kept))


def on_agreed_to_music(scene: Scene, pending: Pending) -> Outcome:
    """Start the free playlist."""
    return on_start_playlist(scene, StartPlaylist(playlist=pending.id))
