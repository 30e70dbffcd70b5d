// From an APL document and its data to a plain tree of components, for the part of the language that is drawn here.

import { bound } from "./apl_expressions.js";

const TOUCHED = ["TouchWrapper", "Pressable"];
const BOX = `type when description id style width height minWidth minHeight maxWidth maxHeight padding paddingLeft
  paddingRight paddingTop paddingBottom grow shrink spacing alignSelf opacity display role accessibilityLabel disabled
  item items data firstItem lastItem position left right top bottom`.split(/\s+/);
const DRAWN = {
  Container: ["direction", "alignItems", "justifyContent", "wrap"],
  Text: ["text", "color", "fontSize", "fontWeight", "fontStyle", "textAlign", "lineHeight", "maxLines"],
  Image: ["source", "scale", "align", "borderRadius"],
  Frame: ["backgroundColor", "borderRadius", "borderWidth", "borderColor"],
  ScrollView: [],
  Sequence: ["scrollDirection"],
  GridSequence: ["scrollDirection", "childWidth", "childHeight", "childWidths", "childHeights"],
  TouchWrapper: ["onPress"],
  Pressable: ["onPress"],
};
const RAW = ["item", "items", "data", "firstItem", "lastItem", "onPress", "when", "type"];
const KNOWN = "type version description theme settings resources styles layouts mainTemplate import".split(" ");
const DEEPEST = 40;

/**
 * Return {tree, unknown}: each node {type, props, children, press}; `press` is the arguments that a touch sends.
 * `fontScale` is the size of text that a person has set on the device; `unknown` names what the document uses and is not drawn.
 */
export function inflated({ document, datasources = {} }, viewport, fontScale = 1) {
  return new Inflation(document, viewport, fontScale).done(datasources);
}

class Inflation {
  #document;
  #unknown = new Set();
  #resources = {};
  #around;

  constructor(document, viewport, fontScale) {
    this.#document = document;
    this.#around = { viewport, environment: { fontScale, screenReader: false, aplVersion: "2024.3" } };
  }

  done(datasources) {
    const document = this.#document;
    for (const key of Object.keys(document)) if (!KNOWN.includes(key)) this.#note(`document.${key}`);
    for (const { name } of document.import ?? []) this.#note(`import ${name}`);
    for (const block of list(document.resources)) this.#block(block);
    const [first] = document.mainTemplate?.parameters ?? [];
    const name = typeof first === "object" ? first.name : first;
    const context = { ...this.#around, ...(name ? { [name]: datasources } : {}) };
    const tree = this.#first(list(document.mainTemplate?.items ?? document.mainTemplate?.item), context, 0);
    return { tree, unknown: [...this.#unknown] };
  }

  #block(block) {
    if (!this.#holds(block.when, this.#around)) return;
    for (const kind of ["booleans", "boolean", "colors", "color", "dimensions", "dimension", "numbers", "number", "strings", "string"]) {
      for (const [name, value] of Object.entries(block[kind] ?? {})) this.#resources[name] = this.#value(value, this.#around);
    }
  }

  #note(what) {
    this.#unknown.add(what);
  }

  #value(value, context) {
    const found = bound(value, context, (what) => this.#note(what));
    if (typeof found !== "string" || !found.startsWith("@")) return found;
    if (Object.hasOwn(this.#resources, found.slice(1))) return this.#resources[found.slice(1)];
    this.#note(found);
    return undefined;
  }

  #holds(when, context) {
    return when === undefined || Boolean(this.#value(when, context));
  }

  /** Return the first of some components whose condition holds, as APL does where one is wanted. */
  #first(components, context, depth) {
    const chosen = components.find((one) => this.#holds(one.when, context));
    return chosen ? this.#node(chosen, context, depth) : null;
  }

  #node(component, context, depth) {
    const layout = this.#document.layouts?.[component.type];
    if (depth > DEEPEST) return null;
    if (layout) return this.#first(list(layout.items ?? layout.item), this.#given(component, layout, context), depth + 1);
    if (!DRAWN[component.type]) {
      this.#note(component.type);
      return null;
    }
    const props = { ...this.#styled(component.style, context), ...this.#props(component, context) };
    return { type: component.type, props, children: this.#children(component, context, depth), press: this.#press(component, props, context) };
  }

  #given(component, layout, context) {
    const given = { ...context };
    for (const one of layout.parameters ?? []) {
      const { name, default: usual } = typeof one === "string" ? { name: one } : one;
      given[name] = this.#value(component[name] ?? usual, context);
    }
    return given;
  }

  #props(component, context) {
    const props = {};
    for (const [key, value] of Object.entries(component)) {
      if (!BOX.includes(key) && !DRAWN[component.type].includes(key)) this.#note(`${component.type}.${key}`);
      else if (!RAW.includes(key)) props[key] = this.#value(value, context);
    }
    return props;
  }

  #styled(name, context, depth = 0) {
    const style = this.#document.styles?.[name];
    if (!style || depth > DEEPEST) return {};
    const found = {};
    for (const parent of list(style.extend ?? style.extends)) Object.assign(found, this.#styled(parent, context, depth + 1));
    for (const { when, ...values } of list(style.values ?? style.value)) {
      if (!this.#holds(when, context)) continue;
      for (const [key, value] of Object.entries(values)) found[key] = this.#value(value, context);
    }
    return found;
  }

  #children(component, context, depth) {
    const items = list(component.items ?? component.item);
    const ends = ["firstItem", "lastItem"].map((key) => list(component[key]));
    const data = component.data === undefined ? null : this.#value(component.data, context);
    const isMany = ["Container", "Sequence", "GridSequence"].includes(component.type);
    const middle = Array.isArray(data)
      ? data.map((one, index) => this.#first(items, { ...context, data: one, index, ordinal: index + 1, length: data.length }, depth + 1))
      : isMany
        ? items.filter((one) => this.#holds(one.when, context)).map((one) => this.#node(one, context, depth + 1))
        : [this.#first(items, context, depth + 1)];
    const [first, last] = ends.map((one) => (one.length ? [this.#first(one, context, depth + 1)] : []));
    return [...first, ...middle, ...last].filter(Boolean);
  }

  #press(component, props, context) {
    if (!TOUCHED.includes(component.type) || props.disabled) return null;
    let sent = null;
    for (const command of list(component.onPress)) {
      if (command.type !== "SendEvent") this.#note(command.type);
      else sent = this.#arguments(command.arguments, context);
    }
    return sent;
  }

  #arguments(given, context) {
    const found = this.#value(given, context);
    return list(found ?? []).map((one) => this.#value(one, context));
  }
}

function list(value) {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
