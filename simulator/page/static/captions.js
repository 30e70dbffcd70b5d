// Captions: WebVTT as it came with the stream, and the cue at a moment.

const TIME = /(?:(\d+):)?(\d\d):(\d\d)\.(\d{3})/;
const ARROW = /^\s*([\d:.]+)\s+-->\s+([\d:.]+)/;

/** Return the cues of a WebVTT text: from and to in milliseconds, and what is said. */
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

/** Return what is said at a moment; empty between two cues. */
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
