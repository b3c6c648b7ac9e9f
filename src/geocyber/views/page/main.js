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

function summary({ lines, nodes, fewest, hidden }) {
  const statements = new Set(lines.flatMap((line) => line.statements.map(({ id }) => id)));
  const reports = new Set(lines.flatMap((line) => line.statements.map(({ report }) => report)));
  const counts = `${nodes.size} actors and things, ${plural(lines.length, "line")}: ${plural(statements.size, "statement")} from ${plural(reports.size, "article")}`;
  const filtered = page.filters ? ` · made with: ${page.filters}` : "";
  const words = state.text ? ` · sentences with “${cut(state.text, 40)}”` : "";
  const left = page.left_out ? ` · ${plural(page.left_out, "statement")} about less-told actors left out` : "";
  const rare = hidden ? ` · ${plural(hidden, "line")} in fewer than ${plural(fewest, "article")} hidden` : "";
  return counts + rare + words + filtered + left;
}

// Light and dark -------------------------------------------------------------------------------------------

const dark = matchMedia("(prefers-color-scheme: dark)");

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId("theme").textContent = theme === "dark" ? "☀" : "☾";
  byId("theme").title = theme === "dark" ? "Light" : "Dark";
}

function followTheme() {
  setTheme(dark.matches ? "dark" : "light");
  dark.addEventListener("change", () => (setTheme(dark.matches ? "dark" : "light"), refresh()));
  byId("theme").addEventListener("click", () => {
    setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
    refresh();
  });
  let before = "light";
  addEventListener("beforeprint", () => {
    before = document.documentElement.dataset.theme;
    setTheme("light");
    refresh();
    networkView.network.redraw();
  });
  addEventListener("afterprint", () => (setTheme(before), refresh()));
}

// Help -----------------------------------------------------------------------------------------------------

function drawHelp() {
  const close = el("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => byId("help").close() }, "×");
  const paragraphs = [
    "Every line is what articles say that one actor says or does to another. Its colour is the family of acts, its dashes tell how it stands, its thickness how many articles report it. Nothing is drawn that no sentence says: click a line to read them.",
    "A claim stays a claim. What somebody says of another is dashed, and its claimant is named with the sentence. What is threatened, planned or suspected is dotted and open; what is said not to be so is dotted and ends in a bar.",
    "A state stands for its ministries, officials and units. Double-click it to unfold them, or choose “All actors”.",
    "Disputed is what the accused denies, or what another article turns round.",
    "Confidence is how likely a careful reader would agree that the sentence says so. It does not say whether it is true.",
    "What you choose is kept in the address of this page, so you can keep or send it. The page asks no network for anything.",
  ];
  const standings = Object.entries(look.standings).map(([standing, { label, meaning }]) => el("li", {}, lineGlyph(null, standing), el("b", {}, label), ` ${meaning}`));
  byId("help").replaceChildren(
    close,
    el("h2", { id: "help-title" }, "How to read this"),
    ...paragraphs.slice(0, 2).map((text) => el("p", {}, text)),
    el("ul", { class: "plain" }, standings),
    ...paragraphs.slice(2).map((text) => el("p", {}, text)),
    el("h3", {}, "By keyboard"),
    el("p", {}, "In the network: arrow keys go from node to node, Enter reads, Space unfolds, + and − zoom, 0 shows all. Escape closes. The table holds the same lines."),
  );
}

// Start ----------------------------------------------------------------------------------------------------

function showPhoneLegend(isShown) {
  document.body.classList.toggle("with-legend", isShown);
  byId("show-legend").setAttribute("aria-expanded", String(isShown));
}

refresh = () => {
  if (!Object.hasOwn(VIEWS, state.view)) state.view = UNTOUCHED.view;
  const seen = shown();
  byId("summary").textContent = summary(seen);
  press("levels", state.level);
  press("views", state.view);
  for (const [key, view] of Object.entries(VIEWS)) view.element.hidden = key !== state.view;
  hideTip();
  drawPanel(seen);
  VIEWS[state.view].draw(seen);
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
  followTheme();
  drawHelp();
  byId("show-help").addEventListener("click", () => byId("help").showModal());
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
