// Captions: parses the WebVTT of a stream, and finds the cue at a time.

const TIME = /(?:(\d+):)?(\d\d):(\d\d)\.(\d{3})/;
const ARROW = /^\s*([\d:.]+)\s+-->\s+([\d:.]+)/;

/** Return the cues of a WebVTT text: `from` and `to` in milliseconds, and the text. */
export function cuesOf(text) {
  const cues = [];
  for (const block of (text ?? "").replace(/\r/g, "").split(/\n{2,}/)) {
    const lines = block.split("\n");
    const at = lines.findIndex((line) => ARROW.test(line));
    if (at < 0) continue;
    const [, from, to] = ARROW.exec(lines[at]);
    cues.push({ from: milliseconds(from), to: milliseconds(to), text: said(lines.slice(at + 1).join(" ")) });
  }
  return cues;
}

/** Return the text at a time in milliseconds; empty between two cues. */
export function cueAt(cues, moment) {
  return cues.findLast((cue) => cue.from <= moment && moment < cue.to)?.text ?? "";
}

function milliseconds(text) {
  const [, hours, minutes, seconds, rest] = TIME.exec(text) ?? [0, 0, 0, 0, 0];
  return ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest);
}

function said(text) {
  return text.replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&").trim();
}
