// Values that are picked from a list: choices of the schema, and what the records know already.

/** A value from a list of the schema that is too long to be shown at once, or one that the records suggest. */
class Picked extends Part {
  /** `offered` gives `[value, label]` pairs at the moment; with `free`, another value may be typed. */
  constructor(node, title, offered, free) {
    super(node, title);
    this.offered = offered;
    this.select = make("select", { id: this.id, autocomplete: "off" });
    this.typed = free ? new Typed(Object.assign({}, node, { description: "" }), sentence("other-of", { title })) : null;
    const other = this.typed && this.typed.element;
    const label = make("label", { for: this.id }, title);
    this.element = make("div", { class: "field" }, label, this.help(), this.select, this.fault, other);
    this.select.addEventListener("change", () => this.opened());
    this.fill("");
    this.tell("");
    Picked.all.push(this);
  }

  fill(chosen) {
    const options = this.offered();
    this.select.textContent = "";
    this.select.appendChild(make("option", { value: "" }, sentence("choose")));
    options.forEach(([value, label]) => {
      const named = label && label !== value ? `${label} (${value})` : value;
      this.select.appendChild(make("option", { value: `=${value}` }, named));
    });
    if (this.typed) this.select.appendChild(make("option", { value: "?" }, sentence("other")));
    this.select.value = `=${chosen}`;
    if (this.select.value === `=${chosen}`) return this.opened();
    this.select.value = chosen && this.typed ? "?" : "";
    if (this.typed) this.typed.write(chosen || undefined);
    else this.stray = chosen || undefined;
    return this.opened();
  }

  /** Another place of the record may have other suggestions. */
  renew() {
    const shown = Array.from(this.select.options).map(option => option.value).join("\n");
    const wanted = [""].concat(this.offered().map(([value]) => `=${value}`), this.typed ? "?" : []).join("\n");
    if (shown !== wanted) this.fill(this.read() || "");
  }

  opened() {
    // What was not chosen leaves room to write on paper.
    this.select.classList.toggle("empty", !this.select.value);
    if (this.select.value[0] === "=") this.stray = undefined;
    if (!this.typed) return;
    // Where nothing is suggested, the list itself would only be in the way.
    const bare = this.select.options.length === 2;
    if (bare) this.select.value = "?";
    this.select.hidden = bare;
    this.typed.element.hidden = this.select.value !== "?";
    const label = this.typed.element.querySelector("label");
    label.textContent = bare ? this.title : sentence("other-of", { title: this.title });
    label.classList.toggle("unseen", bare);
    this.element.querySelector("label").setAttribute("for", bare ? this.typed.id : this.id);
  }

  read() {
    const chosen = this.select.value;
    if (chosen === "?") return this.typed.read();
    return chosen[0] === "=" ? chosen.slice(1) : this.stray;
  }

  write(value) {
    this.fill(value === undefined ? "" : String(value));
  }

  control() {
    return this.typed && this.select.value === "?" ? this.typed.input : this.select;
  }
}
Picked.all = [];

/** What the records suggest for a key, at this place of the record; nothing when they cannot help. */
function suggestions(key) {
  const source = FORM.choices[key];
  if (!source) return [];
  return source.of[source.by.map(name => placeOf(name)).join("/")] || [];
}

/** A part of the place of the record, as it was filled in after the last answer. */
function placeOf(name) {
  const given = filled[name];
  if (name === "year" && given === undefined) return String(filled.period || filled.month || "").slice(0, 4);
  return given instanceof Figure ? given.text : String(given || "");
}

const MOST_RADIOS = 9;

/** The part for one value, by what the schema says of it; `isNeeded`: no record is without it. */
function partOf(schema, key, title, isNeeded) {
  const node = resolved(schema);
  const named = title || node.title;
  if (node.type === "object") return new Group(node, named, isNeeded);
  if (node.type === "array") return new List(node, key, named, isNeeded);
  if (node.type === "boolean") return new Radios(node, named, [[true, sentence("yes")], [false, sentence("no")]]);
  if (node.enum) return choiceOf(node, named);
  const isNamed = FORM.choices[key] && (node["x-form"] === "id" || node["x-form"] === "employee" || key === "period");
  return isNamed ? new Picked(node, named, () => suggestions(key), true) : new Typed(node, named);
}

function choiceOf(node, title) {
  const options = node.enum.map(value => [value, (node.labels || {})[value] || value]);
  if (options.length > MOST_RADIOS) return new Picked(node, title, () => options, false);
  const shown = options.map(([value, label]) => [value, label === value ? value : `${label} (${value})`]);
  return new Radios(node, title, shown);
}
