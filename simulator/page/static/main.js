// The page: it shows and plays what the device on the server decides, and reports what happens here.

import { Connection, Offline, Refused, Taken } from "./api.js";
import { Amazon } from "./amazon.js";
import { Card } from "./card.js";
import { Household } from "./household.js";
import { Microphone } from "./microphone.js";
import { Player } from "./player.js";
import { Screen } from "./screen.js";
import { Stage } from "./stage.js";
import { Switches } from "./switches.js";
import { Inspector } from "./inspector.js";
import { Voice } from "./voice.js";
import { element, find, setTexts, textOf } from "./texts.js";

const BUSY_MS = 500;
const IDLE_MS = 2000;
const PATIENCE_MS = 900;

const player = new Player();
const voice = new Voice();
const microphone = new Microphone();
const card = new Card();
const inspector = new Inspector();
const screen = new Screen(touch, (token, names) => inspector.note(textOf("undrawn", { token, names: names.join(", ") })));
const stage = new Stage(say);
const household = new Household(ask);
const switches = new Switches(ask);
const amazon = new Amazon(amazonEvent);
const connection = new Connection(() => ({
  ...player.report(),
  is_speaking: voice.isSpeaking,
  stands_still: Boolean(state?.listens && (find("say").value || microphone.isOpen)),
}));

let state = null;
let isMine = false;
let waits = null;

// The server's responses

function take(told) {
  state = told.state ?? state;
  inspector.add(told.journal ?? [], state.skill.ours);
  if (told.turn) stage.said(told.turn);
  if (told.speak?.length) speak(told.speak);
  render();
}

function render() {
  if (!state) return;
  player.apply(state.player, state.queue);
  card.show(state.player, state.queue);
  screen.show(state.screen);
  stage.show(state, { isSpeaking: voice.isSpeaking, isHearing: microphone.isOpen });
  household.show(state);
  switches.show(state.switches);
  amazon.show(state.amazon);
  if (state.player.token && !state.player.url) card.note(textOf("away"));
  move();
}

async function speak(utterances) {
  for (const one of utterances) stage.answered(one.caption);
  const here = state.household.devices.find((one) => one.name === state.household.device);
  const saying = voice.say(utterances, here.locale);
  render();
  if (await saying) await ask("heard");
}

async function ask(name, body) {
  if (!isMine) return null;
  try {
    const told = await connection.ask(name, body);
    take(told);
    return told;
  } catch (error) {
    return trouble(error);
  }
}

function trouble(error) {
  if (error instanceof Taken) {
    if (error.wasRestarted) return arrive();
    isMine = false;
    voice.stop();
    player.hush();
    banner(textOf("taken"), textOf("take"), arrive);
  } else if (error instanceof Refused) {
    find("hint").textContent = error.message;
  } else if (!(error instanceof Offline)) {
    throw error;
  }
  return null;
}

// What the user does

async function say(text) {
  const said = text.trim();
  if (!said) return;
  find("say").value = "";
  find("hint").textContent = "";
  const asked = ask("say", { text: said });
  voice.stop();
  player.duck();
  if (!(await asked) && !connection.isOnline) find("say").value = said;
  player.unduck();
}

async function press(button) {
  if (button === "pause") player.hush();
  const asked = ask("press", { button });
  voice.stop();
  await asked;
}

/** Touch the screen: Alexa's speech is interrupted, as by a word. */
async function touch(sent) {
  const asked = ask("touch", { arguments: sent });
  voice.stop();
  await asked;
}

/** Let something happen on Amazon's side; only a reply to Alexa's own question interrupts Alexa's speech. */
async function amazonEvent(does) {
  const answers = Boolean(state?.amazon.question);
  const asked = ask("amazon", { does });
  if (answers) voice.stop();
  await asked;
}

find("form").addEventListener("submit", (event) => {
  event.preventDefault();
  say(find("say").value);
});
find("say").addEventListener("input", () => (find("say").value ? player.duck() : player.unduck()));
find("say").addEventListener("blur", () => player.unduck());
for (const button of document.querySelectorAll("[data-press]")) {
  button.addEventListener("click", () => press(button.dataset.press));
}
find("toggle").addEventListener("click", () => press(find("toggle").dataset.shows));
find("break").addEventListener("click", () => ask("failed", { number: state.player.number }));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !voice.isSpeaking) return;
  voice.stop();
  ask("heard");
});

find("microphone").addEventListener("click", () => {
  if (microphone.isOpen) return microphone.close();
  const here = state.household.devices.find((one) => one.name === state.household.device);
  const why = microphone.open(here.locale);
  find("hint").textContent = why ? textOf(why) : "";
  if (!why) {
    if (voice.isSpeaking) {
      voice.stop();
      ask("heard");
    }
    player.duck();
    hearing(true);
  }
  return undefined;
});
microphone.addEventListener("words", ({ detail }) => {
  find("say").value = detail.text;
  if (detail.isFinal) say(detail.text);
});
microphone.addEventListener("trouble", ({ detail }) => {
  find("hint").textContent = textOf(detail);
});
microphone.addEventListener("closed", () => {
  hearing(false);
  player.unduck();
});

function hearing(isOpen) {
  find("microphone").setAttribute("aria-pressed", isOpen);
  render();
}

find("voice").addEventListener("change", (event) => {
  voice.choice = event.target.value;
  localStorage.setItem("voice", event.target.value);
});

find("save").addEventListener("submit", async (event) => {
  event.preventDefault();
  const told = await ask("save", { name: event.target.elements.name.value.trim() });
  find("saved").textContent = told ? (told.path ? textOf("saved", { path: told.path }) : "") : find("hint").textContent;
  find("saved-text").hidden = !told;
  find("saved-text").textContent = told?.text ?? "";
  if (!told) return;
  const file = new Blob([told.text], { type: "application/toml" });
  const name = `${event.target.elements.name.value.trim()}.toml`;
  find("saved").append(" ", element("a", { href: URL.createObjectURL(file), download: name, text: textOf("download") }));
});

// Events of the audio player

player.addEventListener("ended", () => ask("tick"));
player.addEventListener("failed", ({ detail }) => ask("failed", { number: detail }));
player.addEventListener("moved", move);
player.addEventListener("sounding", () => {
  clearTimeout(waits);
  card.note("");
  closeBanner("blocked");
});
player.addEventListener("waiting", () => {
  clearTimeout(waits);
  waits = setTimeout(() => player.isWaiting && card.note(textOf("making")), PATIENCE_MS);
});
player.addEventListener("blocked", () => banner(textOf("blocked"), textOf("hear"), () => player.play(), "blocked"));

function move() {
  card.move(state?.player.url ? player.position : null);
}

// The connection, and time

connection.addEventListener("connection", () => {
  if (connection.isOnline) {
    closeBanner("connection");
    find("hint").textContent = textOf("status_online");
  } else {
    banner(textOf("status_offline"), null, null, "connection");
  }
});

let shownBanner = null;

function banner(text, button, act, kind = "taken") {
  shownBanner = kind;
  find("banner").hidden = false;
  find("banner-text").textContent = text;
  find("banner-act").hidden = !button;
  find("banner-act").textContent = button ?? "";
  find("banner-act").onclick = () => {
    closeBanner(kind);
    act?.();
  };
}

function closeBanner(kind) {
  if (shownBanner !== kind) return;
  shownBanner = null;
  find("banner").hidden = true;
}

async function arrive() {
  try {
    const told = await connection.arrive();
    isMine = true;
    setTexts(told.words);
    find("journal").replaceChildren();
    take(told);
    welcome();
  } catch (error) {
    trouble(error);
    setTimeout(arrive, 1000);
  }
}

/** Offer to resume a stream that was interrupted when the page was last closed. */
function welcome() {
  const { token, activity, title } = state.player;
  if (!token || activity === "FINISHED" || activity === "IDLE") return;
  banner(textOf("welcome_back", { title: title ?? token }), textOf("resume"), () => press("play"), "back");
}

async function live() {
  for (;;) {
    const isBusy = !connection.isOnline || voice.isSpeaking || state?.phase !== "SILENT" || state?.player.sounds;
    await new Promise((resolve) => setTimeout(resolve, isBusy ? BUSY_MS : IDLE_MS));
    if (isMine) await ask("tick");
    if (state?.player.sounds) closeBanner("back");
  }
}

addEventListener("pagehide", () => isMine && connection.leave());
addEventListener("pageshow", (event) => event.persisted && arrive());
setInterval(() => state?.player.sounds && move(), 250);

voice.choice = find("voice").value = localStorage.getItem("voice") ?? "auto";
globalThis.speechSynthesis?.getVoices();
await arrive();
live();
