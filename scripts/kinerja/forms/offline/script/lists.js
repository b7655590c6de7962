// Lists of values, and the tools beside each item.

/** Any number of values of the same form, which can be added, moved and removed. */
class List extends Part {
  constructor(node, key, title, isNeeded) {
    super(node, title);
    this.key = key;
    this.first = isNeeded && node.minItems ? 1 : 0;
    this.items = [];
    this.box = make("div", {});
    this.adding = button("add", sentence("add", { title }), () => this.added());
    const legend = make("legend", {}, title);
    this.element = make("fieldset", { class: "list" }, legend, this.help(), this.fault, this.box, this.adding);
    this.begin();
  }

  /** A list that must hold something begins with its first item. */
  begin() {
    if (this.first) this.grow();
    this.number();
  }

  grow() {
    const part = partOf(this.node.items, this.key, this.title, true);
    const tools = make("div", { class: "tools" });
    const item = { part, tools, element: make("div", { class: "item" }, part.element, tools) };
    item.up = button("up", "↑", () => this.move(item, -1));
    item.down = button("down", "↓", () => this.move(item, 1));
    item.out = button("out", "×", () => this.remove(item));
    [item.up, item.down, item.out].forEach(one => tools.appendChild(one));
    this.items.push(item);
    this.box.appendChild(item.element);
    return item;
  }

  /** Names each item by its number, for eyes and for ears. */
  number() {
    this.items.forEach((item, at) => {
      const title = `${this.title} ${at + 1}`;
      item.part.title = title;
      const naming = item.part.element.querySelector("legend, label");
      naming.textContent = title;
      [["up", at > 0], ["down", at < this.items.length - 1], ["out", true]].forEach(([tool, works]) => {
        item[tool].setAttribute("aria-label", sentence(tool, { title }));
        item[tool].title = sentence(tool, { title });
        item[tool].disabled = !works;
      });
    });
    this.adding.disabled = this.items.length >= (this.node.maxItems || Infinity);
  }

  added() {
    const item = this.grow();
    this.number();
    item.part.focus();
    changed();
  }

  move(item, by) {
    const at = this.items.indexOf(item);
    this.items.splice(at, 1);
    this.items.splice(at + by, 0, item);
    const following = this.items[at + by + 1];
    this.box.insertBefore(item.element, following ? following.element : null);
    this.number();
    (by < 0 && !item.up.disabled ? item.up : !item.down.disabled ? item.down : item.up).focus();
    say(sentence("moved", { title: item.part.title }));
    changed();
  }

  remove(item) {
    if (item.part.read() !== undefined && !confirm(sentence("really", { title: item.part.title }))) return;
    this.items.splice(this.items.indexOf(item), 1);
    this.box.removeChild(item.element);
    this.number();
    this.adding.focus();
    say(sentence("removed", { title: item.part.title }));
    changed();
  }

  read() {
    const isGroup = resolved(this.node.items).type === "object";
    if (!this.items.length) return undefined;
    return this.items.map(item => {
      const value = item.part.read();
      return value === undefined ? (isGroup ? {} : "") : value;
    });
  }

  write(value) {
    this.items = [];
    this.box.textContent = "";
    const values = Array.isArray(value) ? value : [];
    values.forEach(one => this.grow().part.write(one));
    if (value === undefined) this.begin();
    this.number();
  }

  at(steps) {
    if (!steps.length) return this;
    const item = this.items[steps[0]];
    return item ? item.part.at(steps.slice(1)) || item.part : this;
  }

  control() {
    return null;
  }

  focus() {
    super.focus();
    this.adding.focus();
  }

  paper(begun) {
    if (begun && !this.items.length) {
      this.drawn = this.grow();
      this.number();
    }
    this.items.forEach(item => item.part.paper(begun));
    if (begun || !this.drawn) return;
    this.items = [];
    this.box.textContent = "";
    this.drawn = null;
  }
}
