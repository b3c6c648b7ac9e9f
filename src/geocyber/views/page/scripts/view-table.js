// The lines as a table: the same content for whoever cannot or would not read a drawing.

const ROWS_AT_ONCE = 300;

const tableView = {
  label: "Table",
  element: null,
  rows: ROWS_AT_ONCE,

  open(stage) {
    this.element = el("div", { class: "table", tabindex: 0, role: "region", "aria-label": "Table of the lines" });
    stage.append(this.element);
  },

  draw({ lines }) {
    const nameOf = (id) => (id === null ? "" : entities[id].name);
    const order = (line) => [nameOf(line.from), nameOf(line.to), line.id].join("\n");
    const sorted = lines.map((line) => [order(line), line]).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
    const head = ["Who", "does what", "to whom", "Articles", "When", "Sentences"];
    this.element.replaceChildren(
      el(
        "table",
        {},
        el("caption", {}, `${plural(lines.length, "line")} that ${lines.length === 1 ? "passes" : "pass"} the filters`),
        el("thead", {}, el("tr", {}, head.map((title) => el("th", { scope: "col" }, title)))),
        el("tbody", {}, sorted.slice(0, this.rows).map((line) => this.row(line))),
      ),
      sorted.length > this.rows ? this.more(sorted.length, lines) : "",
    );
  },

  row(line) {
    const read = el("button", { type: "button", class: "tool", onclick: () => select(line.id) }, plural(line.statements.length, "sentence"));
    return el(
      "tr",
      { class: state.at === line.id ? "selected" : null },
      el("th", { scope: "row" }, entityButton(line.from, 60)),
      el("td", {}, el("div", { class: "does" }, lineGlyph(line.family, line.standing, widthOf(line.reports), line.disputed), el("span", {}, chip(line), wordsFor(line)))),
      el("td", {}, targetOf(line)),
      el("td", { class: "number" }, String(line.reports)),
      el("td", { class: "when" }, spanOf(line)),
      el("td", {}, read),
    );
  },

  more(count, lines) {
    const show = () => {
      this.rows += ROWS_AT_ONCE;
      this.draw({ lines });
    };
    return el("button", { type: "button", class: "tool wide", onclick: show }, `Show more of ${count}`);
  },
};
