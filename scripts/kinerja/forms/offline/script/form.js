// The page: what happens between the first answer and the file that is saved.

const FORM = JSON.parse(document.getElementById("form-data").textContent);
const page = name => document.getElementById(name);
let root = null;
let filled = FORM.place;
let isChanged = false;
let isFinished = false;

/** Tells those who cannot see it what has changed on the page. */
function say(text) {
  page("status").textContent = text;
}

/** Faults told beside their values; of new forms only where somebody has been already. */
function review() {
  const found = faultsOf(FORM.schema, record(), []);
  const told = new Map();
  found.forEach(fault => {
    const place = root.at(fault.steps);
    const part = fault.rule === "one-of" ? place.ways : place;
    if (!told.has(part)) told.set(part, fault);
  });
  everyPart(root, part => {
    const fault = told.get(part);
    part.tell(fault && (isFinished || isTouched(part, fault)) ? wordsOf(fault) : "");
  });
  page("path").textContent = pathOf(record());
  if (isFinished) summarise(told);
  return told;
}

/** What is missing is told at the end, what is wrong at once. */
function isTouched(part, fault) {
  return part.touched && !["missing", "one-of", "needs", "list-length"].includes(fault.rule);
}

function wordsOf(fault) {
  const facts = {};
  Object.keys(fault.facts).forEach(name => {
    facts[name] = String(fault.facts[name]).replace(/^(-?[0-9]+)\.([0-9]+)$/, `$1${FORM.sign}$2`);
  });
  return sentence(fault.rule, facts);
}

function everyPart(part, act) {
  act(part);
  if (part.ways) act(part.ways);
  if (part.parts) part.keys.forEach(key => everyPart(part.parts[key], act));
  if (part.items) part.items.forEach(item => everyPart(item.part, act));
}

/** The list of all faults, each leading to its value. */
function summarise(told) {
  const list = page("faults");
  list.textContent = "";
  told.forEach((fault, part) => {
    const link = make("a", { href: `#${part.id}` }, `${placeName(fault.steps) || part.title}: ${wordsOf(fault)}`);
    link.addEventListener("click", event => {
      event.preventDefault();
      part.focus();
    });
    list.appendChild(make("li", {}, link));
  });
  page("summary").hidden = told.size === 0;
  if (told.size) page("result").hidden = true;
}

/** The titles on the way to a value. */
function placeName(steps) {
  const titles = steps.map((_, depth) => root.at(steps.slice(0, depth + 1)));
  const named = titles.filter((part, at) => !(part instanceof List && at < titles.length - 1));
  return named.filter((part, at) => part !== named[at - 1]).map(part => part.title).join(" › ");
}

/** After an answer: suggestions that fit it, and what is wrong with it. */
function changed() {
  isChanged = true;
  filled = root.read() || {};
  page("result").hidden = true;
  Picked.all = Picked.all.filter(part => document.contains(part.element));
  Picked.all.forEach(part => part.renew());
  review();
}

function finish() {
  isFinished = true;
  const told = review();
  if (told.size) {
    page("summary").focus();
    return;
  }
  const data = record();
  const path = pathOf(data);
  page("yaml").value = encoded(data, FORM.kind, path);
  page("result-path").textContent = path;
  page("result").hidden = false;
  page("result").focus();
}

function start() {
  const first = new Group(FORM.schema, FORM.schema.title, true);
  place(first);
  first.write(FORM.place);
  page("form").addEventListener("change", event => {
    everyPart(root, part => {
      if (part.element && part.element.contains(event.target)) part.touched = true;
    });
    changed();
  });
  page("form").addEventListener("submit", event => {
    event.preventDefault();
    finish();
  });
  page("form").addEventListener("keydown", event => {
    // Enter ends no record by chance, and a title has one line.
    const { target } = event;
    if (event.key === "Enter" && (target.tagName === "INPUT" || target.rows === 1)) event.preventDefault();
  });
  page("open").addEventListener("change", chosen);
  page("draft").addEventListener("click", saveDraft);
  page("print").addEventListener("click", () => print());
  page("download").addEventListener("click", saveRecord);
  page("copy").addEventListener("click", copy);
  addEventListener("beforeprint", () => root.paper(true));
  addEventListener("afterprint", () => root.paper(false));
  addEventListener("beforeunload", event => {
    if (!isChanged) return;
    event.preventDefault();
    event.returnValue = "";
  });
  page("form").hidden = false;
  changed();
  isChanged = false;
}

start();
