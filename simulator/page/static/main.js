// The page: it hears, shows and plays what the device in the server decides, and reports what happened.

import { Line, Offline, Refused, Taken } from "./api.js";
import { Amazon } from "./amazon.js";
import { Card } from "./card.js";
import { Household } from "./household.js";
import { Microphone } from "./microphone.js";
import { Player } from "./player.js";
import { Stage } from "./stage.js";
import { Switches } from "./switches.js";
import { Underneath } from "./underneath.js";
import { Voice } from "./voice.js";
import { element, find, learn, word } from "./words.js";

const BUSY_MS = 500;
const IDLE_MS = 2000;
const PATIENCE_MS = 900;

const player = new Player();
const voice = new Voice();
const microphone = new Microphone();
const card = new Card();
const underneath = new Underneath();
const stage = new Stage(say);
const household = new Household(ask);
const switches = new Switches(ask);
const amazon = new Amazon(befall);
const line = new Line(() => ({
  ...player.report(),
  is_speaking: voice.isSpeaking,
  stands_still: Boolean(state?.listens && (find("say").value || microphone.isOpen)),
}));

let state = null;
let isMine = false;
let waits = null;

// The server's answers

function take(told) {
  state = told.state ?? state;
  underneath.add(told.journal ?? [], state.skill.ours);
  if (told.turn) stage.said(told.turn);
  if (told.speak?.length) speak(told.speak);
  render();
}

function render() {
  if (!state) return;
  player.apply(state.player, state.queue);
  card.show(state.player, state.queue);
  stage.show(state, { isSpeaking: voice.isSpeaking, isHearing: microphone.isOpen });
  household.show(state);
  switches.show(state.switches);
  amazon.show(state.amazon);
  if (state.player.token && !state.player.url) card.note(word("away"));
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
    const told = await line.ask(name, body);
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
    banner(word("taken"), word("take"), arrive);
  } else if (error instanceof Refused) {
    find("hint").textContent = error.message;
  } else if (!(error instanceof Offline)) {
    throw error;
  }
  return null;
}

// What the person does

async function say(text) {
  const said = text.trim();
  if (!said) return;
  find("say").value = "";
  find("hint").textContent = "";
  const asked = ask("say", { text: said });
  voice.stop();
  player.duck();
  if (!(await asked) && !line.isOnline) find("say").value = said;
  player.unduck();
}

async function press(button) {
  if (button === "pause") player.hush();
  const asked = ask("press", { button });
  voice.stop();
  await asked;
}

/** Let something happen on Amazon's side; what Alexa says just now is cut short only by an answer to it. */
async function befall(does) {
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
  find("hint").textContent = why ? word(why) : "";
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
  find("hint").textContent = word(detail);
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
  find("saved").textContent = told ? (told.path ? word("saved", { path: told.path }) : "") : find("hint").textContent;
  find("saved-text").hidden = !told;
  find("saved-text").textContent = told?.text ?? "";
  if (!told) return;
  const file = new Blob([told.text], { type: "application/toml" });
  const name = `${event.target.elements.name.value.trim()}.toml`;
  find("saved").append(" ", element("a", { href: URL.createObjectURL(file), download: name, text: word("download") }));
});

// What the loudspeaker does

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
  waits = setTimeout(() => player.isWaiting && card.note(word("making")), PATIENCE_MS);
});
player.addEventListener("blocked", () => banner(word("blocked"), word("hear"), () => player.play(), "blocked"));

function move() {
  card.move(state?.player.url ? player.position : null);
}

// The line, and time

line.addEventListener("line", () => {
  if (line.isOnline) {
    closeBanner("line");
    find("hint").textContent = word("status_online");
  } else {
    banner(word("status_offline"), null, null, "line");
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
    const told = await line.arrive();
    isMine = true;
    learn(told.words);
    find("journal").replaceChildren();
    take(told);
    welcome();
  } catch (error) {
    trouble(error);
    setTimeout(arrive, 1000);
  }
}

/** Whoever left in the middle finds the way back in one press. */
function welcome() {
  const { token, activity, title } = state.player;
  if (!token || activity === "FINISHED" || activity === "IDLE") return;
  banner(word("welcome_back", { title: title ?? token }), word("resume"), () => press("play"), "back");
}

async function live() {
  for (;;) {
    const isBusy = !line.isOnline || voice.isSpeaking || state?.phase !== "SILENT" || state?.player.sounds;
    await new Promise((resolve) => setTimeout(resolve, isBusy ? BUSY_MS : IDLE_MS));
    if (isMine) await ask("tick");
    if (state?.player.sounds) closeBanner("back");
  }
}

addEventListener("pagehide", () => isMine && line.leave());
addEventListener("pageshow", (event) => event.persisted && arrive());
setInterval(() => state?.player.sounds && move(), 250);

voice.choice = find("voice").value = localStorage.getItem("voice") ?? "auto";
globalThis.speechSynthesis?.getVoices();
await arrive();
live();
