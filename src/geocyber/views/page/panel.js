// The panel beside the view: the sentences of the line or node that is selected.

/** Shows what `state.at` names, or closes. `seen` is what is shown at all. */
function drawPanel(seen) {
  const panel = byId("panel");
  const line = seen.lines.find(({ id }) => id === state.at);
  const content = line ? linePanel(line) : drawn.has(state.at) ? nodePanel(state.at, seen) : null;
  const wasOpen = !panel.hidden;
  panel.hidden = content === null;
  document.body.classList.toggle("with-panel", content !== null);
  if (content === null) return panel.replaceChildren();
  if (!wasOpen) letThrough(panel);
  const same = panel.dataset.at === state.at && wasOpen;
  const scrolled = same ? panel.scrollTop : 0;
  panel.dataset.at = state.at;
  panel.replaceChildren(closer(), ...content);
  panel.scrollTop = scrolled;
}

/** A panel that opens under the pointer leaves the second click of two to what lies below. */
function letThrough(panel) {
  panel.classList.add("arriving");
  setTimeout(() => panel.classList.remove("arriving"), 400);
}

function closer() {
  return el("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => select("") }, "×");
}

function select(at) {
  change({ at });
  (at ? byId("panel") : document.querySelector("#stage > :not([hidden]) [tabindex], #stage > [tabindex]:not([hidden])"))?.focus({ preventScroll: true });
}

/** Selects a node wherever it is, unfolding the state that it is folded into. */
function goTo(id) {
  const top = topOf(id);
  const folds = placeOf(id) === id ? state.folds : toggled(state.folds, top);
  change({ folds, at: id });
  byId("panel").focus({ preventScroll: true });
}

function linePanel(line) {
  const { family, standing } = line;
  return [
    el("p", { class: "over" }, lineGlyph(family, standing), look.families[family].label, " · ", look.standings[standing].label),
    el("h2", {}, chip(line), entityButton(line.from), " ", el("span", { class: "verb" }, wordsFor(line)), " ", targetOf(line)),
    el("p", { class: "quiet" }, `${plural(line.statements.length, "statement")} in ${plural(line.reports, "article")}`, line.first && `, ${spanOf(line)}`),
    cards(line.statements),
  ];
}

function nodePanel(id, seen) {
  const entity = entities[id];
  const lines = seen.lines.filter(({ from, to }) => from === id || to === id);
  const statements = lines.flatMap((line) => line.statements).sort(byDay);
  return [
    el("p", { class: "over" }, nodeGlyph(id), look.kinds[entity.kind].label),
    el("h2", {}, name(cut(entity.name, 400))),
    otherNames(entity.names),
    entity.of ? el("p", { class: "quiet" }, "part of or speaking for ", entityButton(entity.of)) : null,
    unfolder(id),
    el("h3", { class: "part" }, plural(lines.length, "line")),
    el("ul", { class: "lines" }, lines.map((line) => el("li", {}, lineButton(line, id)))),
    el("h3", { class: "part" }, plural(statements.length, "statement")),
    cards(statements),
  ].filter(Boolean);
}

const NAMES_AT_ONCE = 12;

function otherNames(names) {
  if (!names.length) return null;
  const listed = (some) => some.flatMap((text, i) => [i ? ", " : "", name(cut(text, 80))]);
  const rest = names.slice(NAMES_AT_ONCE);
  const more = rest.length ? el("details", {}, el("summary", {}, `and ${rest.length} more`), listed(rest)) : null;
  return el("div", { class: "quiet names" }, "also ", listed(names.slice(0, NAMES_AT_ONCE)), " ", more);
}

function unfolder(id) {
  const count = (members.get(id) ?? []).length;
  if (!count) return null;
  const words = isUnfolded(id) ? "Fold in" : "Unfold";
  const fold = () => change({ folds: toggled(state.folds, id) });
  return el("button", { type: "button", class: "tool", id: "unfold", onclick: fold }, `${words} ${plural(count, "who acts", "who act")} for it`);
}

/** A line as seen from one of its ends: "condemns China", or "United States condemns it". */
function lineButton(line, id) {
  const isOutgoing = line.from === id;
  const other = isOutgoing ? line.to : line.from;
  const who = other === null ? line.aliases.map((alias) => name(cut(alias, 60))) : el("b", {}, name(cut(entities[other].name, 60)));
  return el(
    "button",
    { type: "button", class: "line-button", onclick: () => select(line.id) },
    lineGlyph(line.family, line.standing, widthOf(line.reports)),
    el("span", {}, chip(line), isOutgoing ? [wordsFor(line), " ", who] : [who, " ", wordsFor(line), " it"]),
  );
}
