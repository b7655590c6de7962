// What the schema asks of values (load/schema.py and schema_faults.py say the same of files), and what is private.

/** What the schema says of a value, with what it refers to. */
function resolved(node) {
  if (!node.$ref) return node;
  return Object.assign({}, FORM.schema.$defs[node.$ref.replace("#/$defs/", "")], node);
}

/** The keys that a mapping must have, or must have in one of the ways of filling it in. */
function requiredIn(node) {
  return (node.required || []).concat(...(node.oneOf || []).map(branch => branch.required));
}

/** The faults of a value and all below it: `{steps, rule, facts}`, the steps being keys and numbers in lists. */
function faultsOf(schema, value, steps) {
  const node = resolved(schema);
  const own = ownFault(node, value);
  if (own) return [Object.assign({ steps }, own)];
  if (Array.isArray(value)) {
    return [].concat(...value.map((item, number) => faultsOf(node.items, item, steps.concat(number))));
  }
  if (!isMapping(value)) return [];
  const found = Object.keys(value).map(key => faultsOf(node.properties[key], value[key], steps.concat(key)));
  return keyFaults(node, value, steps).concat(...found);
}

/** The first fault of one value, in the order in which a person mends. */
function ownFault(node, value) {
  const rules = [ofType, ofChoice, ofText, ofRange, ofLength];
  for (const rule of rules) {
    const fault = rule(node, value);
    if (fault) return fault;
  }
  return null;
}

const IS_TYPE = {
  string: value => typeof value === "string",
  boolean: value => typeof value === "boolean",
  number: value => value instanceof Figure,
  integer: value => value instanceof Figure && !value.text.includes("."),
  array: Array.isArray,
  object: isMapping,
};

function ofType(node, value) {
  if (!node.type || IS_TYPE[node.type](value)) return null;
  if (typeof value === "string" && isDoubtful(value, FORM.sign)) return { rule: "doubtful", facts: doubt(value) };
  return { rule: `type-${node.type}`, facts: {} };
}

function doubt(typed) {
  const whole = typed.trim().replace(/[.,]/, "");
  return { whole, decimal: typed.trim().replace(/[.,]/, FORM.sign) };
}

function ofChoice(node, value) {
  const allowed = "const" in node ? [node.const] : node.enum;
  return allowed && !allowed.includes(value) ? { rule: "choice", facts: { allowed: allowed.join(", ") } } : null;
}

function ofText(node, value) {
  if (typeof value !== "string") return null;
  const hidden = hiddenSign(value);
  const length = Array.from(value).length;
  if (hidden) return { rule: "character", facts: { codepoint: hidden } };
  if (length > (node.maxLength || length)) return { rule: "too-long", facts: { limit: node.maxLength } };
  // Only now: the search takes its time with a text of any length.
  const secret = privateKind(value);
  if (secret) return { rule: secret, facts: {} };
  if (length < (node.minLength || 0)) return { rule: "too-short", facts: { limit: node.minLength } };
  if (node.pattern && !new RegExp(node.pattern).test(value)) return { rule: "pattern", facts: { form: formOf(node) } };
  if (node.format === "date" && !isRealDate(value)) return { rule: "real-date", facts: {} };
  return null;
}

function formOf(node) {
  return FORM.forms[node["x-form"]];
}

function isRealDate(text) {
  const [year, month, day] = text.split("-").map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

function ofRange(node, value) {
  if (!(value instanceof Figure)) return null;
  const above = node.exclusiveMinimum;
  const facts = { minimum: above === undefined ? node.minimum : above, maximum: node.maximum };
  const low = node.minimum !== undefined && compared(value.text, String(node.minimum)) < 0;
  const notAbove = above !== undefined && compared(value.text, String(above)) <= 0;
  const high = node.maximum !== undefined && compared(value.text, String(node.maximum)) > 0;
  if (!(low || notAbove || high)) return null;
  return { rule: above === undefined ? "range" : "more-than", facts };
}

function ofLength(node, value) {
  if (!Array.isArray(value)) return null;
  const [minimum, maximum] = [node.minItems || 0, node.maxItems || value.length];
  return value.length < minimum || value.length > maximum ? { rule: "list-length", facts: { minimum, maximum } } : null;
}

function keyFaults(node, value, steps) {
  const missing = (node.required || []).filter(key => !(key in value));
  const found = missing.map(key => ({ steps: steps.concat(key), rule: "missing", facts: {} }));
  const needs = node.dependentRequired || {};
  for (const key of Object.keys(needs).filter(one => one in value)) {
    for (const needed of needs[key].filter(one => !(one in value))) found.push(together(node, steps, key, needed));
  }
  if (node.oneOf && !node.oneOf.some(branch => branch.required.every(key => key in value))) {
    const begun = node.oneOf.filter(branch => branch.required.some(key => key in value));
    if (!begun.length) found.push({ steps, rule: "one-of", facts: {} });
  }
  return found.concat(...(node.allOf || []).map(one => conditional(node, one, value, steps)));
}

function together(node, steps, key, needed) {
  return { steps: steps.concat(needed), rule: "needs", facts: { present: resolved(node.properties[key]).title } };
}

/** The faults of an `if` and `then` of the schema. */
function conditional(node, condition, value, steps) {
  const asked = condition.if;
  const holds = asked.required.every(key => key in value && !ownFault(asked.properties[key], value[key]));
  if (!holds) return [];
  const missing = (condition.then.required || []).filter(key => !(key in value));
  const found = missing.map(key => together(node, steps, asked.required[0], key));
  const tighter = condition.then.properties || {};
  const present = Object.keys(tighter).filter(key => key in value);
  return found.concat(...present.map(key => faultsOf(tighter[key], value[key], steps.concat(key))));
}

/** The first sign that nobody sees or that no record may hold, as `U+200B`; nothing when there is none. */
function hiddenSign(text) {
  const signs = Array.from(text).map(sign => sign.codePointAt(0));
  const hidden = signs.find(code => FORM.refused.some(([first, last]) => first <= code && code <= last));
  if (hidden === undefined) return "";
  const code = hidden.toString(16).toUpperCase();
  return `U+${"0".repeat(Math.max(0, 4 - code.length))}${code}`;
}

/** Which number or address of a person stands in a text, as the name of a rule. `kinerja check` looks more closely. */
function privateKind(text) {
  if (/[\w.+%-]+@(?:[\w-]+\.)+[A-Za-z]{2,}/.test(text) && !/git@[\w.-]+[:/]\S/.test(text)) return "email-address";
  const rows = text.match(/\+?[0-9](?:[ ._-]{0,3}[0-9]){8,}/g) || [];
  const kinds = rows.map(row => kindOfNumber(row.replace(/[ ._-]/g, "")));
  return kinds.find(Boolean) || "";
}

function kindOfNumber(digits) {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
  if (/^(19|20)[0-9]{10}(?:[0-9]{2})[12][0-9]{3}$/.test(digits) && isRealDate(`${year}-${month}-${day}`)) {
    return "personal-number";
  }
  if (/^[1-9][1-9][0-7][0-9]{3}[0-7][0-9][01][0-9]{7}$/.test(digits)) {
    const born = Number(digits.slice(6, 8));
    const date = [`20${digits.slice(10, 12)}`, digits.slice(8, 10), born > 40 ? born - 40 : born].join("-");
    return isRealDate(date) && !digits.endsWith("0000") ? "identity-number" : "";
  }
  return /^(?:\+62|0062|0)8[1-9][0-9]{6,10}$/.test(digits) ? "phone-number" : "";
}
