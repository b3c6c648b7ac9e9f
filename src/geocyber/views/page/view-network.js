// The network: vis-network draws it at the places that were computed beforehand.

const HINT =
  "Network. Arrow keys go from node to node, Enter reads, Space unfolds, plus and minus zoom, 0 shows all. The table holds the same.";
const READABLE = 0.5; // the scale below which labels are too small to read

const networkView = {
  label: "Network",
  element: null,
  network: null,
  nodes: new vis.DataSet(),
  edges: new vis.DataSet(),
  seen: null,
  laidOut: "", // what the places depend on; when it changes, everything is brought into view
  at: null, // the place of each node
  waiting: 0,
  moved: new Map(), // places to which the reader has dragged nodes

  open(stage) {
    const canvas = el("div", { class: "canvas", tabindex: 0, role: "application", "aria-label": HINT, onkeydown: (event) => this.steer(event) });
    this.element = el("div", { class: "network" }, canvas, hint(), zoomer(this));
    stage.append(this.element);
    const interaction = { ...page.options.interaction, hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, zoomSpeed: 0.6 };
    const options = { ...page.options, interaction, nodes: { chosen: false }, edges: { ...page.options.edges, chosen: false, hoverWidth: 0 } };
    this.network = new vis.Network(canvas, { nodes: this.nodes, edges: this.edges }, options);
    this.network.on("click", ({ nodes, edges }) => select(nodes[0] ?? edges[0] ?? ""));
    this.network.on("doubleClick", ({ nodes }) => nodes.length && this.fold(nodes[0]));
    this.network.on("dragEnd", ({ nodes }) => nodes.forEach((id) => this.moved.set(id, this.network.getPosition(id))));
    this.network.on("hoverNode", ({ node, event }) => showTip(event, nodeTip(node)));
    this.network.on("hoverEdge", ({ edge, event }) => showTip(event, lineTip(this.lineOf(edge))));
    this.network.on("blurNode", hideTip);
    this.network.on("blurEdge", hideTip);
    this.network.on("beforeDrawing", (context) => drawBelonging(context, this.nodes.getIds(), this.network));
    new ResizeObserver(() => this.seen && this.bringIntoView()).observe(canvas);
  },

  lineOf(id) {
    return this.seen.lines.find((line) => line.id === id);
  },

  draw(seen) {
    const laidOut = JSON.stringify([state.level, state.folds]);
    const isNew = laidOut !== this.laidOut;
    if (isNew) this.moved.clear();
    this.laidOut = laidOut;
    this.seen = seen;
    const lines = seen.lines.filter(({ to }) => to !== null);
    painting.palette = paletteOfPage();
    painting.lit = litBy(lines);
    const places = allPlaces([...seen.nodes].sort());
    const at = (id) => this.moved.get(id) ?? places(id);
    bringUpTo(this.nodes, [...seen.nodes].map((id) => nodeFor(id, at(id))));
    bringUpTo(this.edges, bent(lines, at).map(([line, roundness]) => edgeFor(line, roundness)));
    this.at = at;
    if (isNew) this.bringIntoView();
    else this.uncoverSoon();
  },

  fit(animated) {
    const animation = animated && !matchMedia("(prefers-reduced-motion: reduce)").matches && this.seen !== null;
    this.network.fit({ maxZoomLevel: 1.25, animation: animation ? { duration: 350 } : false });
  },

  /** Brings everything into view or, where that would be too small to read, the middle of it. */
  bringIntoView() {
    this.fit(false);
    if (this.network.getScale() < READABLE) this.network.moveTo({ position: middle(this.nodes.get()), scale: READABLE });
    this.uncover();
  },

  /** Later, lest the second click of two meets another node. */
  uncoverSoon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.uncover(), 400);
  },

  zoom(factor) {
    this.network.moveTo({ scale: Math.min(4, Math.max(0.05, this.network.getScale() * factor)) });
  },

  fold(id) {
    if (members.get(topOf(id))?.length) change({ folds: toggled(state.folds, topOf(id)), at: topOf(id) });
  },

  /** Moves the drawing if the panel would cover what is selected. */
  uncover() {
    const line = this.lineOf(state.at);
    const ends = (line ? [line.from, line.to] : [state.at]).filter((id) => id && this.nodes.get(id)).map(this.at);
    if (!ends.length || this.element.hidden) return;
    const panel = byId("panel").getBoundingClientRect();
    const canvas = this.element.getBoundingClientRect();
    const isCovered = (place) => {
      const { x, y } = this.network.canvasToDOM(place);
      return x + canvas.left > panel.left - 40 && y + canvas.top > panel.top - 40;
    };
    if (!panel.width || !ends.some(isCovered)) return;
    const isBelow = panel.width > innerWidth * 0.8; // on a phone the panel lies below, else at the right
    const scale = this.network.getScale();
    const { x, y } = middle(ends);
    const free = isBelow ? { x, y: y + panel.height / 2 / scale } : { x: x + panel.width / 2 / scale, y };
    this.network.moveTo({ position: free });
  },

  steer(event) {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (event.key in steps) this.step(steps[event.key]);
    else if (event.key === "Enter") byId("panel").focus();
    else if (event.key === " " && this.nodes.get(state.at)) this.fold(state.at);
    else if (event.key === "+" || event.key === "=") this.zoom(1.25);
    else if (event.key === "-") this.zoom(0.8);
    else if (event.key === "0") this.fit(true);
    else return;
    event.preventDefault();
  },

  /** Selects the nearest node in a direction. */
  step([dx, dy]) {
    const from = this.nodes.get(state.at);
    let best = null;
    for (const node of this.nodes.get()) {
      const ahead = from ? (node.x - from.x) * dx + (node.y - from.y) * dy : 1;
      const aside = from ? Math.abs((node.x - from.x) * dy) + Math.abs((node.y - from.y) * dx) : Math.hypot(node.x, node.y);
      if (ahead > 0 && (!best || ahead + 2 * aside < best.way)) best = { id: node.id, way: ahead + 2 * aside };
    }
    if (!best) return;
    change({ at: best.id });
    const lines = this.seen.lines.filter(({ from: a, to: b }) => a === best.id || b === best.id);
    byId("said").textContent = `${entities[best.id].name}, ${look.kinds[entities[best.id].kind].label}, ${plural(lines.length, "line")}`;
  },
};

/** Makes a data set hold exactly the items, keeping those that stay: the pointer may be upon them. */
function bringUpTo(dataset, items) {
  const ids = new Set(items.map(({ id }) => id));
  dataset.remove(dataset.getIds().filter((id) => !ids.has(id)));
  dataset.update(items);
}

function hint() {
  return el("p", { class: "hint" }, "Click a line or node to read its sentences. Double-click a state with a number to unfold it.");
}

function zoomer(view) {
  const button = (text, label, act) => el("button", { type: "button", class: "tool", "aria-label": label, title: label, onclick: act }, text);
  return el(
    "div",
    { class: "zoomer" },
    button("+", "Zoom in", () => view.zoom(1.25)),
    button("−", "Zoom out", () => view.zoom(0.8)),
    button("⤢", "Show all", () => view.fit(true)),
  );
}
