// Finds pages by words. The index is a script of its own, so that a folder without a server will do.
"use strict";

const SHOWN_AT_ONCE = 30;
const WEIGHTS = [12, 6, 4, 1]; // of a word in the title, the other names, the place and kind, the description
const SMALL = new Set("dan di ke dari yang untuk pada the of and in to for".split(" "));
// Words that only look as if they had a prefix.
const WHOLE = new Set("sekolah selatan semester sekretariat sejahtera terima".split(" "));

/** The words of a text: small letters without accents; a number keeps its decimals, with a point. */
function wordsOf(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (plain.match(/\d+(?:[.,]\d+)*|[\p{L}\p{N}]+/gu) || []).map(word => word.replace(/,/g, "."));
}

/** One ending is cut off, if enough is left. */
function withoutSuffix(word) {
  const [, ...found] = word.match(/^(.{4,})kan$|^(.{3,})an$|^(.{2,})i$/) || [];
  return found.find(Boolean) || word;
}

/** All endings, and the `k` that cannot be told from the beginning of `-kan`: `didik` and `didikan`. */
function bare(word) {
  const rest = withoutSuffix(word).replace(/^(.{3,})k$/, "$1");
  return rest === word ? word : bare(rest);
}

/** The first prefix that leaves a root is cut off: `kerja` is not `ke` and `rja`. */
function withoutPrefix(word, prefixes) {
  for (const [prefix, shortest] of WHOLE.has(word) ? [] : prefixes) {
    const rest = word.replace(prefix, "");
    if (rest === word || rest.length < shortest) continue;
    if (/^(?:ng|ny|sy|kh|[b-df-hj-np-tv-z]?[hlr]?)[aeiou]/.test(rest)) return rest;
  }
  return word;
}

// Prefixes with the fewest letters of what may stay.
const INNER = [
  [/^(?:me|pe)ng(?=[aeiou])/, 2], [/^(?:me|pe)ng(?=[ghk])/, 3], [/^(?:me|pe)m(?=[bfpv])/, 3],
  [/^(?:me|pe)n(?=[cdjz])/, 3], [/^[pb]er/, 3], [/^(?:ter|di)/, 4], [/^be(?=kerja)/, 3], [/^(?:me|pe)/, 3],
];
const OUTER = [...INNER, [/^se/, 4]];
const AROUND = [...OUTER, [/^ke/, 4]];

/**
 * What Indonesian words of one root have in common: `pelayanan`, `layanan` and `melayani` give the same.
 * The first sound counts by its kind, since `me-` and `pe-` change it: `menulis` and `tulis` both give `nulis`.
 */
function stem(word) {
  if (word.length < 3 || /\d/.test(word)) return word;
  const said = word.replace(/^(.{4,})(?:kah|nya)$|^(.{3,}[^aeiou])lah$/, "$1$2");
  const outer = withoutPrefix(withoutSuffix(said), /an$/.test(said) ? AROUND : OUTER);
  return bare(withoutPrefix(outer, INNER))
    .replace(/^s(?=[aeiou])/, "ny")
    .replace(/^[kr](?=[aeiou])/, "")
    .replace(/^t(?=[aeiou])/, "n")
    .replace(/^p(?=[aeiou])/, "m");
}

/** An English plural is found by its singular, and the other way round. */
function singular(word) {
  return word.length > 3 && word.endsWith("s") ? word.slice(0, -1) : word;
}

/** Which word of the index each word is looked up by; words come often, so each is stemmed once. */
function stemmer(language) {
  const known = new Map();
  return word => {
    if (!known.has(word)) known.set(word, stem(language === "en" ? singular(word) : word));
    return known.get(word);
  };
}

/** Entries `[title, kind, place, description, other names, address]`, kinds and places by number, ready to look in. */
function prepared(index, stemOf) {
  return index.pages.map(([title, kind, place, description, names, address]) => {
    const page = { title, kind: index.kinds[kind], place: index.places[place], description, address };
    const fields = [title, names, `${page.place} ${page.kind}`, description];
    page.fields = fields.map(field => wordsOf(field).map(word => [word, stemOf(word)]));
    return page;
  });
}

/** How well a word fits a page: its best field; the beginning of a word counts more than its root. */
function fit(page, word, root) {
  let best = 0;
  page.fields.forEach((field, number) => {
    for (const [whole, rootOfWhole] of field) {
      const likeness = whole === word ? 4 : whole.startsWith(word) ? 3 : rootOfWhole === root ? 2 : 0;
      best = Math.max(best, likeness * WEIGHTS[number]);
    }
  });
  return best;
}

/** The pages in which every word of the question is found, best first. */
function found(pages, question, stemOf) {
  const all = wordsOf(question);
  const telling = all.filter(word => !SMALL.has(word));
  const words = telling.length ? telling : all;
  if (!words.length) return [];
  return pages
    .map((page, order) => {
      const fits = words.map(word => fit(page, word, stemOf(word)));
      return { page, order, score: fits.every(Boolean) ? fits.reduce((sum, one) => sum + one, 0) : 0 };
    })
    .filter(one => one.score)
    .sort((one, other) => other.score - one.score || one.order - other.order)
    .map(one => one.page);
}

function element(name, text, attributes = {}) {
  const made = Object.assign(document.createElement(name), attributes);
  made.textContent = text;
  return made;
}

function item(page) {
  const line = element("li", "");
  line.append(element("a", page.title, { href: page.address }));
  line.append(element("span", [page.kind, page.place].filter(Boolean).join(" · "), { className: "k-found-in" }));
  if (page.description) line.append(element("p", page.description));
  return line;
}

function start(form) {
  const input = form.elements.q;
  const [list, told, help, more] = ["found", "told", "help", "more"].map(name => document.getElementById(`search-${name}`));
  const stemOf = stemmer(document.documentElement.lang);
  const pages = prepared(searchIndex, stemOf);
  let rest = [];

  function next() {
    const items = rest.splice(0, SHOWN_AT_ONCE).map(item);
    list.append(...items);
    more.hidden = !rest.length;
    return items[0];
  }

  function answer() {
    const question = input.value.trim();
    rest = found(pages, question, stemOf);
    const sentence = { 0: told.dataset.none, 1: told.dataset.one }[rest.length] || told.dataset.many;
    told.textContent = question ? sentence.replace("{count}", rest.length.toLocaleString(document.documentElement.lang)) : "";
    help.hidden = Boolean(rest.length);
    list.replaceChildren();
    next();
  }

  function remember() {
    const address = new URL(location.href);
    address.searchParams.set("q", input.value.trim());
    history.replaceState(null, "", address);
  }

  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(answer, 200);
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    clearTimeout(waiting);
    answer();
    remember();
  });
  more.addEventListener("click", () => next().querySelector("a").focus());
  input.value = new URLSearchParams(location.search).get("q") || "";
  form.hidden = false;
  document.getElementById("search-off").remove();
  answer();
}

start(document.getElementById("search"));
