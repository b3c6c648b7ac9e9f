// The legend, which is also the filter: what is ticked is shown.

function drawLegend() {
  byId("legend").replaceChildren(
    section("What is said and done", familyRows()),
    section("How it stands", standingRows(), disputedRow()),
    section("Who and what", kindRows()),
    section("When", histogram(), dateRow()),
    section("How sure", sureRow()),
    section("How many articles", widthRow(), toldRow()),
    el("button", { type: "button", class: "tool wide", id: "reset", onclick: reset }, "Show everything again"),
  );
}

function section(title, ...content) {
  return el("section", {}, el("h2", {}, title), content);
}

function reset() {
  change({ ...UNTOUCHED, view: state.view, level: state.level, folds: state.folds, at: state.at });
  redraw();
}

/** A ticked row: its glyph and label, how many there are, and a button that leaves only this one. */
function row({ id, glyph, label, title, count, hidden, all, key, items = [id] }) {
  const isOff = items.every((item) => hidden.includes(item));
  const box = el("input", {
    type: "checkbox",
    checked: !isOff,
    "data-filter": `${key} ${id}`,
    onchange: () => {
      const others = state[key].filter((item) => !items.includes(item));
      change({ [key]: box.checked ? others : [...others, ...items] });
      drawLegendKeepingFocus(`input[data-filter="${key} ${id}"]`);
    },
  });
  box.indeterminate = !isOff && items.some((item) => hidden.includes(item));
  const only = () => {
    const rest = all.filter((item) => !items.includes(item));
    const isAlready = rest.length === hidden.length && rest.every((item) => hidden.includes(item));
    change({ [key]: isAlready ? [] : rest });
    drawLegendKeepingFocus(`button[data-only="${key} ${id}"]`);
  };
  return el(
    "div",
    { class: `row${isOff ? " off" : ""}` },
    el("label", { title }, box, glyph, el("span", { class: "label" }, label), el("span", { class: "count" }, String(count))),
    el("button", { type: "button", class: "only", "data-only": `${key} ${id}`, "aria-label": `Only ${label}`, onclick: only }, "only"),
  );
}

function drawLegendKeepingFocus(selector) {
  const open = [...document.querySelectorAll("#legend details")].filter((details) => details.open).map((details) => details.dataset.family);
  drawLegend();
  for (const family of open) document.querySelector(`#legend details[data-family="${family}"]`).open = true;
  document.querySelector(`#legend ${selector}`)?.focus({ preventScroll: true });
}

function counted(items) {
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function kindRows() {
  const counts = counted(page.nodes.map((node) => entities[node.id].kind));
  const all = [...counts.keys()];
  const [sample] = page.nodes.filter((node) => lettersOf(node.id)).sort((a, b) => b.size - a.size);
  return Object.entries(look.kinds)
    .filter(([kind]) => counts.has(kind))
    .map(([kind, { plural: label, meaning }]) =>
      row({
        id: kind,
        glyph: kindGlyph(kind, kind === "state" && sample ? lettersOf(sample.id) : null),
        label,
        title: meaning,
        count: counts.get(kind),
        hidden: state.kinds,
        all,
        key: "kinds",
      }),
    );
}

function familyRows() {
  const counts = counted(page.statements.map((statement) => statement.relation));
  const all = [...counts.keys()];
  const rowOf = (id, label, glyph, items, title) => {
    const count = items.reduce((sum, relation) => sum + counts.get(relation), 0);
    return row({ id, glyph, label, title, count, hidden: state.relations, all, key: "relations", items });
  };
  return Object.entries(look.families).flatMap(([family, { label, meaning, relations }]) => {
    const items = Object.keys(relations).filter((relation) => counts.has(relation));
    if (!items.length) return [];
    const single = items.map((relation) => rowOf(relation, relation, null, [relation], `who ${relations[relation]} whom or what`));
    return el(
      "div",
      { class: "family" },
      rowOf(family, label, lineGlyph(family, "stated"), items, meaning),
      el("details", { "data-family": family }, el("summary", { "aria-label": `${label}, one by one` }, el("span", {}, items.join(", "))), single),
    );
  });
}

function standingRows() {
  const counts = counted(page.statements.map((statement) => statement.standing));
  const all = [...counts.keys()];
  return Object.entries(look.standings)
    .filter(([standing]) => counts.has(standing))
    .map(([standing, { label, meaning }]) =>
      row({
        id: standing,
        glyph: lineGlyph(null, standing),
        label,
        title: meaning,
        count: counts.get(standing),
        hidden: state.standings,
        all,
        key: "standings",
      }),
    );
}

function disputedRow() {
  const count = page.statements.filter((statement) => statement.disputed).length;
  const box = el("input", { type: "checkbox", checked: state.disputed, id: "disputed", onchange: () => change({ disputed: box.checked }) });
  const title = "denied by the accused, or contradicted by another article";
  return el(
    "div",
    { class: "row" },
    el("label", { title }, box, el("span", { class: "label" }, "Disputed ones only"), el("span", { class: "count" }, String(count))),
  );
}

// When ---------------------------------------------------------------------------------------------------

const BARS = 24;

/** How many statements there are along the years, months or days that the page spans. */
function histogram() {
  const days = page.statements.map(dayOf).filter(Boolean).map(instant);
  if (!days.length) return null;
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const bars = new Array(BARS).fill(0);
  for (const day of days) bars[Math.min(BARS - 1, Math.floor(((day - first) / (last - first || 1)) * BARS))] += 1;
  const highest = Math.max(...bars);
  const rects = bars.map((count, i) => {
    const height = count && Math.max(3, (count / highest) * 30);
    return svg("rect", { x: i * 10 + 1, y: 32 - height, width: 8, height, rx: 1 });
  });
  const label = `${plural(days.length, "statement")} between ${dayText(first)} and ${dayText(last)}`;
  return [
    svg("svg", { viewBox: `0 0 ${BARS * 10} 32`, class: "histogram", role: "img", "aria-label": label, preserveAspectRatio: "none" }, rects),
    el("p", { class: "ends", "aria-hidden": "true" }, el("span", {}, dayText(first)), el("span", {}, dayText(last))),
  ];
}

const instant = (day) => Date.parse(day.length === 4 ? `${day}-01-01` : day.length === 7 ? `${day}-01` : day);
const dayText = (time) => new Date(time).toISOString().slice(0, 10);

function dateRow() {
  const input = (key, label) => {
    const field = el("input", { type: "date", value: state[key], id: `date-${key}`, onchange: () => change({ [key]: field.value }) });
    return el("label", { class: "date" }, label, field);
  };
  return el("div", { class: "dates" }, input("from", "from"), input("to", "to"));
}

function sureRow() {
  const output = el("output", {}, state.sure ? state.sure.toFixed(2) : "any");
  const slider = el("input", {
    type: "range",
    min: 0,
    max: 1,
    step: 0.05,
    value: state.sure,
    id: "sure",
    "aria-label": "Least confidence",
    oninput: () => {
      output.textContent = Number(slider.value) ? Number(slider.value).toFixed(2) : "any";
      change({ sure: Number(slider.value) });
    },
  });
  return el("div", { class: "sure" }, slider, output);
}

function widthRow() {
  const sample = (count) => el("span", {}, lineGlyph(null, "stated", widthOf(count)), `${count}${count === 10 ? "+" : ""}`);
  return el("p", { class: "widths", title: "The more articles report it, the thicker the line" }, [1, 3, 10].map(sample));
}

function toldRow() {
  const field = el("input", {
    type: "number",
    min: 1,
    step: 1,
    value: state.told || shown().fewest,
    id: "told",
    onchange: () => change({ told: Math.max(1, Math.round(Number(field.value)) || 1) }),
  });
  return el("label", { class: "date", title: "Whatever is selected shows all its lines" }, "lines in at least", field);
}

/** Pixels for a line that so many articles report. */
const widthOf = (reports) => Math.min(8, 2.2 + 1.6 * Math.log2(reports));
