// Groups of values: what is nested in a record is nested on the page.

/** The values of a mapping, in the order of the schema; what need not be filled in stands closed at the end. */
class Group extends Part {
  constructor(node, title, isNeeded) {
    super(node, title);
    this.parts = {};
    this.keys = Object.keys(node.properties).filter(key => !("const" in resolved(node.properties[key])));
    this.keys.forEach(key => {
      const isRequired = (node.required || []).includes(key);
      this.parts[key] = partOf(node.properties[key], key, "", isNeeded && isRequired);
      this.parts[key].isRequired = isRequired;
    });
    this.ways = node.oneOf ? new Ways(this, node) : null;
    this.element = make("fieldset", { class: "group", id: this.id });
    this.element.appendChild(make("legend", {}, title));
    this.lay(this.element);
  }

  lay(box) {
    const free = this.keys.filter(key => !this.ways || !this.ways.has(key));
    const needed = free.filter(key => (this.node.required || []).includes(key));
    const others = free.filter(key => !needed.includes(key));
    const first = needed.map(key => this.parts[key].element).concat(this.ways ? this.ways.element : []);
    [this.fault].concat(first).forEach(element => box.appendChild(element));
    if (!others.length) return;
    const names = others.map(key => this.parts[key].title).join(", ");
    this.more = make("details", { class: "more" }, make("summary", {}, sentence("more", { names })));
    // A record whose content is all optional would otherwise look as if it had none.
    this.isOpen = this.node === FORM.schema && !needed.some(key => this.parts[key] instanceof List);
    this.more.open = this.isOpen;
    others.forEach(key => this.more.appendChild(this.parts[key].element));
    box.appendChild(this.more);
  }

  read() {
    const data = {};
    this.keys.filter(key => !this.ways || this.ways.takes(key)).forEach(key => {
      const value = this.parts[key].read();
      if (value !== undefined) data[key] = value;
      else if (this.mayBeEmpty(key)) data[key] = this.parts[key] instanceof List ? [] : "";
    });
    return Object.keys(data).length ? data : undefined;
  }

  /** A text or a list that must stand there, and may be empty. */
  mayBeEmpty(key) {
    const node = resolved(this.node.properties[key]);
    const isBare = node.type === "string" ? !(node.minLength || node.pattern || node.enum) : node.type === "array";
    return isBare && !node.minItems && requiredIn(this.node).includes(key);
  }

  write(value) {
    const data = isMapping(value) ? value : {};
    if (this.ways) this.ways.choose(data);
    this.keys.forEach(key => this.parts[key].write(data[key]));
    if (!this.more) return;
    const isSaid = key => key in data && this.more.contains(this.parts[key].element);
    this.more.open = this.isOpen || this.keys.some(isSaid);
  }

  at(steps) {
    if (!steps.length) return this;
    const part = this.parts[steps[0]];
    return part ? part.at(steps.slice(1)) || part : this;
  }

  paper(begun) {
    this.keys.forEach(key => this.parts[key].paper(begun));
    if (!this.more) return;
    if (begun) this.closed = !this.more.open;
    this.more.open = begun || !this.closed;
  }
}

/** The ways of filling in a group of which one is taken, each with its own values. */
class Ways extends Part {
  constructor(group, node) {
    super({}, sentence("ways"));
    const needs = node.dependentRequired || {};
    const owned = node.oneOf.map(branch => branch.required);
    // What makes no sense without the keys of one way stands beside them.
    this.branches = owned.map(keys => keys.concat(Object.keys(needs).filter(key =>
      !owned.some(one => one.includes(key)) && needs[key].every(needed => keys.includes(needed)))));
    const options = owned.map((keys, at) => [at, keys.map(key => group.parts[key].title).join(" + ")]);
    this.radios = new Radios({}, this.title, options);
    this.boxes = this.branches.map(keys => make("div", { class: "way" }, ...keys.map(key => group.parts[key].element)));
    this.element = make("div", {}, this.radios.element, ...this.boxes);
    this.radios.element.addEventListener("change", () => this.show());
    this.show();
  }

  has(key) {
    return this.branches.some(keys => keys.includes(key));
  }

  takes(key) {
    const chosen = this.radios.read();
    return !this.has(key) || (chosen !== undefined && this.branches[chosen].includes(key));
  }

  /** Takes the way that data went. Two at once would lose one of them. */
  choose(data) {
    const used = this.branches.map((keys, at) => (keys.some(key => key in data) ? at : -1)).filter(at => at >= 0);
    if (used.length > 1) throw new TwoWays();
    this.radios.write(used[0]);
    this.show();
  }

  show() {
    const chosen = this.radios.read();
    this.boxes.forEach((box, at) => {
      box.hidden = at !== chosen;
    });
  }

  tell(text) {
    this.radios.tell(text);
  }

  focus() {
    this.radios.focus();
  }
}

/** Data that fills in a group in two ways at once. */
class TwoWays extends Error {}
