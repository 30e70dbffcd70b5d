// Data binding of APL: "${a.b == 1 ? 'x' : c}" in a text, worked out in a context of names.

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([A-Za-z_$][\w$]*)|(\?\?|\|\||&&|==|!=|<=|>=|[-+*/%<>!?:().,[\]]))/y;
const LEVELS = [["??"], ["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]];
const SUMS = {
  "==": (a, b) => a === b, "!=": (a, b) => a !== b,
  "<": (a, b) => a < b, ">": (a, b) => a > b, "<=": (a, b) => a <= b, ">=": (a, b) => a >= b,
  "+": (a, b) => (typeof a === "number" && typeof b === "number" ? a + b : textOfValue(a) + textOfValue(b)),
  "-": (a, b) => a - b, "*": (a, b) => a * b, "/": (a, b) => a / b, "%": (a, b) => a % b,
};
const MATHS = ["abs", "ceil", "floor", "max", "min", "round"];

/** Return a value with its expressions worked out; `unknown(name)` is told of what is not understood. */
export function bound(value, context, unknown) {
  if (typeof value !== "string" || !value.includes("${")) return value;
  const parts = partsOf(value);
  if (parts.length === 1 && parts[0].code !== undefined) return result(parts[0].code, context, unknown);
  return parts.map(({ text, code }) => text ?? textOfValue(result(code, context, unknown))).join("");
}

export function textOfValue(value) {
  return value === undefined || value === null ? "" : String(value);
}

function partsOf(value) {
  const parts = [];
  let at = 0;
  while (at < value.length) {
    const from = value.indexOf("${", at);
    if (from < 0) break;
    if (from > at) parts.push({ text: value.slice(at, from) });
    const to = endOf(value, from + 2);
    parts.push({ code: value.slice(from + 2, to) });
    at = to + 1;
  }
  if (at < value.length) parts.push({ text: value.slice(at) });
  return parts;
}

function endOf(value, from) {
  let quote = "";
  for (let at = from; at < value.length; at += 1) {
    const sign = value[at];
    if (quote) quote = sign === quote ? "" : quote;
    else if (sign === "'" || sign === '"') quote = sign;
    else if (sign === "}") return at;
  }
  return value.length;
}

function result(code, context, unknown) {
  try {
    const reader = new Reader(code, context);
    const value = reader.choice();
    if (!reader.isDone) throw new SyntaxError(code);
    return value;
  } catch {
    unknown(`\${${code}}`);
    return undefined;
  }
}

class Reader {
  #tokens = [];
  #at = 0;
  #context;

  constructor(code, context) {
    this.#context = context;
    TOKEN.lastIndex = 0;
    const text = code.trimEnd();
    while (TOKEN.lastIndex < text.length) {
      const [, number, single, double, name, sign] = TOKEN.exec(text) ?? fail(code);
      if (number !== undefined) this.#tokens.push({ value: Number(number) });
      else if (name !== undefined) this.#tokens.push({ name });
      else if (sign !== undefined) this.#tokens.push({ sign });
      else this.#tokens.push({ value: single ?? double });
    }
  }

  get isDone() {
    return this.#at === this.#tokens.length;
  }

  choice() {
    const asked = this.#level(0);
    if (!this.#takes("?")) return asked;
    const yes = this.choice();
    this.#needs(":");
    const no = this.choice();
    return asked ? yes : no;
  }

  #level(depth) {
    if (depth === LEVELS.length) return this.#unary();
    let left = this.#level(depth + 1);
    for (;;) {
      const sign = LEVELS[depth].find((one) => this.#takes(one));
      if (!sign) return left;
      const right = this.#level(depth + 1);
      if (sign === "??") left ??= right;
      else if (sign === "||") left ||= right;
      else if (sign === "&&") left &&= right;
      else left = SUMS[sign](left, right);
    }
  }

  #unary() {
    if (this.#takes("!")) return !this.#unary();
    if (this.#takes("-")) return -this.#unary();
    return this.#member();
  }

  #member() {
    let value = this.#first();
    for (;;) {
      if (this.#takes(".")) value = own(value, this.#next().name);
      else if (this.#takes("[")) {
        value = own(value, this.choice());
        this.#needs("]");
      } else if (this.#takes("(")) value = this.#called(value);
      else return value;
    }
  }

  #called(work) {
    if (typeof work !== "function") fail("call");
    const given = [];
    while (!this.#takes(")")) {
      given.push(this.choice());
      this.#takes(",");
    }
    return work(...given);
  }

  #first() {
    if (this.#takes("(")) {
      const value = this.choice();
      this.#needs(")");
      return value;
    }
    const { name, value, sign } = this.#next();
    if (sign) fail(sign);
    if (name === undefined) return value;
    if (name === "true" || name === "false") return name === "true";
    if (name === "null") return null;
    if (name === "Math") return Object.fromEntries(MATHS.map((one) => [one, Math[one]]));
    return own(this.#context, name);
  }

  #next() {
    return this.#tokens[this.#at++] ?? fail("end");
  }

  #takes(sign) {
    if (this.#tokens[this.#at]?.sign !== sign) return false;
    this.#at += 1;
    return true;
  }

  #needs(sign) {
    if (!this.#takes(sign)) fail(sign);
  }
}

/** Return a property that the value itself has, or the length of a list or text: never one of its prototype. */
function own(value, name) {
  if (value === undefined || value === null) return undefined;
  return Object.hasOwn(Object(value), name) ? value[name] : undefined;
}

function fail(what) {
  throw new SyntaxError(what);
}
