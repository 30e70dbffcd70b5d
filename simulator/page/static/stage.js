// The stage: whether Alexa speaks or listens, what was said, and suggestions.

import { element, find, textOf } from "./texts.js";

const MOST = 40;

export class Stage {
  #onSuggestion;
  #shown = "";

  constructor(onSuggestion) {
    this.#onSuggestion = onSuggestion;
  }

  show(state, { isSpeaking, isHearing }) {
    const phase = isHearing ? "HEARING" : isSpeaking ? "SPEAKING" : state.listens ? "LISTENING" : state.player.sounds ? "PLAYING" : "SILENT";
    find("echo").dataset.phase = phase;
    const text = phase === "LISTENING" || phase === "HEARING" ? textOf("listening") : "";
    if (find("phase").textContent !== text) find("phase").textContent = text;
    const { ours, invocation } = state.skill;
    find("hello").textContent = textOf(ours ? "hello" : "hello_any", { invocation });
    find("advice").hidden = !ours;
    this.#suggest(state.suggestions, !state.player.token && !state.in_session);
  }

  /** Add what the user said, with a note if a real Echo would not have sent it to the skill. */
  said(turn) {
    find("hello").hidden = true;
    this.#add(line("you", textOf("you"), turn.said));
    if (!turn.routed) {
      const note = textOf("note", { invocation: turn.invocation, said: turn.named });
      this.#add(element("p", { className: "real", text: note }));
    }
  }

  /** Add what Alexa says. */
  answered(caption) {
    find("hello").hidden = true;
    this.#add(line("alexa", textOf("alexa"), caption));
  }

  #add(item) {
    const talk = find("talk");
    talk.append(item);
    while (talk.children.length > MOST) talk.firstChild.remove();
    talk.scrollTop = talk.scrollHeight;
  }

  #suggest(suggestions, invites) {
    const key = JSON.stringify([suggestions, invites]);
    if (key === this.#shown) return;
    this.#shown = key;
    const place = find("suggestions");
    const had = place.contains(document.activeElement);
    place.classList.toggle("inviting", invites);
    const chips = suggestions.map((text, at) => {
      const shown = text[0].toUpperCase() + text.slice(1);
      const chip = element("button", { type: "button", className: at ? "chip" : "chip first", text: shown });
      chip.addEventListener("click", () => this.#onSuggestion(text));
      return chip;
    });
    place.replaceChildren(...chips);
    // The focused button is gone; without this, the keyboard focus would go to the top of the page.
    if (had) find("say").focus();
  }
}

function line(who, name, text) {
  return element("p", { className: who }, element("b", { text: name }), element("span", { text }));
}
