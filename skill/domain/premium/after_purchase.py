"""The return from Alexa's purchase dialog: the person goes on with what they wanted, or with a free one."""

from skill.domain.choice.begin_workout import start_workout
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
from skill.domain.premium.access import is_play_of
from skill.domain.premium.free_alternatives import FreeAlternative, free_instead_of, free_instead_of_plan
from skill.domain.premium.handover_token import HandoverToken
from skill.domain.turn.facts import Fact
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import open_question
from skill.domain.turn.requests import HandoverEnded
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

REFUSALS = {
    "DECLINED": "premium.declined",
    "PENDING_PURCHASE": "premium.pending",
    "ERROR": "premium.failed",
    "NOT_ENTITLED": "premium.failed",
}
"""The line for each result without premium; for a result that is not here the entitlement is asked for."""

CANCELLED = {
    "ACCEPTED": "premium.cancelled",
    "DECLINED": "premium.stays",
    "NOT_ENTITLED": "premium.nothing_to_cancel",
}
"""The line for each result of a cancellation; any other result means that it failed."""


def on_bought(scene: Scene, heard: HandoverEnded) -> Outcome:
    """Start what was wanted if the person has premium now; else offer something free."""
    token = handover_token.parse(heard.token)
    if heard.result == "ACCEPTED":
        return _go_on(scene, token, line("premium.welcome"))
    if heard.result == "ALREADY_PURCHASED":
        return _go_on(scene, token, line("premium.had_already"))
    if heard.result == "DECLINED":
        memory = replace(scene.listener.premium, declined_at=scene.now)
        scene = replace(scene, listener=replace(scene.listener, premium=memory))
    if heard.result in REFUSALS:
        return _go_without(scene, token, line(REFUSALS[heard.result]))
    return _by_entitlement(scene, token)


def on_cancelled(scene: Scene, heard: HandoverEnded) -> Outcome:
    """Say whether the subscription was cancelled, and go on."""
    said = line(CANCELLED.get(heard.result, "premium.not_cancelled"))
    return _back_to(scene, handover_token.parse(heard.token), said)


def _by_entitlement(scene: Scene, token: HandoverToken) -> Outcome:
    """Answer a result that we do not know by what Amazon's service says of the entitlement."""
    entitlement = scene.talk.premium.entitlement
    if entitlement is None:
        return Outcome(scene.listener, needs=frozenset({Fact.ENTITLEMENT}))
    if entitlement.is_entitled:
        return _go_on(scene, token, line("premium.welcome"))
    return _go_without(scene, token, line("premium.unclear"))


def _go_on(scene: Scene, token: HandoverToken, said: Line) -> Outcome:
    if token.plan:
        agreed = PLANS_AGREED["plan"](scene, Pending("plan", token.plan))
        return replace(agreed, lines=(said, *agreed.lines))
    if token.source is None or not scene.device.has_audio:
        return _back_to(scene, token, said)
    wanted = scene.listener.premium.wanted
    scene = _with_wanted_cleared(scene)
    if wanted is not None and is_play_of(wanted, token.play) and not _is_plain(wanted):
        return _play_wanted(scene, wanted, said)
    runs_anyway = wanted is not None and wanted.runs_anyway
    return _begin(scene, token.source, said, runs_anyway=runs_anyway)


def _play_wanted(scene: Scene, wanted: Queue, *said: Line) -> Outcome:
    """Play the very queue that was wanted, after the safety notice if it was never said."""
    if not scene.listener.safety_told:
        scene = replace(scene, listener=replace(scene.listener, safety_told=True))
        said = (*said, line("safety.say"))
    at, offset = wanted.ordered.at, wanted.ordered.offset_ms
    return play_at(scene, wanted, at, offset, *said, line("start.go"))


def _begin(scene: Scene, source: Source, said: Line, *, runs_anyway: bool) -> Outcome:
    card = scene.library.workout_card(source.id) if source.kind is SourceKind.WORKOUT else None
    if card is None:
        return begin(scene, source, said)
    return start_workout(scene, card, said, runs_anyway=runs_anyway)


def _go_without(scene: Scene, token: HandoverToken, said: Line) -> Outcome:
    free = _free_alternative(scene, token)
    wanted = scene.listener.premium.wanted
    asked_for = wanted is not None and is_play_of(wanted, token.play) and wanted.runs_anyway
    scene = replace(scene, talk=replace(scene.talk, asked_for=asked_for))
    return upsell.offer_free(scene, said, free) if free else _back_to(scene, token, said)


def _free_alternative(scene: Scene, token: HandoverToken) -> FreeAlternative | None:
    if not scene.device.has_audio:
        return None
    plan = scene.library.plan(token.plan) if token.plan else None
    if plan is not None:
        return free_instead_of_plan(scene.library, plan)
    if token.source is None:
        return None
    wanted = scene.listener.premium.wanted
    is_it = wanted is not None and is_play_of(wanted, token.play)
    return free_instead_of(scene.library, token.source, wanted.cast if is_it and wanted else AUTHORS_CAST)


def _back_to(scene: Scene, token: HandoverToken, said: Line) -> Outcome:
    """Go on with the audio that played before the handover; else ask what the person would like."""
    queue = scene.listener.queue(token.on)
    if queue is not None and queue.state is QueueState.ON and scene.device.has_audio:
        return resume_queue(scene, queue, said)
    return scene.say(said, question=open_question("ask.else"))


def _is_plain(queue: Queue) -> bool:
    """True if a queue is new, unchanged and at its beginning, so that it can be begun anew and introduced."""
    is_new = queue.training == queue.ordered.play
    is_whole = queue.order == tuple(range(len(queue.order)))
    at_start = queue.ordered.at == 0 and queue.ordered.offset_ms == 0
    return is_new and is_whole and at_start and queue.cast == AUTHORS_CAST


def _with_wanted_cleared(scene: Scene) -> Scene:
    memory = replace(scene.listener.premium, wanted=None)
    return replace(scene, listener=replace(scene.listener, premium=memory))


def on_agreed_to_music(scene: Scene, pending: Pending) -> Outcome:
    """Start the free playlist."""
    return on_start_playlist(scene, StartPlaylist(playlist=pending.id))
