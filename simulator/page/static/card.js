// The card of what plays: title, picture, captions in time, progress, queue, buttons.

import { pictureOf } from "./art.js";
import { cueAt, cuesOf } from "./captions.js";
import { clock, find, word } from "./words.js";

const NOTHING = "an echo at home";

export class Card {
  #player = {};
  #cues = [];
  #drawn = null;
  #since = performance.now();

  show(player, queue) {
    const isNew = player.token !== this.#player.token;
    if (isNew) this.#cues = cuesOf(player.captions);
    this.#player = player;
    this.#since = performance.now();
    const isEmpty = !player.token;
    find("card").dataset.empty = isEmpty;
    write("title", isEmpty ? word("nothing_playing") : (player.title ?? player.token));
    write("subtitle", player.subtitle ?? "");
    write("queue", queue.map((one) => one.title ?? "…").join(", ") || word("queue_empty"));
    this.#draw(isEmpty ? NOTHING : (player.subtitle ?? player.title ?? player.token));
    const shows = player.goes_on ? "pause" : "play";
    const goesOn = player.activity === "PAUSED" || player.activity === "STOPPED";
    find("toggle").dataset.shows = shows;
    write("toggle-name", word(shows === "pause" ? "pause" : goesOn ? "resume" : "play"));
    for (const button of document.querySelectorAll(".buttons button")) button.disabled = false;
  }

  /** Move progress and captions; `position` is null where nothing is heard and time just passes. */
  move(position) {
    const player = this.#player;
    if (!player.token) return;
    const passed = player.sounds ? performance.now() - this.#since : 0;
    const at = player.sounds && position !== null ? position : player.offset_ms + passed;
    const length = player.duration_ms;
    write("captions", cueAt(this.#cues, at));
    write("at", clock(at));
    write("length", length ? clock(length) : "");
    const share = length ? Math.min(1, at / length) : 0;
    if (Math.abs(find("progress").value - share) > 0.001) find("progress").value = share;
  }

  note(text) {
    write("note", text);
  }

  #draw(name) {
    if (this.#drawn === name) return;
    this.#drawn = name;
    find("art").replaceChildren(pictureOf(name));
  }
}

/** Write a text only where it changes: a live region must not repeat itself. */
function write(id, text) {
  const place = find(id);
  if (place.textContent !== text) place.textContent = text;
}
