"""How each request of this room is answered."""

from skill.domain.conversation.asked_again import on_ask_again, on_hold_on
from skill.domain.conversation.chat import on_chat, on_not_yet, on_what_happens, on_why_ask
from skill.domain.conversation.denial import on_dont
from skill.domain.conversation.handover import on_handover_ended
from skill.domain.conversation.requests import (
    AskAgain,
    Chat,
    ForAlexa,
    GoHome,
    Help,
    HoldOn,
    Launch,
    No,
    NotUnderstood,
    NotYet,
    OwnWords,
    PartMissed,
    SayNumber,
    Thanks,
    WhatHappens,
    WhyAsk,
    Yes,
)
from skill.domain.conversation.small_talk import on_go_home, on_help, on_part_missed, on_thanks
from skill.domain.conversation.unclear import on_for_alexa, on_not_understood
from skill.domain.conversation.welcome import on_launch
from skill.domain.conversation.yes_no import on_no, on_yes
from skill.domain.turn.requests import Dont, HandoverEnded
from skill.domain.turn.tables import Answers

ANSWERS: Answers = {
    Launch: on_launch,
    Help: on_help,
    Thanks: on_thanks,
    GoHome: on_go_home,
    NotUnderstood: on_not_understood,
    PartMissed: on_part_missed,
    OwnWords: on_not_understood,
    ForAlexa: on_for_alexa,
    Yes: on_yes,
    No: on_no,
    Dont: on_dont,
    SayNumber: lambda scene, _: on_not_understood(scene, NotUnderstood()),
    AskAgain: on_ask_again,
    NotYet: on_not_yet,
    HoldOn: on_hold_on,
    WhyAsk: on_why_ask,
    WhatHappens: on_what_happens,
    Chat: on_chat,
    HandoverEnded: on_handover_ended,
}
