// The card of the present stream: title, picture, captions, progress, queue and buttons.

import { cueAt, cuesOf } from "./captions.js";
import { clock, find, textOf } from "./texts.js";

export class Card {
  #player = {};
  #cues = [];
  #since = performance.now();

  show(player, queue) {
    const isNew = player.token !== this.#player.token;
    if (isNew) this.#cues = cuesOf(player.captions);
    this.#player = player;
    this.#since = performance.now();
    const isEmpty = !player.token;
    find("card").dataset.empty = isEmpty;
    write("title", isEmpty ? textOf("nothing_playing") : (player.title ?? player.token));
    write("subtitle", player.subtitle ?? "");
    write("queue", queue.map((one) => one.title ?? "…").join(", ") || textOf("queue_empty"));
    // What the skill sent is shown, and nothing else; an Echo without a screen shows none of it.
    find("art").hidden = !player.art && !player.behind;
    showImage("picture", player.art, player.art_shows);
    showImage("behind", player.behind, "");
    const shows = player.goes_on ? "pause" : "play";
    const goesOn = player.activity === "PAUSED" || player.activity === "STOPPED";
    find("toggle").dataset.shows = shows;
    write("toggle-name", textOf(shows === "pause" ? "pause" : goesOn ? "resume" : "play"));
    for (const button of document.querySelectorAll(".buttons button")) button.disabled = false;
  }

  /** Update progress and captions; `position` is null if the stream is not on this machine and plays in silence. */
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
}

/** Set a text only if it changes: screen readers announce every write to a live region. */
function write(id, text) {
  const place = find(id);
  if (place.textContent !== text) place.textContent = text;
}

/** Show an image; an address that is the same is not asked for again. */
function showImage(id, address, text) {
  const image = find(id);
  image.hidden = !address;
  image.alt = text ?? "";
  if (image.getAttribute("src") === (address ?? null)) return;
  if (address) image.src = address;
  else image.removeAttribute("src");
}
