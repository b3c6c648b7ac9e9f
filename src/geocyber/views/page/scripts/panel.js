// The panel beside the view: the sentences of the line or node that is selected.

/** Shows what `state.at` names, else the path that is looked for, or closes. `seen` is what is shown at all. */
function drawPanel(seen) {
  const panel = byId("panel");
  const line = seen.lines.find(({ id }) => id === state.at);
  const content = line ? linePanel(line) : drawn.has(state.at) ? nodePanel(state.at, seen) : seen.path ? pathPanel(seen) : null;
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
  const shut = () => (state.at ? select("") : changeAll({ path: [] }));
  return el("button", { type: "button", class: "close", "aria-label": "Close", onclick: shut }, "×");
}

function select(at) {
  change({ at });
  (at ? byId("panel") : document.querySelector("#stage > :not([hidden]) [tabindex], #stage > [tabindex]:not([hidden])"))?.focus({ preventScroll: true });
}

/** Selects a node wherever it is, unfolding the state that it is folded into; `also` changes more with it. */
function goTo(id, also = {}) {
  const isOnPath = state.path.length === 0 || shown().cast.has(placeOf(id));
  change({ ...also, folds: unfoldedFor(state.folds, id), at: id, ...(isOnPath ? {} : { path: [] }) });
  byId("panel").focus({ preventScroll: true });
}

function linePanel(line) {
  const { family, standing } = line;
  return [
    el("p", { class: "over" }, lineGlyph(family, standing, 2.5, line.disputed), look.families[family].label, " · ", look.standings[standing].label, line.disputed ? " · disputed" : ""),
    el("h2", {}, chip(line), entityButton(line.from), " ", el("span", { class: "verb" }, wordsFor(line)), " ", targetOf(line)),
    el("p", { class: "quiet" }, `${plural(line.statements.length, "statement")} in ${plural(line.reports, "article")}`, line.first && `, ${spanOf(line)}`),
    line.statements.length > 1 ? copyButton(line.statements, "Copy all as citations") : "",
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
    el("div", { class: "acts" }, unfolder(id), neighbourButton(id), el("button", { type: "button", class: "tool", onclick: () => pathTool.toggle(true, id) }, "Path to…")),
    el("h3", { class: "part" }, plural(lines.length, "line")),
    lineList(lines, id),
    el("h3", { class: "part" }, plural(statements.length, "statement")),
    cards(statements),
  ].filter(Boolean);
}

const LINES_AT_ONCE = 8;

/** The lines of a node, the most told first; many of them fold. */
function lineList(lines, id) {
  const items = [...lines].sort((a, b) => b.reports - a.reports || b.statements.length - a.statements.length || (a.id < b.id ? -1 : 1)).map((line) => el("li", {}, lineButton(line, id)));
  if (items.length <= LINES_AT_ONCE + 2) return el("ul", { class: "lines" }, items);
  const rest = el("details", {}, el("summary", {}, `and ${items.length - LINES_AT_ONCE} more`), el("ul", {}, items.slice(LINES_AT_ONCE)));
  return el("div", { class: "lines" }, el("ul", {}, items.slice(0, LINES_AT_ONCE)), rest);
}

function neighbourButton(id) {
  const isAlone = state.actors.length === 1 && state.actors[0] === id;
  const act = () => changeAll({ actors: isAlone ? [] : [id], path: [] });
  return el("button", { type: "button", class: "tool", id: "neighbourhood", "aria-pressed": String(isAlone), onclick: act }, isAlone ? "Show the others again" : "Only its neighbourhood");
}

/** The best of the shortest paths, link by link. */
function pathPanel({ path: { layers, best }, lines }) {
  const count = layers.length - 1;
  const links = best.slice(1).map((id, i) => {
    const pair = [best[i], id];
    const between = lines.filter(({ from, to }) => pair.includes(from) && pair.includes(to) && from !== to);
    return [between.map((line) => el("li", {}, lineButton(line, null))), el("li", { class: "stop" }, nodeGlyph(id), entityButton(id))];
  });
  const others = layers.flat().length - best.length;
  return [
    el("p", { class: "over" }, "Shortest path"),
    el("h2", {}, name(cut(entities[best[0]].name, 60)), " … ", name(cut(entities[best.at(-1)].name, 60))),
    el("p", { class: "quiet" }, plural(count, "step"), others ? `; ${plural(others, "other actor")} on ways as short` : ""),
    el("ol", { class: "path" }, el("li", { class: "stop" }, nodeGlyph(best[0]), entityButton(best[0])), links),
  ];
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

/** A line as seen from one of its ends: "condemns China", "United States condemns it", or from neither. */
function lineButton(line, id) {
  if (id === null) {
    const [from, to] = [line.from, line.to].map((end) => name(cut(entities[end].name, 60)));
    return lineButtonWith(line, [from, " ", wordsFor(line), " ", to]);
  }
  const isOutgoing = line.from === id;
  const other = isOutgoing ? line.to : line.from;
  const who = other === null ? aliasesOf(line, 60) : el("b", {}, name(cut(entities[other].name, 60)));
  return lineButtonWith(line, isOutgoing ? [wordsFor(line), " ", who] : [who, " ", wordsFor(line), " it"]);
}

function lineButtonWith(line, words) {
  const glyph = lineGlyph(line.family, line.standing, widthOf(line.reports), line.disputed);
  return el("button", { type: "button", class: "line-button", onclick: () => select(line.id) }, glyph, el("span", {}, chip(line), words));
}
