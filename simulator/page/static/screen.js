// The screen of the Echo: the document that the skill has put there, drawn as elements.

import { inflated } from "./apl.js";
import { element, find } from "./texts.js";

const ALIGN = { start: "flex-start", end: "flex-end", center: "center", baseline: "baseline", stretch: "stretch", spaceBetween: "space-between", spaceAround: "space-around" };
const FIT = { "best-fit": "contain", "best-fill": "cover", fill: "fill", none: "none", "best-fit-down": "scale-down" };
const SIZES = { width: "width", height: "height", minWidth: "minWidth", minHeight: "minHeight", maxWidth: "maxWidth", maxHeight: "maxHeight", left: "left", right: "right", top: "top", bottom: "bottom", padding: "padding", paddingLeft: "paddingLeft", paddingRight: "paddingRight", paddingTop: "paddingTop", paddingBottom: "paddingBottom", fontSize: "fontSize", borderRadius: "borderRadius", borderWidth: "borderWidth", spacing: "marginTop" };
const PLAIN = ["color", "backgroundColor", "borderColor", "fontWeight", "fontStyle", "opacity", "lineHeight"];

export class Screen {
  #touch;
  #unknown;
  #shown = "";
  #viewport = { width: 1, height: 1 };

  /** `touch(arguments)` sends a touch; `unknown(token, names)` is told once of what a document uses and is not drawn. */
  constructor(touch, unknown) {
    this.#touch = touch;
    this.#unknown = unknown;
    new ResizeObserver(() => this.#scale()).observe(find("screen"));
  }

  show({ document, viewport, fontScale } = {}) {
    const key = JSON.stringify([document ?? null, viewport ?? null, fontScale ?? 1]);
    if (key === this.#shown) return;
    this.#shown = key;
    const hadFocus = find("screen").contains(globalThis.document.activeElement);
    find("screen").hidden = !document;
    find("glass").replaceChildren();
    if (!document) return hadFocus ? find("say").focus() : undefined;
    this.#viewport = inDp(viewport);
    find("screen").dataset.shape = this.#viewport.shape;
    const { tree, unknown } = inflated(document, this.#viewport, fontScale);
    if (tree) find("glass").append(this.#drawn(tree));
    if (unknown.length) this.#unknown(document.token, unknown);
    this.#scale();
    return undefined;
  }

  #scale() {
    const { width, height } = this.#viewport;
    find("screen").style.aspectRatio = `${width} / ${height}`;
    Object.assign(find("glass").style, { width: `${width}px`, height: `${height}px`, transform: `scale(${find("screen").clientWidth / width})` });
  }

  #drawn(node) {
    const made = this.#bare(node);
    const { props } = node;
    for (const [name, css] of Object.entries(SIZES)) if (props[name] !== undefined) made.style[css] = this.#size(props[name]);
    for (const name of PLAIN) if (props[name] !== undefined) made.style[name] = props[name];
    if (props.grow) made.style.flexGrow = props.grow;
    made.style.flexShrink = props.shrink ?? 0;
    if (props.alignSelf) made.style.alignSelf = ALIGN[props.alignSelf] ?? "";
    if (props.position) made.style.position = props.position;
    if (props.borderWidth) made.style.borderStyle = "solid";
    if (props.display === "none") made.hidden = true;
    made.append(...node.children.map((one) => this.#drawn(one)));
    return made;
  }

  #bare({ type, props, press }) {
    const label = props.accessibilityLabel;
    if (type === "Text") return text(props);
    if (type === "Image") {
      const image = element("img", { src: props.source, alt: label ?? "" });
      image.style.objectFit = FIT[props.scale] ?? "contain";
      return image;
    }
    if (press) {
      const button = element("button", { type: "button", className: "touch", "aria-label": label ?? "" });
      button.addEventListener("click", () => this.#touch(press));
      return button;
    }
    const made = element("div", { className: type.toLowerCase() });
    if (label) Object.assign(made, { role: "group", ariaLabel: label });
    if (type === "Container") arranged(made, props);
    if (["ScrollView", "Sequence", "GridSequence"].includes(type)) scrolling(made, type, props);
    return made;
  }

  /** Return a length of APL's as CSS has it; inside the glass a pixel is a dp. */
  #size(value) {
    if (typeof value === "number") return `${value}px`;
    const [, number, unit] = /^(-?[\d.]+)(dp|px|vw|vh|%)?$/.exec(String(value)) ?? [];
    if (number === undefined) return value;
    if (unit === "vw" || unit === "vh") return `${(Number(number) * this.#viewport[unit === "vw" ? "width" : "height"]) / 100}px`;
    return unit === "%" ? `${number}%` : `${number}px`;
  }
}

function inDp({ pixelWidth, pixelHeight, dpi, shape, mode }) {
  const scale = 160 / dpi;
  return { width: Math.round(pixelWidth * scale), height: Math.round(pixelHeight * scale), pixelWidth, pixelHeight, dpi, shape: shape.toLowerCase(), mode: mode.toLowerCase() };
}

function text({ text: words, role, textAlign, maxLines }) {
  const made = element("div", { className: "text", dir: "auto", text: String(words ?? "") });
  if (role === "header") Object.assign(made, { role: "heading", ariaLevel: "3" });
  if (textAlign && textAlign !== "auto") made.style.textAlign = textAlign;
  if (maxLines) Object.assign(made.style, { display: "-webkit-box", webkitLineClamp: maxLines, webkitBoxOrient: "vertical", overflow: "hidden" });
  return made;
}

function arranged(made, { direction = "column", alignItems, justifyContent, wrap }) {
  const to = { row: "row", column: "column", rowReverse: "row-reverse", columnReverse: "column-reverse" };
  Object.assign(made.style, { flexDirection: to[direction] ?? "column", alignItems: ALIGN[alignItems] ?? "", justifyContent: ALIGN[justifyContent] ?? "" });
  if (wrap === "wrap") made.style.flexWrap = "wrap";
}

function scrolling(made, type, { scrollDirection, childWidths, childWidth }) {
  made.tabIndex = 0;
  made.classList.add("scrolls");
  made.style.flexDirection = scrollDirection === "horizontal" ? "row" : "column";
  if (type !== "GridSequence") return;
  const widths = [childWidths ?? childWidth ?? "1fr"].flat().map((one) => (one === "auto" ? "1fr" : one));
  Object.assign(made.style, { display: "grid", gridTemplateColumns: widths.join(" ") });
}
