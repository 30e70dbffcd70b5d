"""How words are pronounced, told from their spelling by rules.

A sound is one character: consonants as usual, with `S` (sh), `Z` (vision), `C` (ch), `J` (judge), `T` (thin),
`D` (then) and `N` (sing); vowels `i I e a V A o O U u 3 @`, and the diphthongs `1` (day), `2` (my), `0`
(boy), `4` (now), `5` (go), `6` (ear) and `7` (air). An r is kept before vowels alone, as in England, so that
"court" and "caught" are the same. Such rules, each a spelling in its surroundings, were first written for
English by Elovitz and others (NRL report 7948, 1976); these are our own and fewer.
"""

import re
from collections.abc import Iterable
from functools import cache

from skill.domain.ground.patterns import Pattern

VOWELS = frozenset("iIeaVAoOUu3@1204567")

_NO_LETTERS = Pattern("[^a-z]+")
_DOUBLED = Pattern(r"(.)\1+")
_MAGIC = "(?:es?$|ed$|ers?$|ing$)"
"""The endings before which a vowel and one consonant make the vowel long."""
_ONE = "[bcdfgklmnpstvz]"

_RULES = rf"""
a    ^a$ @ | are(?=s?$|d$) 7 | air 7 | ar(?=r) a | (?<=w)ar(?=[^aeiouy]|$) O | ar(?=[^aeiouy]|$) A
     ar(?=[aeiouy]) ar | augh O | au|aw O | al(?=k) O | (?<=^.)al(?=[fmv]) A | (?<=[a-z][a-z])als$ @lz
     (?<=[a-z][a-z])al$ @l | all?(?=$|s$|ing$|er$|[td]|w|mo) Ol | ai|ay 1 | a(?=[bdfgkpt]le) 1
     a(?=ti[oe]) 1 | a(?=(?:{_ONE}|ch|st){_MAGIC}) 1 | (?<=qu)a o | (?<=w)a(?=[tnsd]) o | (?<=..)a$ @ | a a
b    bb? b | (?<=m)b(?=s?$) - | (?<=im)b(?=er|ing) - | b(?=ts?$) -
c    cc(?=[ei]) ks | ck|cc|cq k | ch(?=[rl]) k | (?<=[^e]a)ch(?=es?$) k | ch C | ci(?=a|ou) S | c(?=[eiy]) s
     c k
d    dge(?=[a-z]) J | dg J | dd? d
e    eau 5 | ear(?=[nl]|th|ch) 3 | (?<=[bwp])ear 7 | ear|eer|ere(?=$) 6 | eigh|eig(?=n) 1 | (?<=c)ei i
     ei 1 | ey(?=s?$) i | ey 1 | ee i | ea(?=thi|the$) i | ea(?=ds?$|th|lth|vy|sur|dy|st$) e
     (?<=[gb]r)ea(?=[tk]) 1 | ea$ i@ | ea i | (?<=[fv])ew yu | ew|eu u | eo(?=p) i | er(?=r) e
     er(?=[aeiouy]) er | ers?$ @* | er 3 | (?<=[td])ed$ Id | (?<=[pkfsxch])ed$ t | (?<=[a-z][a-z])ed$ d
     (?<=[sxzcg])es$ Iz | (?<=[sc]h)es$ Iz | (?<=[ptkf])es$ s | (?<=[a-z][a-z])es$ z | (?<=^[a-z])e$ i
     (?<=^[a-z]h)e$ i | e$ - | (?<=[^aeiouy])e(?=ly$|less|ness|ment|ful) - | e(?={_ONE}(?:e$|es$)) i
     (?<=[a-z][a-z])en(?=$|s$) @n | (?<=[a-z][a-z])el(?=$|s$) @l | e e
f    ff? f
g    ^gh g | (?<=be)g g | (?<=[ou]u)gh f | gh - | gg g | gn(?=$|s$|ed$) n | ^gn n | gu(?=[eiy]) g
     ge(?=$|[aou]) J | ^g(?=e[nlm]) J | ^g(?=[ei]) g | g(?=[eiy]) J | g g
h    ^h(?=our|onest) - | h(?=[aeiouy]) h | h -
i    igh 2 | ign(?=$|s$|ed$) 2n | ire(?=$|s$|d$) 2@ | ir(?=[^aeiou]|$) 3 | (?<=[a-z][a-z])ies$ iz
     (?<=[a-z][a-z])ied$ id | ie(?=[fvldc]) i | (?<=[a-z][a-z])ie$ i | ie$ 2 | i(?=nd$|nds$|ld$) 2
     i(?={_ONE}{_MAGIC}) 2 | i(?=[bdfgkpt]le) 2 | (?<=^[a-z])i(?=[aeo][a-z]) 2
     (?<=^[a-z][a-z])i(?=al|an|et|ot) 2 | ^i$ 2 | (?<=^h)i$ 2 | i$ i | (?<=[a-z][a-z])i(?=[aou]) i | i I
j    j J
k    ^kn n | kk? k
l    (?<=[bcdfgkptsz])le(?=$|d$) @l | (?<=[bcdfgkptsz])les$ @lz | (?<=[bcdfgkptsz])le(?=[^aeiouy][a-z]) @l
     ll? l
m    mm? m | mn$ m
n    nn n | (?<=i)ng(?=ing|er|ed) N | (?<=o)ng(?=er) Ng | n(?=g(?:e|ing$)) n | ng(?=[aourl]) Ng | ng N
     n(?=k|q|x|c(?!h|e|i)) N | n n
o    oughs?$ 5 | ough(?=t) O | (?<=^)our$ 4@ | (?<=h)ours?$ 4@* | our|oor|oar O | ore(?=$|s$|d$) O
     (?<=w)or(?=[kldms]|th) 3 | or(?=[aeiouy]) Or | (?<=[a-z][a-z][a-z])ors?$ @* | or O | oo(?=k|d$) U
     oo u | ould(?=$|nt) Ud | oup up | (?<=[a-z][a-z])ous$ @s | ou(?=ble|ple|ntr|ch$|ng) V | ou 4
     (?<=[dtbc])ow(?=n) 4 | ow(?=er|el|d) 4 | ow 5 | oa|oe 5 | oi|oy 0 | ol(?=k) 5
     o(?=ld|lls?$|lling|ller) 5 | o(?={_ONE}{_MAGIC}) 5 | o(?=ther) V | (?<=[mp])o(?=st) 5 | o$ 5
     o(?=tion) 5 | (?<=[a-z][a-z][a-z])on(?=$|s$) @n | o o
p    ph f | ^ps s | pp? p
q    que$ k | qu kw | q k
r    rr|rh r | r(?=[aeiouy]) r | r -
s    ssi(?=on) S | ss s | sh S | sch sk | sc(?=[eiy]) s | stl(?=e) s | (?<=[aeiou])si(?=on) Z | si(?=on) S
     (?<=a)su(?=r) Z | sm$ z@m | (?<=[bdglmnrvwyae])s$ z | (?<=oo)s(?=e) s | (?<=ea)s(?=e) z
     (?<=[iou])s(?={_MAGIC}) z | (?<=[aeiou])s(?=[iouy]) z | s s
t    tch C | ^th(?=e[ynmsr]|is|at|ose|us) D | th(?=er|e$|ing$) D | th T | ti(?=on|ou|al|en) S | tures?$ C@*
     tt? t
u    ure(?=$|s$|d$) y@ | ur(?=r) V | ur(?=[^aeiouy]|$) 3 | uy 2 | (?<=[rljs])u(?={_ONE}{_MAGIC}) u
     u(?={_ONE}{_MAGIC}) yu | ui(?=t|c|s) u | (?<=[pbf])u(?=ll|sh) U | ue(?=$|s$) u | u$ u
     (?<=[rljs])u(?={_ONE}[aiou]) u | u(?={_ONE}[aiou]) yu | (?<=[a-z][a-z][a-z])us$ @s | u V
v    v v
w    ^wr r | who h5 | wh w | w w
x    ^x z | x ks
y    ^y(?=[aeiou]) y | (?<=[aeiou])y(?=[aeiou]) y | (?<=^[a-z])y$ 2 | (?<=^[a-z][a-z])y$ 2
     y(?=[bcdklmnpt]e) 2 | y(?=cl) 2 | y$ i | y I
z    zz? z
"""
"""By the first letter, spellings with their sounds; the first that fits counts. `-` is silent, and `*` is a z
if the spelling ends in s."""

_IRREGULAR = {
    "the": "D@", "of": "ov", "to": "tu", "do": "du", "two": "tu", "who": "hu", "one": "wVn",
    "once": "wVns", "none": "nVn", "done": "dVn", "gone": "gon", "come": "kVm", "some": "sVm",
    "does": "dVz", "have": "hav", "give": "gIv", "live": "lIv", "said": "sed", "was": "woz", "were": "w3",
    "what": "wot", "are": "A", "there": "D7", "their": "D7", "where": "w7", "here": "h6", "they": "D1",
    "you": "yu", "your": "yO", "youre": "yO", "four": "fO", "pour": "fO", "poor": "pO", "tour": "tO",
    "through": "Tru", "though": "D5", "enough": "InVf", "rough": "rVf", "tough": "tVf", "how": "h4",
    "now": "n4", "cow": "k4", "row": "r5", "allow": "@l4", "put": "pUt", "foot": "fUt", "says": "sez",
    "heart": "hAt", "heard": "h3d", "height": "h2t", "weight": "w1t", "move": "muv", "prove": "pruv",
    "lose": "luz", "love": "lVv", "above": "@bVv", "glove": "glVv", "front": "frVnt", "month": "mVnT",
    "monday": "mVnd1", "won": "wVn", "son": "sVn", "other": "VD@", "build": "bIld", "half": "hAf",
    "get": "get", "minute": "mInIt", "minutes": "mInIts", "begin": "bIgIn", "again": "@gen", "yes": "yes",
    "this": "DIs", "us": "Vs", "bus": "bVs", "plus": "plVs", "plan": "plan", "then": "Den", "when": "wen",
    "men": "men", "women": "wImIn", "shed": "Sed", "muscle": "mVs@l", "muscles": "mVs@lz",
    "people": "pip@l", "pilates": "pIlAtiz", "know": "n5", "knee": "ni", "aisle": "2l", "isle": "2l",
    "iron": "2@n", "buy": "b2", "eye": "2", "wear": "w7", "sure": "SO", "shoe": "Su", "shoes": "Suz",
    "moves": "muvz", "movement": "muvm@nt", "dumb": "dVm", "climb": "kl2m", "thumb": "TVm",
    "house": "h4s", "close": "kl5z", "free": "fri", "hour": "4@", "hours": "4@z", "biceps": "b2seps",
    "triceps": "tr2seps", "aoife": "if@", "clock": "klok", "oclock": "@klok", "oh": "5", "choose": "Cuz",
}  # fmt: skip
"""Frequent words that the rules get wrong."""


@cache
def _by_letter() -> dict[str, tuple[re.Pattern[str], tuple[str, ...]]]:
    by_letter: dict[str, list[list[str]]] = {}
    letter = ""
    for row in _RULES.strip().splitlines():
        letter = row[:1].strip() or letter
        by_letter.setdefault(letter, []).extend(rule.split() for rule in row[1:].split(" | "))
    return {
        one: (
            re.compile("|".join(f"({spelling})" for spelling, _ in rules)),
            tuple(sound.replace("-", "") for _, sound in rules),
        )
        for one, rules in by_letter.items()
    }


def sounds(word: str) -> str:
    """Return a word's sounds, a character each; of digits and signs none."""
    letters = _NO_LETTERS.sub("", word.lower())
    if letters in _IRREGULAR:
        return _IRREGULAR[letters]
    made: list[str] = []
    by_letter = _by_letter()
    at = 0
    while at < len(letters):
        pattern, sound_of = by_letter[letters[at]]
        found = pattern.match(letters, at)
        if found is None or found.lastindex is None:  # every letter has a rule for itself alone
            at += 1
            continue
        sound = sound_of[found.lastindex - 1]
        made.append(sound.replace("*", "z" if found[0].endswith("s") else ""))
        at = found.end()
    return joined(made)


def joined(parts: Iterable[str]) -> str:
    """Return sounds one after another; of equal ones that meet, one is heard."""
    return _DOUBLED.sub(r"\1", "".join(parts))
