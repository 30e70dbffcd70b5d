"""What is said to the coach in the middle of a workout."""

from skill.alexa import slots as s
from skill.alexa.intents.intent_table import RequestReader
from skill.domain.coach.requests import (
    AboutMove,
    ChangeLength,
    Easier,
    Finish,
    Harder,
    HowManyLeft,
    Hurt,
    OneMoreRound,
    Ready,
    RestartMove,
    SkipWarmUp,
    Slower,
    TakeBreather,
    TellState,
    Walk,
    WhichRound,
)

INTENTS: dict[str, RequestReader] = {
    "SlowerIntent": lambda _: Slower(),
    "RestartMoveIntent": lambda _: RestartMove(),
    "EasierIntent": lambda _: Easier(),
    "HarderIntent": lambda _: Harder(),
    "SwapMoveIntent": s.swap,
    "SpareMeIntent": s.spare,
    "WalkIntent": lambda _: Walk(),
    "SkipWarmUpIntent": lambda _: SkipWarmUp(),
    "ChangeLengthIntent": lambda slots: ChangeLength(s.length_ms(slots)),
    "OneMoreRoundIntent": lambda _: OneMoreRound(),
    "BreatherIntent": lambda slots: TakeBreather(s.length_ms(slots)),
    "ReadyIntent": lambda _: Ready(),
    "HowManyLeftIntent": lambda _: HowManyLeft(),
    "WhichRoundIntent": lambda _: WhichRound(),
    "WhichSideIntent": lambda _: AboutMove(side=True),
    "WhichMusclesIntent": lambda _: AboutMove(muscles=True),
    "WherePartIntent": lambda slots: AboutMove(s.part(slots)),
    "HurtIntent": lambda slots: Hurt(slots["body_part"].id if "body_part" in slots else None),
    "HealthIntent": lambda _: TellState(),
    "FinishIntent": lambda _: Finish(),
}
