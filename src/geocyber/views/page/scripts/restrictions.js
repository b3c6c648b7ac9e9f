// What holds the view back, each with a button that takes it away; and what could not all be drawn.

const MORE = 3; // how many times as many nodes to draw when asked for more
const TOO_MANY = 600; // nodes beyond which a drawing is a cloud

function drawRestrictions() {
  byId("restrictions").replaceChildren(
    ...state.actors.map((id) => restriction(["Around ", name(cut(entities[id].name, 40))], { actors: state.actors.filter((other) => other !== id) })),
    state.actors.length ? stepsSwitch() : "",
    state.path.length ? restriction(["From ", name(cut(entities[state.path[0]].name, 30)), " to ", name(cut(entities[state.path[1]].name, 30))], { path: [] }) : "",
    state.disputed ? restriction(["Disputed only"], { disputed: false }) : "",
    state.text ? restriction([`Sentences with “${cut(state.text, 30)}”`], { text: "" }) : "",
    state.claimant ? restriction([claimantText(state.claimant)], { claimant: "" }) : "",
    state.from || state.to ? restriction([timeText()], { from: "", to: "" }) : "",
    state.sure ? restriction([`Confidence ${state.sure.toFixed(2)} or more`], { sure: 0 }) : "",
    state.told > 1 ? restriction([`In ${state.told} articles or more`], { told: 0 }) : "",
  );
}

function restriction(content, undo) {
  const act = () => {
    timebar.stop();
    changeAll(undo);
    byId("stage").focus({ preventScroll: true });
  };
  return el("button", { type: "button", class: "restriction", title: "Take this away", onclick: act }, content, el("span", { "aria-hidden": "true" }, "×"));
}

function stepsSwitch() {
  const button = (steps) => el("button", { type: "button", "aria-pressed": String(state.steps === steps), onclick: () => changeAll({ steps }) }, plural(steps, "step"));
  return el("div", { class: "switch small", role: "group", "aria-label": "How far around" }, button(1), button(2));
}

function timeText() {
  if (!state.from) return `Until ${state.to}`;
  return state.to ? `${state.from} to ${state.to}` : `Since ${state.from}`;
}

/** Says what is not drawn, and draws it if asked. */
function drawRest(seen) {
  const drawnCount = seen.drawnNodes.size;
  const drawable = new Set(seen.lines.flatMap(({ from, to }) => (to === null ? [] : [from, to])));
  const undrawn = [...drawable].filter((id) => !seen.drawnNodes.has(id)).length;
  const total = drawnCount + undrawn;
  const more = (show, label) => el("button", { type: "button", class: "tool", "data-show": show, onclick: () => change({ show }) }, label);
  const steps = [];
  if (undrawn && !state.path.length) {
    if (state.show * MORE < total) steps.push(more(state.show * MORE, `Draw ${state.show * MORE}`));
    steps.push(more(total, total > TOO_MANY ? "Draw all (slow)" : "Draw all"));
  } else if (seen.calmed) steps.push(more(Math.max(total, page.show + 1), "Draw all lines"));
  if (state.show > page.show) steps.push(more(page.show, `Back to ${page.show}`));
  const rest = [
    state.show > page.show && !undrawn ? `All ${total.toLocaleString("en")} drawn` : "",
    undrawn ? `${drawnCount.toLocaleString("en")} weightiest of ${total.toLocaleString("en")} drawn` : "",
    seen.calmed ? `${plural(seen.calmed, "line")} in fewer than ${plural(seen.fewest, "article")} left out` : "",
  ].filter(Boolean);
  byId("rest").hidden = !rest.length && !steps.length;
  byId("rest").replaceChildren(el("span", {}, rest.join("; ")), ...steps);
}

/** What stands in place of a drawing without lines. */
function drawNothing(seen) {
  byId("nothing").hidden = seen.lines.length > 0;
  if (seen.lines.length) return;
  const words =
    seen.path === null
      ? "No chain of lines leads from one to the other with these filters."
      : "Nothing passes these filters.";
  byId("nothing").replaceChildren(el("p", {}, words), el("button", { type: "button", class: "tool", onclick: reset }, "Show everything again"));
}
