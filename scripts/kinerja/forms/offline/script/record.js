// The record that the page holds: its content, where its file lies, and what that file is called.

/** The record as it is filled in now: in the order of the schema, without what means nothing. */
function record() {
  const held = Object.assign({ kind: FORM.kind }, root.read());
  const ordered = {};
  Object.keys(FORM.schema.properties).filter(key => key in held).forEach(key => {
    ordered[key] = held[key];
  });
  return lean(FORM.schema, ordered);
}

/** A value without what the records leave out: yes or no, and whole numbers, as they are taken where nothing stands. */
function lean(schema, value) {
  const node = resolved(schema);
  if (Array.isArray(value)) return value.map(item => lean(node.items, item));
  if (!isMapping(value)) return value;
  const kept = {};
  Object.keys(value).filter(key => !isUsual(node.properties[key], value[key])).forEach(key => {
    kept[key] = lean(node.properties[key], value[key]);
  });
  return kept;
}

function isUsual(schema, value) {
  const usual = resolved(schema).default;
  if (value instanceof Figure) return usual !== undefined && value.text === String(usual);
  return typeof value === "boolean" && value === usual;
}

/** Where the record's file lies; a part that is not known yet is a question mark. */
function pathOf(data) {
  return FORM.path.replace(/{(\w+)}/g, (_, key) => {
    const value = data[key] instanceof Figure ? data[key].text : data[key];
    return value && /^[A-Za-z0-9-]+$/.test(value) ? value : "?";
  });
}

/** The name of the file, which tells its place: folders are divided by underlines, which no id has. */
function nameOf(path, ending) {
  return path.replace("records/", "").replace(/\.yml$/, ending).replace(/\//g, "_").replace(/\?/g, "-");
}
