"""What is said to the coach in the middle of a workout."""

from skill.alexa import slots as s
from skill.alexa.intents.reading import Reading
from skill.domain.coach import heard as c

INTENTS: dict[str, Reading] = {
    "SlowerIntent": lambda _: c.Slower(),
    "RestartMoveIntent": lambda _: c.RestartMove(),
    "EasierIntent": lambda _: c.Easier(),
    "HarderIntent": lambda _: c.Harder(),
    "SwapMoveIntent": s.swap,
    "SpareMeIntent": s.spare,
    "SkipWarmUpIntent": lambda _: c.SkipWarmUp(),
    "ChangeLengthIntent": lambda slots: c.ChangeLength(s.length_ms(slots)),
    "OneMoreRoundIntent": lambda _: c.OneMoreRound(),
    "BreatherIntent": lambda slots: c.TakeBreather(s.length_ms(slots)),
    "ReadyIntent": lambda _: c.Ready(),
    "ChangeMusicIntent": s.music,
    "FasterMusicIntent": lambda _: c.FasterMusic(),
    "SlowerMusicIntent": lambda _: c.SlowerMusic(),
    "NoMusicIntent": lambda _: c.NoMusic(),
    "HowManyLeftIntent": lambda _: c.HowManyLeft(),
    "WhichRoundIntent": lambda _: c.WhichRound(),
    "HurtIntent": lambda slots: c.Hurt(slots["body_part"].id if "body_part" in slots else None),
    "FinishIntent": lambda _: c.Finish(),
}
