// The tool that looks for the shortest paths between two actors.

const pathTool = {
  ends: ["", ""],

  open() {
    const button = byId("show-path");
    button.addEventListener("click", () => this.toggle(byId("path-tool").hidden));
    byId("path-tool").addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      this.toggle(false);
      button.focus();
    });
    addEventListener("pointerdown", ({ target }) => {
      if (!byId("path-tool").hidden && !target.closest("#path-tool, #show-path, #panel")) this.toggle(false);
    });
  },

  /** Opens or closes it; `start` is an actor to begin with. */
  toggle(isOpen, start = "") {
    byId("path-tool").hidden = !isOpen;
    byId("show-path").setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) return;
    this.ends = state.path.length && !start ? [...state.path] : [start, ""];
    this.draw();
    byId(start ? "path-to" : "path-from").focus();
  },

  draw() {
    const field = (i, id, label) => {
      const value = this.ends[i] ? entities[this.ends[i]].name : "";
      const [box, list] = combobox(id, { placeholder: "Name of an actor…", value: cut(value, 80) }, (text) =>
        text && text !== cut(value, 80) ? nodeOptions(text, (chosen) => this.choose(i, chosen)) : [],
      );
      return el("div", { class: "path-end" }, el("label", { for: id }, label), box, list);
    };
    byId("path-tool").replaceChildren(
      el("p", { class: "quiet" }, "The shortest chain of lines between two actors"),
      field(0, "path-from", "from"),
      field(1, "path-to", "to"),
    );
  },

  choose(i, id) {
    this.ends[i] = id;
    if (!this.ends[0] || !this.ends[1]) {
      this.draw();
      byId(this.ends[0] ? "path-to" : "path-from").focus();
    } else {
      this.toggle(false);
      const folds = this.ends.reduce(unfoldedFor, state.folds);
      changeAll({ path: [...this.ends], actors: [], folds, at: "" });
      byId("panel").focus({ preventScroll: true });
    }
  },
};

/** Folds with which a node stands on the canvas itself. */
function unfoldedFor(folds, id) {
  const top = topOf(id);
  const isOpen = top === id || (state.level === "actor") !== folds.includes(top);
  return isOpen ? folds : toggled(folds, top);
}
