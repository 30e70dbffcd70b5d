"""A circumstance told before a workout: workouts that suit it are offered, and none is started unasked."""

from skill.domain.choice.offers import offer, offer_these
from skill.domain.choice.requests import TellCircumstance
from skill.domain.choice.said_back import circumstance_said
from skill.domain.choice.wishes import is_choosing, merged
from skill.domain.ground.records import replace
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import say_no_audio
from skill.domain.turn.requests import Dont
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish


def on_tell_circumstance(scene: Scene, heard: TellCircumstance) -> Outcome:
    """Offer workouts that suit a circumstance, and what was wished before."""
    if not scene.device.has_audio:
        return say_no_audio(scene)
    named = scene.library.workout_card(heard.wish.workout) if heard.wish.workout else None
    if named is not None:
        return offer_these(scene, None, (named,))
    wish = merged(scene.talk.wish, heard.wish) if is_choosing(scene) else heard.wish
    if wish != scene.talk.wish:
        # The wish has changed, so workouts named before may be offered again.
        scene = replace(scene, talk=replace(scene.talk, told=()))
    return offer(scene, wish, circumstance_said(scene, heard.wish))


def offer_others(scene: Scene, heard: Dont) -> Outcome:
    """Offer workouts that are nothing of what the person does not want."""
    return on_tell_circumstance(scene, TellCircumstance(Wish(unwanted=heard.unwanted)))
