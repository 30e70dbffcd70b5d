"""Answers to "yes" and "no", by what the open question was about."""

from skill.domain.choice import answers as choice
from skill.domain.coach import answers as coach
from skill.domain.conversation.profile_question import PROFILE, on_agreed_to_tell
from skill.domain.conversation.requests import No, Yes
from skill.domain.explaining import answers as explaining
from skill.domain.ground.lines import line
from skill.domain.ground.records import replace
from skill.domain.music import answers as music
from skill.domain.person import answers as person
from skill.domain.plans import answers as plans
from skill.domain.playing import answers as playing
from skill.domain.playing.household import RESUME_OTHER as ANOTHERS
from skill.domain.premium import answers as premium
from skill.domain.reminders import answers as reminders
from skill.domain.tips import answers as tips
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import open_question
from skill.domain.turn.scene import Scene
from skill.domain.turn.tables import Replies
from skill.domain.turn.talk import Pending
from skill.domain.turn.wish import Wish


def on_yes(scene: Scene, _heard: Yes) -> Outcome:
    """Do what the open question asked about."""
    pending = scene.pending
    answer = AGREED.get(pending.about) if pending else None
    if pending is not None and answer is not None:
        return answer(scene, pending)
    if scene.is_playing():
        return scene.say(line("yes.playing"))
    return scene.say(line("yes.to_what"), question=open_question())


AGREED: Replies = {
    PROFILE: on_agreed_to_tell,
    **playing.AGREED,
    **music.AGREED,
    **tips.AGREED,
    **explaining.AGREED,
    **choice.AGREED,
    **plans.AGREED,
    **reminders.AGREED,
    **premium.AGREED,
    **person.AGREED,
    **coach.AGREED,
}
"""What "yes" does, by what the question was about; each room adds its own."""

DECLINED: Replies = {**choice.DECLINED, **coach.DECLINED, **reminders.DECLINED}
"""What "no" does, by what the question was about, where it does more than end the question."""


def on_no(scene: Scene, _heard: No) -> Outcome:
    """Accept "no"; after an offer, ask once what the person would like instead."""
    pending = scene.pending or Pending("")
    if pending.about in DECLINED:
        return DECLINED[pending.about](scene, pending)
    if pending.about == "offer" and scene.is_training():
        return scene.say(line("no.go_on"))
    if pending.about in {"offer", "resume", ANOTHERS}:
        question = Question(line("no.what_else"), line("ask.wish_reprompt"), Pending("wish"))
        before = scene.talk.wish
        # Who somebody is and how long they have stays true of what they take instead.
        kept = (
            {one: getattr(before, one) for one in ("exclude", "unwanted", "audience", "level", "minutes")}
            if before
            else {}
        )
        wish = Wish(**kept) if before else None
        talk = replace(scene.talk, offered=(), wish=wish)
        return replace(scene.say(line("no.fine"), question=question), talk=talk)
    if pending.about == PROFILE:
        return scene.say(line("no.fine"), question=open_question())
    if scene.is_playing():
        return scene.say(line("no.fine"))
    return scene.say(line("no.bye"))
