"""All other directives, and the interfaces that each needs: rules G8, G9, D1 to D6, P1 and L1."""

from collections.abc import Iterator

from simulator.protocol.json_access import Json, dig, rows
from simulator.rules.breaches import Breaches, hard, soft
from simulator.rules.checked_response import CheckedResponse

_NAMES = """
    Alexa.Advertisement.InjectAds Alexa.Presentation.APL.ExecuteCommands
    Alexa.Presentation.APL.RenderDocument Alexa.Presentation.APL.SendIndexListData
    Alexa.Presentation.APL.SendTokenListData Alexa.Presentation.APL.UpdateIndexListData
    Alexa.Presentation.APLA.RenderDocument Alexa.Presentation.APLT.ExecuteCommands
    Alexa.Presentation.APLT.RenderDocument Alexa.Presentation.HTML.HandleMessage
    Alexa.Presentation.HTML.Start Alexa.SmartVision.SnapshotProvider.GetSnapshotDirective
    AudioPlayer.ClearQueue AudioPlayer.Play AudioPlayer.Stop Connections.SendRequest
    Connections.SendResponse Connections.StartConnection Conversations.ResetContext
    CustomInterfaceController.SendDirective CustomInterfaceController.StartEventHandler
    CustomInterfaceController.StopEventHandler Dialog.ConfirmIntent Dialog.ConfirmSlot
    Dialog.Delegate Dialog.DelegateRequest Dialog.ElicitSlot Dialog.UpdateDynamicEntities
    Display.RenderTemplate GadgetController.SetLight GameEngine.StartInputHandler
    GameEngine.StopInputHandler Hint Navigation.Assistance.AnnounceRoadRegulation
    Tasks.CompleteTask VideoApp.Launch
"""
SUPPORTED = frozenset(_NAMES.split())
NEEDS = {
    "AudioPlayer.": ("AUDIO_PLAYER", "AudioPlayer"),
    "Alexa.Presentation.APL.": ("ALEXA_PRESENTATION_APL", "Alexa.Presentation.APL"),
    "Alexa.Presentation.APLT.": ("ALEXA_PRESENTATION_APLT", "Alexa.Presentation.APLT"),
    "Alexa.Presentation.HTML.": ("ALEXA_PRESENTATION_HTML", "Alexa.Presentation.HTML"),
    "VideoApp.": ("VIDEO_APP", "VideoApp"),
    "Display.": ("RENDER_TEMPLATE", "Display"),
    "GadgetController.": ("GADGET_CONTROLLER", None),
    "GameEngine.": ("GAME_ENGINE", None),
    "CustomInterfaceController.": ("CUSTOM_INTERFACE", None),
}
"""By the prefix of a directive's type: the interface that the manifest must declare, and the interface that
the device must support."""
TURNS = {"Dialog.Delegate", "Dialog.ElicitSlot", "Dialog.ConfirmSlot", "Dialog.ConfirmIntent"}
RENDER = "Alexa.Presentation.APL.RenderDocument"
COMMANDS = "Alexa.Presentation.APL.ExecuteCommands"
MOST_ENTITIES = 100
MOST_VALUE = 140


def directives(checked: CheckedResponse) -> Breaches:
    """Check all directives, except for the fields of AudioPlayer directives."""
    for one in checked.directives:
        yield from _known(checked, str(one.get("type")))
        yield from _dialog(checked, one)
        yield from _shown(one)
    for one in checked.reprompt_directives:
        if one.get("type") != "Alexa.Presentation.APLA.RenderDocument":
            yield hard("L1", f"a reprompt may hold APLA.RenderDocument only, not {one.get('type')}")
        yield from _shown(one)
    yield from _together(checked)


def _known(checked: CheckedResponse, kind: str) -> Breaches:
    if kind not in SUPPORTED:
        yield hard("G8", f"no directive is called {kind!r}")
    told = dig(checked.request, "context", "System", "device", "supportedInterfaces")
    supported = told if isinstance(told, dict) else {}
    for start, (interface, on_device) in NEEDS.items():
        if not kind.startswith(start):
            continue
        if interface not in checked.manifest.interfaces:
            yield hard("G8", f"{kind}: the skill has not declared the {interface} interface")
        if on_device and on_device not in supported:
            yield hard("G9", f"{kind}: this device does not support {on_device}")


def _dialog(checked: CheckedResponse, one: Json) -> Breaches:
    kind = str(one.get("type"))
    if kind in TURNS:
        yield from _turn(checked, one, kind)
    if kind == "Dialog.UpdateDynamicEntities":
        yield from _entities(checked, one)


def _turn(checked: CheckedResponse, one: Json, kind: str) -> Breaches:
    updated = one.get("updatedIntent")
    name = dig(updated, "name") or checked.intent
    if checked.type != "IntentRequest" or name not in checked.manifest.dialogs:
        yield hard("D1", f"{kind} for {name or checked.type}, which the dialog model does not hold")
        return
    missing = checked.manifest.dialogs[name] - set(dig(updated, "slots", default={}) or {})
    if updated is not None and missing:
        yield hard("D2", f"All slots must be defined in updatedIntent; missing: {sorted(missing)}")
    if kind == "Dialog.Delegate" and (checked.end is True or checked.response.get("outputSpeech")):
        yield soft("D3", "Dialog.Delegate goes with shouldEndSession false and no speech of its own")


def _entities(checked: CheckedResponse, one: Json) -> Breaches:
    types = rows(one.get("types"))
    if one.get("updateBehavior") not in {"REPLACE", "CLEAR"}:
        yield hard("D5", f"updateBehavior is {one.get('updateBehavior')!r}")
    if bool(types) != (one.get("updateBehavior") == "REPLACE"):
        yield hard("D5", "REPLACE needs types, CLEAR must have none")
    values = [value for kind in types for value in rows(dig(kind, "values"))]
    if len(values) > MOST_ENTITIES:
        yield hard("D5", f"{len(values)} dynamic values; {MOST_ENTITIES} are allowed")
    for kind in types:
        if checked.manifest.types is not None and dig(kind, "name") not in checked.manifest.types:
            yield hard("D5", f"the model has no slot type {dig(kind, 'name')!r}")
    if checked.intent in {"AMAZON.StopIntent", "AMAZON.PauseIntent"}:
        yield hard("D5", f"Dialog.UpdateDynamicEntities in the answer to {checked.intent}")
    for word in _words(values):
        if len(word) > MOST_VALUE:
            yield hard("D6", f"a value of {len(word)} characters; {MOST_VALUE} are allowed")


def _words(values: list[object]) -> Iterator[str]:
    for value in values:
        yield str(dig(value, "name", "value", default=""))
        yield from (str(word) for word in rows(dig(value, "name", "synonyms")))


def _shown(one: Json) -> Breaches:
    kind, document = str(one.get("type")), one.get("document")
    if kind == RENDER:
        if not isinstance(one.get("token"), str) or not one.get("token"):
            yield hard("P1", "APL.RenderDocument must have a token")
        yield from _document("P1", document, "APL")
        if not isinstance(one.get("datasources", {}), dict):
            yield hard("P1", "the datasources of APL.RenderDocument must be an object")
    is_order = isinstance(one.get("token"), str) and isinstance(one.get("commands"), list)
    if kind == COMMANDS and not is_order:
        yield hard("P1", "APL.ExecuteCommands must have a token and commands")
    if kind == "Alexa.Presentation.APLA.RenderDocument":
        yield from _document("L1", document, "APLA")


def _on_screen(checked: CheckedResponse, kinds: set[str]) -> Breaches:
    """Check what concerns the screen as a whole: one document, commands for it, and none under a stream."""
    rendered = [one for one in checked.directives if one.get("type") == RENDER]
    if len(rendered) > 1:
        yield hard("P1", f"{len(rendered)} documents in one answer; a screen shows one")
    if rendered and "AudioPlayer.Play" in kinds:
        yield soft("P4", "the screen of what plays covers the document at once")
    if rendered and checked.has_session and checked.end is True:
        yield soft("P4", "the document goes with its session, which this answer ends")
    tokens = {dig(checked.request, "context", "Alexa.Presentation.APL", "token")}
    tokens |= {one.get("token") for one in rendered}
    for one in checked.directives:
        if one.get("type") == COMMANDS and one.get("token") not in tokens:
            yield hard("P1", f"commands for {one.get('token')!r}, which is not on the screen")


def _document(rule: str, document: object, kind: str) -> Breaches:
    if dig(document, "type") == "Link" and isinstance(dig(document, "src"), str):
        return
    if dig(document, "type") != kind or not isinstance(dig(document, "version"), str):
        yield hard(rule, f"the document must have type {kind} and a version")


def _together(checked: CheckedResponse) -> Breaches:
    kinds = {str(one.get("type")) for one in checked.directives}
    yield from _on_screen(checked, kinds)
    shows = any(kind.startswith("Alexa.Presentation.APL.") for kind in kinds)
    if "Dialog.Delegate" in kinds and shows:
        yield hard("D4", "Dialog.Delegate together with an APL directive")
    if kinds & (TURNS - {"Dialog.Delegate"}) and COMMANDS in kinds:
        yield hard("D4", "a dialog directive together with APL.ExecuteCommands")
