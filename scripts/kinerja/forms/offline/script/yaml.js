// Records as files, in the canonical layout of kinerja (record_text.py), which is also all that is read again.

const WORD = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const RESERVED = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
const KEY = /^([a-z][a-z0-9_]*):(?: +(.*))?$/;
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** The text of a record's file; `path` is where it lies. */
function encoded(data, kind, path) {
  const up = "../".repeat(path.split("/").length - 1);
  const top = `# yaml-language-server: $schema=${up}schemas/${kind}.schema.json`;
  return [top].concat(mappingLines(data), "").join("\n");
}

function mappingLines(fields) {
  return [].concat(...Object.keys(fields).map(key => entryLines(key, fields[key])));
}

function entryLines(key, value) {
  if (Array.isArray(value) && value.length) return [`${key}:`].concat(indented([].concat(...value.map(itemLines))));
  if (isMapping(value) && Object.keys(value).length) return [`${key}:`].concat(indented(mappingLines(value)));
  return [`${key}: ${scalarText(value)}`];
}

function itemLines(value) {
  const lines = isMapping(value) && Object.keys(value).length ? mappingLines(value) : [scalarText(value)];
  return [`- ${lines[0]}`].concat(indented(lines.slice(1)));
}

function indented(lines) {
  return lines.map(line => `  ${line}`);
}

function scalarText(value) {
  if (value instanceof Figure) return value.text;
  if (typeof value === "string" && WORD.test(value) && !RESERVED.includes(value)) return value;
  return JSON.stringify(value);
}

function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Figure);
}

/** What a file says: texts, figures, true, false, lists and mappings. Throws Unreadable with the number of a line. */
function parsed(text) {
  return new Reader(text).whole();
}

/** A file, or a line of it (from 1), that a form cannot take over without losing something. */
class Unreadable extends Error {
  constructor(line) {
    super();
    this.line = line;
  }
}

class Reader {
  constructor(text) {
    const lines = text.split(/\r?\n/).map((line, at) => {
      const rest = line.replace(/^ +/, "");
      return { indent: line.length - rest.length, body: rest.replace(/ +$/, ""), number: at + 1 };
    });
    this.lines = lines.filter(line => line.body && line.body[0] !== "#");
    this.next = 0;
  }

  whole() {
    const data = this.mapping(0);
    if (this.next < this.lines.length || !Object.keys(data).length) this.refuse();
    return data;
  }

  refuse() {
    const line = this.lines[Math.min(this.next, this.lines.length - 1)];
    throw new Unreadable(line ? line.number : 1);
  }

  /** The line that comes next, if it stands so deep and begins an item of a list, or does not. */
  here(indent, isItem) {
    const line = this.lines[this.next];
    return line && line.indent === indent && /^-( |$)/.test(line.body) === isItem ? line : null;
  }

  mapping(indent) {
    const data = {};
    for (let line = this.here(indent, false); line; line = this.here(indent, false)) {
      const found = KEY.exec(line.body);
      if (!found || Object.prototype.hasOwnProperty.call(data, found[1])) this.refuse();
      data[found[1]] = found[2] && found[2][0] !== "#" ? this.scalar(found[2]) : this.below(indent);
    }
    return data;
  }

  /** What stands under a key: a mapping or a list. */
  below(indent) {
    this.next += 1;
    const line = this.lines[this.next];
    if (!line || line.indent < indent) this.refuse();
    if (this.here(line.indent, true)) return this.list(line.indent);
    if (line.indent === indent) this.refuse();
    return this.mapping(line.indent);
  }

  list(indent) {
    const items = [];
    for (let line = this.here(indent, true); line; line = this.here(indent, true)) {
      const rest = line.body.slice(1).trim();
      if (!KEY.test(rest)) {
        items.push(this.scalar(rest));
        continue;
      }
      const deeper = line.indent + line.body.length - rest.length;
      this.lines[this.next] = { indent: deeper, body: rest, number: line.number };
      items.push(this.mapping(deeper));
    }
    return items;
  }

  scalar(text) {
    const value = scalarOf(text);
    if (value === undefined) this.refuse();
    this.next += 1;
    return value;
  }
}

/** The value of a scalar in one line, undefined when it is written in a way that is not read here. */
function scalarOf(text) {
  const quoted = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?: +#.*)?$/.exec(text);
  if (quoted) return quoted[1][0] === "'" ? quoted[1].slice(1, -1).replace(/''/g, "'") : fromJson(quoted[1]);
  const plain = text.replace(/ +#.*$/, "");
  if (/^\[.*\]$/.test(plain)) return flowList(plain.slice(1, -1).trim());
  if (plain === "true" || plain === "false") return plain === "true";
  if (NUMBER.test(plain)) return plain.length > LONGEST_NUMBER ? undefined : new Figure(plain);
  // Anything else that means more to YAML than its letters.
  if (/^[-?:,[\]{}#&*!|>'"%@`~+]|^\.(?:[0-9]|inf|nan)|: |:$|^null$/i.test(plain) || plain === "") return undefined;
  return plain;
}

/** A list in brackets, of words and numbers without any sign that could mean more. */
function flowList(text) {
  const items = text ? text.split(",").map(item => (/["'[{\]}:#]/.test(item) ? undefined : scalarOf(item.trim()))) : [];
  return items.includes(undefined) ? undefined : items;
}

function fromJson(text) {
  try {
    return JSON.parse(text);
  } catch (fault) {
    return undefined;
  }
}
