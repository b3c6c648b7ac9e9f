// The legend, which is also the filter: what is ticked is shown.

function drawLegend() {
  byId("legend").replaceChildren(
    section("What is said and done", familyRows()),
    section("How it stands", standingRows(), disputedRow()),
    section("Who and what", kindRows()),
    page.groups.length ? section("Communities, by colour", groupRows()) : "",
    section("Whose claims", claimantRow()),
    section("How sure at least", sureRow()),
    section("In how many articles at least", toldRow()),
    el("button", { type: "button", class: "tool wide", id: "reset", onclick: reset }, "Show everything again"),
  );
}

function section(title, ...content) {
  return el("section", {}, el("h2", {}, title), content);
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
        glyph: kindGlyph(kind, kind === "state" && sample ? lettersOf(sample.id) : null, page.groups.at(-1)),
        label,
        title: meaning,
        count: counts.get(kind),
        hidden: state.kinds,
        all,
        key: "kinds",
      }),
    );
}

/** The colours of communities, if nodes have them: who deals with each other more than with others. */
function groupRows() {
  const shown = page.groups.filter(({ count }) => count);
  const swatch = (group) => kindGlyph("other", " ", group);
  return el("ul", { class: "groups" }, shown.map((group) => el("li", {}, swatch(group), el("span", { class: "label" }, name(group.label)), el("span", { class: "count" }, String(group.count)))));
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
  const line = lineGlyph(null, "stated", 2.5, true);
  return el(
    "div",
    { class: "row" },
    el("label", { title }, box, line, el("span", { class: "label" }, "Disputed only"), el("span", { class: "count" }, String(count))),
  );
}

// What is asked of statements beside their kind ----------------------------------------------------------

/** Whose claims alone to show: the articles' own voice, somebody unnamed, or claimants with whom they act for. */
function claimantRow() {
  const counts = new Map();
  for (const { claimant } of page.statements) {
    const ids = claimant === null ? [OWN_VOICE] : claimant === page.unnamed ? [claimant] : chain(claimant);
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const option = (id) => el("option", { value: id }, `${cut(claimantText(id), 60)} (${counts.get(id)})`);
  const [voices, named] = [[OWN_VOICE, page.unnamed], [...counts.keys()].filter((id) => Object.hasOwn(entities, id))];
  named.sort((a, b) => counts.get(b) - counts.get(a) || (entities[a].name < entities[b].name ? -1 : 1));
  const known = counts.has(state.claimant) ? state.claimant : "";
  const options = [el("option", { value: "" }, "anybody’s"), ...[...voices.filter((id) => counts.has(id)), ...named].map(option)];
  const field = el("select", { id: "claimant", "aria-label": "Whose claims", onchange: () => change({ claimant: field.value }) }, options);
  field.value = known;
  return field;
}

function claimantText(id) {
  if (id === OWN_VOICE) return "The articles’ own voice";
  return id === page.unnamed ? "Claims of somebody unnamed" : `Claims of ${entities[id]?.name ?? "nobody known"}`;
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
  return el("div", { class: "sure", title: "How likely a careful reader would agree that the sentence says so" }, slider, output);
}

function toldRow() {
  const field = el("input", {
    type: "number",
    min: 1,
    step: 1,
    value: state.told || 1,
    id: "told",
    "aria-label": "Fewest articles that must report a line",
    onchange: () => change({ told: Math.max(1, Math.round(Number(field.value)) || 1) }),
  });
  const sample = (count) => el("span", {}, lineGlyph(null, "stated", widthOf(count)), `${count}${count === 10 ? "+" : ""}`);
  const widths = el("p", { class: "widths", title: "The more articles report it, the thicker the line" }, [1, 3, 10].map(sample));
  return el("div", { class: "told" }, field, widths);
}
