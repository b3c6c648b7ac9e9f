// Puts the parts together and keeps them in step with the state.

const VIEWS = { network: networkView, table: tableView };

function buttons(holder, options, key) {
  byId(holder).replaceChildren(
    ...Object.entries(options).map(([value, label]) =>
      el("button", { type: "button", "data-value": value, onclick: () => change(key === "level" ? { level: value, folds: [] } : { [key]: value }) }, label),
    ),
  );
}

function press(holder, value) {
  for (const button of byId(holder).children) button.setAttribute("aria-pressed", String(button.dataset.value === value));
}

function summary({ lines, nodes, hidden }) {
  const statements = new Set(lines.flatMap((line) => line.statements));
  const reports = new Set([...statements].map(({ report }) => report));
  const counts = `${plural(nodes.size, "actor and thing", "actors and things")}, ${plural(lines.length, "line")}: ${plural(statements.size, "statement")} from ${plural(reports.size, "article")}`;
  const filtered = page.filters ? ` · made with: ${page.filters}` : "";
  const left = page.left_out ? ` · ${plural(page.left_out, "statement")} about less-told actors left out` : "";
  const rare = hidden ? ` · ${plural(hidden, "line")} in fewer than ${plural(state.told, "article")} hidden` : "";
  return counts + rare + filtered + left;
}

function showPhoneLegend(isShown) {
  document.body.classList.toggle("with-legend", isShown);
  byId("show-legend").setAttribute("aria-expanded", String(isShown));
}

function draw() {
  const seen = shown();
  byId("summary").textContent = summary(seen);
  press("levels", state.level);
  press("views", state.view);
  for (const [key, view] of Object.entries(VIEWS)) view.element.hidden = key !== state.view;
  byId("rest").hidden = state.view !== "network";
  hideTip();
  drawRestrictions();
  drawNothing(seen);
  if (state.view === "network") drawRest(seen);
  timebar.draw(seen);
  drawPanel(seen);
  VIEWS[state.view].draw(seen);
}

refresh = () => {
  if (!Object.hasOwn(VIEWS, state.view)) state.view = UNTOUCHED.view;
  setTheme(themeNow());
  draw();
};

redraw = () => {
  drawLegend();
  drawSearch();
  refresh();
};

function start() {
  state = readAddress();
  buttons("levels", { state: "States", actor: "All actors" }, "level");
  buttons("views", Object.fromEntries(Object.entries(VIEWS).map(([key, view]) => [key, view.label])), "view");
  for (const view of Object.values(VIEWS)) view.open(byId("stage"));
  timebar.open();
  pathTool.open();
  openTheme(() => VIEWS[state.view].draw(shown()));
  drawHelp();
  byId("show-legend").addEventListener("click", () => showPhoneLegend(!document.body.classList.contains("with-legend")));
  byId("stage").addEventListener("pointerdown", () => showPhoneLegend(false));
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || byId("help").open || event.defaultPrevented) return;
    showPhoneLegend(false);
    if (state.at) select("");
  });
  redraw();
}

start();
