// Pieces of the page: small helpers, and the part that asks for one value.
//
// A part has an `element`, gives its value with `read()` (undefined when nothing was filled in), takes one with
// `write(value)`, names the place of a fault with `at(steps)`, and shows or clears it with `tell(sentence)`.

let made = 0;

/** An element with attributes and children; texts are never read as HTML. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  children.filter(Boolean).forEach(child => {
    element.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  });
  return element;
}

/** A name for an element that no other has. */
function fresh() {
  made += 1;
  return `isian-${made}`;
}

/** The sentence `name`, with its facts filled in. */
function sentence(name, facts) {
  return Object.keys(facts || {}).reduce(
    (text, fact) => text.split(`{${fact}}`).join(facts[fact]),
    FORM.sentences[name]
  );
}

function button(word, name, act) {
  const element = make("button", { type: "button", class: word }, name);
  element.addEventListener("click", act);
  return element;
}

/** What all parts share: a title, help, and the place where a fault is told. */
class Part {
  constructor(node, title) {
    this.node = node;
    this.title = title;
    this.id = fresh();
    this.fault = make("p", { class: "fault", id: `${this.id}-fault` });
    this.fault.hidden = true;
    this.touched = false;
  }

  help() {
    const text = this.node.description;
    return text ? make("p", { class: "help", id: `${this.id}-help` }, text) : null;
  }

  at(steps) {
    return steps.length ? null : this;
  }

  tell(text) {
    this.fault.textContent = text;
    this.fault.hidden = !text;
    this.element.classList.toggle("wrong", Boolean(text));
    const control = this.control();
    if (!control) return;
    if (text) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    const described = [this.node.description && `${this.id}-help`, text && `${this.id}-fault`].filter(Boolean);
    if (described.length) control.setAttribute("aria-describedby", described.join(" "));
    else control.removeAttribute("aria-describedby");
  }

  control() {
    return null;
  }

  focus() {
    for (let above = this.element; above; above = above.parentElement) {
      if (above.tagName === "DETAILS") above.open = true;
    }
    (this.control() || this.element.querySelector("input, select, textarea, button")).focus();
  }

  /** Whatever the reader of a page sees again when it is printed empty. */
  paper() {}
}

/** A text, number, date or id that is typed. */
class Typed extends Part {
  constructor(node, title) {
    super(node, title);
    this.input = this.typing();
    this.echo = make("p", { class: "echo" });
    this.echo.hidden = true;
    const label = make("label", { for: this.id }, title);
    this.element = make("div", { class: "field" }, label, this.help(), this.input, this.echo, this.fault);
    this.tell("");
    this.element.addEventListener("change", () => this.tidy());
  }

  isNumber() {
    return this.node.type === "number" || this.node.type === "integer";
  }

  isText() {
    return !this.isNumber() && (!this.node.pattern || this.node["x-form"] === "text");
  }

  typing() {
    const common = { id: this.id, autocomplete: "off" };
    if (this.isText()) {
      return make("textarea", Object.assign(common, { rows: this.isShort() ? 1 : 3 }));
    }
    const mode = this.node.type === "integer" ? "numeric" : this.isNumber() ? "decimal" : undefined;
    const plain = { inputmode: mode, autocapitalize: "none", spellcheck: "false" };
    return make("input", Object.assign(common, { type: this.node.format === "date" ? "date" : "text" }, plain));
  }

  isShort() {
    return (this.node.maxLength || 0) <= 200;
  }

  /** Takes away what nobody means to type: spaces at the ends, tabs; says how a number is read. */
  tidy() {
    const text = this.input.value.replace(/\t/g, " ").trim().normalize("NFC");
    if (text !== this.input.value) this.input.value = text;
    const figure = this.isNumber() && this.read();
    const read = figure instanceof Figure ? figureShown(figure, FORM.sign) : "";
    this.echo.textContent = read && read !== text ? sentence("echo", { number: read }) : "";
    this.echo.hidden = !this.echo.textContent;
  }

  read() {
    const text = this.input.value;
    if (!text) return undefined;
    return (this.isNumber() && figureOf(text, FORM.sign)) || text;
  }

  write(value) {
    const text = value === undefined ? "" : value instanceof Figure ? figureShown(value, FORM.sign) : String(value);
    this.input.value = text;
    if (this.input.value === text) return;
    // A calendar forgets what is no date; a line of text forgets where lines end.
    const roomier = make("textarea", { id: this.id, autocomplete: "off", rows: 2 });
    this.input.parentNode.replaceChild(roomier, this.input);
    this.input = roomier;
    roomier.value = text;
  }

  control() {
    return this.input;
  }
}

/** One of a few values, or yes or no: all are seen at once, on paper as well. */
class Radios extends Part {
  constructor(node, title, options) {
    super(node, title);
    this.inputs = options.map(([value]) => make("input", { type: "radio", name: this.id, value: String(value) }));
    this.values = options.map(([value]) => value);
    const labels = options.map(([, label], at) => make("label", {}, this.inputs[at], make("span", {}, label)));
    const none = button("quiet", sentence("no-choice"), () => this.clear());
    none.hidden = true;
    this.none = none;
    const legend = make("legend", {}, title);
    const described = node.description ? { "aria-describedby": `${this.id}-help` } : {};
    const own = Object.assign({ class: "field choice" }, described);
    this.element = make("fieldset", own, legend, this.help(), ...labels, none, this.fault);
    this.element.addEventListener("change", () => this.offer());
  }

  offer() {
    this.none.hidden = this.isRequired || this.read() === undefined;
  }

  clear() {
    this.write(undefined);
    this.inputs[0].focus();
    this.inputs[0].dispatchEvent(new Event("change", { bubbles: true }));
  }

  read() {
    const at = this.inputs.findIndex(input => input.checked);
    return at < 0 ? this.stray : this.values[at];
  }

  write(value) {
    this.inputs.forEach((input, at) => {
      input.checked = this.values[at] === value;
    });
    // A draft may say what is no choice: it is kept, and told as a fault, until another is chosen.
    this.stray = value !== undefined && !this.values.includes(value) ? value : undefined;
    this.offer();
  }

  tell(text) {
    super.tell(text);
    const described = [this.node.description && `${this.id}-help`, text && `${this.id}-fault`].filter(Boolean);
    if (described.length) this.element.setAttribute("aria-describedby", described.join(" "));
  }

  focus() {
    super.focus();
    (this.inputs.find(input => input.checked) || this.inputs[0]).focus();
  }
}
