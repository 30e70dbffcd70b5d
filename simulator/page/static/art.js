// The picture for a title: the lanes of a running track, with shape and colors that follow from the title.

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 640;
const HEIGHT = 320;
const LANES = 7;

/** Return the picture for a name; the same name gives the same picture. */
export function pictureOf(name) {
  const dice = seeded(name);
  const hue = Math.floor(dice() * 360);
  const centre = { x: WIDTH * (0.15 + dice() * 0.7), y: HEIGHT * (0.75 + dice() * 0.5) };
  const svg = shape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "xMidYMid slice" });
  svg.append(shape("rect", { width: WIDTH, height: HEIGHT, fill: colour(hue, 38, 24) }));
  for (let lane = LANES; lane > 0; lane -= 1) {
    const share = lane / LANES;
    svg.append(
      shape("ellipse", {
        cx: centre.x, cy: centre.y, rx: 70 + 400 * share, ry: 40 + 270 * share,
        fill: colour((hue + 46 * (1 - share)) % 360, 45 + 12 * (1 - share), 30 + 34 * (1 - share)),
      }),
    );
  }
  const turn = -0.6 - dice() * 1.6;
  const runner = { x: centre.x + 330 * Math.cos(turn), y: centre.y + 220 * Math.sin(turn) };
  svg.append(shape("circle", { cx: runner.x, cy: runner.y, r: 15, fill: colour((hue + 190) % 360, 80, 82) }));
  return svg;
}

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

const colour = (hue, saturation, light) => `hsl(${hue} ${saturation}% ${light}%)`;

function seeded(name) {
  let state = 2166136261;
  for (const letter of name) state = Math.imul(state ^ letter.codePointAt(0), 16777619);
  return () => {
    state = Math.imul(state ^ (state >>> 15), 2246822507) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
}
