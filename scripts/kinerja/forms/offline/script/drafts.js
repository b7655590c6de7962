// Files: a record or a draft is saved where the user wants it, and a draft is taken over whole or not at all.

/** Lets the browser save a text; nothing leaves the computer. */
function save(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  const link = make("a", { href: address, download: name });
  document.body.appendChild(link);
  link.click();
  document.body.removeChild(link);
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  isChanged = false;
}

function saveRecord() {
  save(page("yaml").value, nameOf(page("result-path").textContent, ".yml"));
}

function saveDraft() {
  const data = record();
  save(encoded(data, FORM.kind, pathOf(data)), nameOf(pathOf(data), `.${FORM.words.draft}.yml`));
  say(sentence("draft-saved"));
}

function copy() {
  page("yaml").select();
  say(sentence(document.execCommand("copy") ? "copied" : "not-copied"));
}

/** Takes over a file; when it does not fit, everything stays as it was. */
function takeOver(text) {
  const before = root;
  try {
    const data = parsed(text);
    refuseForeign(data);
    const opened = new Group(FORM.schema, FORM.schema.title, true);
    opened.write(data);
    place(opened);
    if (lossy(data, record())) throw new Unreadable(0);
  } catch (fault) {
    place(before);
    return complain(fault);
  }
  isFinished = false;
  page("summary").hidden = true;
  page("opening").textContent = "";
  say(sentence("opened"));
  changed();
  isChanged = false;
  return undefined;
}

/** Whether the form holds less, or other, than the file said. */
function lossy(data, held) {
  const wanted = encoded(lean(FORM.schema, pruned(FORM.schema, data)), FORM.kind, "");
  return wanted !== encoded(held, FORM.kind, "");
}

/** Data in the order of the schema, without empty lists that need not stand there. */
function pruned(schema, value) {
  const node = resolved(schema);
  if (Array.isArray(value)) return node.items ? value.map(item => pruned(node.items, item)) : value;
  if (!isMapping(value) || !node.properties) return value;
  const kept = {};
  Object.keys(node.properties).filter(key => key in value).forEach(key => {
    const inner = pruned(node.properties[key], value[key]);
    const isEmpty = Array.isArray(inner) && !inner.length && resolved(node.properties[key]).type === "array";
    if (!isEmpty || requiredIn(node).includes(key)) kept[key] = inner;
  });
  return kept;
}

/** Refuses the file of another kind, and keys that the schema does not have. */
function refuseForeign(data) {
  if (data.kind !== FORM.kind) throw new Unreadable(-1);
  const known = (schema, value) => {
    const node = resolved(schema);
    if (Array.isArray(value)) return !node.items || value.every(item => known(node.items, item));
    if (!isMapping(value)) return true;
    const own = node.properties || {};
    return Object.keys(value).every(key => Object.keys(own).includes(key) && known(own[key], value[key]));
  };
  if (!known(FORM.schema, data)) throw new Unreadable(0);
}

function complain(fault) {
  if (!(fault instanceof Unreadable || fault instanceof TwoWays)) throw fault;
  const line = fault.line || 0;
  const name = line > 0 ? "unreadable-line" : line < 0 ? "other-kind" : "unreadable";
  page("opening").textContent = sentence(name, { line, kind: FORM.schema.title });
  page("opening").focus();
}

function place(part) {
  const box = page("fields");
  if (root && root.element.parentNode === box) box.removeChild(root.element);
  root = part;
  box.appendChild(root.element);
}

function chosen(event) {
  const file = event.target.files[0];
  event.target.value = "";
  if (!file || (isChanged && !confirm(sentence("replace")))) return;
  if (file.size > 262144) {
    page("opening").textContent = sentence("too-large");
    return;
  }
  const reader = new FileReader();
  reader.addEventListener("load", () => takeOver(reader.result));
  reader.readAsText(file);
}
