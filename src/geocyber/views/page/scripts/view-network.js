// The network: vis-network draws it at the places that were computed beforehand.

const HINT =
  "Network. Arrow keys go from node to node, Enter reads, Space unfolds, plus and minus zoom, 0 shows all. The table holds the same.";
const LARGEST = 1.25; // scale to which few nodes are blown up
const UPRIGHT = 1.2; // how many times as high as wide a stage is on which drawings stand
const MANY_LINES = 800; // lines that make a crowd: they are not drawn while the drawing is moved

const networkView = {
  label: "Network",
  element: null,
  network: null,
  nodes: new vis.DataSet(),
  edges: new vis.DataSet(),
  seen: null,
  laidOut: "", // what the places depend on; when it changes, everything is brought into view
  at: null, // the place of each node
  order: [], // nodes from the most to the least important
  isHiding: false, // whether lines are not drawn while the drawing is moved
  before: new Set(), // nodes that were there before
  waiting: 0,
  hovered: "", // what the pointer is upon
  moved: new Map(), // places to which the reader has dragged nodes

  open(stage) {
    const canvas = el("div", { class: "canvas", tabindex: 0, role: "application", "aria-label": HINT, onkeydown: (event) => this.steer(event) });
    this.element = el("div", { class: "network" }, canvas, hint(), zoomer(this));
    stage.prepend(this.element);
    const interaction = { ...page.options.interaction, hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, zoomSpeed: 0.6 };
    const options = { ...page.options, interaction, nodes: { chosen: false }, edges: { ...page.options.edges, chosen: false, hoverWidth: 0 } };
    this.network = new vis.Network(canvas, { nodes: this.nodes, edges: this.edges }, options);
    this.network.on("click", ({ nodes, edges }) => select(nodes[0] ?? edges[0] ?? this.stillHovered()));
    this.network.on("doubleClick", ({ nodes }) => nodes.length && this.fold(nodes[0]));
    this.network.on("dragEnd", ({ nodes }) => nodes.forEach((id) => this.moved.set(id, this.network.getPosition(id))));
    this.network.on("hoverNode", ({ node, event }) => this.hover(node, event, nodeTip(node)));
    this.network.on("hoverEdge", ({ edge, event }) => this.hover(edge, event, lineTip(this.lineOf(edge))));
    this.network.on("blurNode", () => this.blur());
    this.network.on("blurEdge", () => this.blur());
    this.network.on("beforeDrawing", (context) => {
      painting.scale = this.network.getScale();
      if (!this.seen) return;
      drawBelonging(context, this.nodes.getIds(), this.network);
      drawRims(context, this.seen.drawnLines.filter(({ id, disputed }) => disputed && this.edges.get(id)), this.network);
    });
    this.network.on("afterDrawing", (context) => this.labelNodes(context));
    new ResizeObserver(() => this.seen && !this.element.hidden && (this.draw(this.seen), this.bringIntoView())).observe(canvas);
  },

  /** Notes what the pointer is upon: at its very rim a click may miss what the note tells of. */
  hover(id, event, tip) {
    this.hovered = id;
    showTip(event, tip);
  },

  stillHovered() {
    return this.nodes.get(this.hovered) || this.edges.get(this.hovered) ? this.hovered : "";
  },

  blur() {
    this.hovered = "";
    hideTip();
  },

  lineOf(id) {
    return this.seen.lines.find((line) => line.id === id);
  },

  draw(seen) {
    const { clientWidth, clientHeight } = this.element;
    const { key, places } = placesOf(seen, clientHeight > clientWidth * UPRIGHT);
    const isNew = key !== this.laidOut;
    if (isNew) this.moved.clear();
    this.laidOut = key;
    this.seen = seen;
    painting.palette = paletteOfPage();
    painting.lit = litBy(seen.drawnLines);
    const at = (id) => this.moved.get(id) ?? places.get(id);
    const isCrowd = seen.drawnLines.length > MANY_LINES;
    this.hideLinesOnMove(isCrowd);
    bringUpTo(this.nodes, [...seen.drawnNodes].map((id) => nodeFor(id, at(id))));
    bringUpTo(this.edges, bent(seen.drawnLines, at).map(([line, roundness]) => edgeFor(line, roundness, isCrowd)));
    this.at = at;
    this.order = byImportance(seen);
    if (isNew || this.isOutOfView()) this.bringIntoView();
    else this.uncoverSoon();
  },

  hideLinesOnMove(isHiding) {
    if (isHiding === this.isHiding) return;
    this.isHiding = isHiding;
    this.network.setOptions({ interaction: { hideEdgesOnDrag: isHiding, hideEdgesOnZoom: isHiding } });
  },

  labelNodes(context) {
    if (!this.seen) return;
    const places = this.network.getPositions();
    const present = this.order.filter((id) => id in places);
    drawCounts(context, present, this.network);
    drawLabels(context, present, (id) => this.network.canvasToDOM(places[id]), this.network.getScale());
    const line = this.edges.get(state.at) && this.lineOf(state.at);
    if (line) drawWords(context, cut(wordsFor(line), 40), this.network.canvasToDOM(middleOf(line, this.network)));
  },

  /** Shows everything, labels and all, in the part of the stage that nothing covers. */
  fit(animated) {
    const ids = this.nodes.getIds();
    if (!ids.length) return;
    const bounds = boundsOf(ids, this.at);
    const free = this.freePart();
    const scale = Math.min(LARGEST, (free.right - free.left) / (bounds.right - bounds.left), (free.bottom - free.top) / (bounds.bottom - bounds.top));
    const { clientWidth, clientHeight } = this.element;
    const position = {
      x: (bounds.left + bounds.right) / 2 + (clientWidth / 2 - (free.left + free.right) / 2) / scale,
      y: (bounds.top + bounds.bottom) / 2 + (clientHeight / 2 - (free.top + free.bottom) / 2) / scale,
    };
    const isStill = !animated || matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.network.moveTo({ position, scale, animation: isStill ? false : { duration: 350 } });
  },

  /** The part of the stage that neither the panel nor what lies along its sides covers. */
  freePart() {
    const stage = this.element.getBoundingClientRect();
    const panel = byId("panel").getBoundingClientRect();
    const isBelow = panel.width > innerWidth * 0.8; // on a phone the panel lies below, else at the right
    const isRestricted = byId("restrictions").childElementCount > 0;
    return {
      left: stage.width > 600 ? 52 : 8,
      right: panel.width && !isBelow ? panel.left - stage.left - 12 : stage.width - 12,
      top: isRestricted ? 50 : 12,
      bottom: panel.width && isBelow ? Math.max(80, panel.top - stage.top - 16) : stage.height - (byId("rest").hidden ? 34 : 52),
    };
  },

  bringIntoView() {
    this.fit(false);
    this.uncover();
  },

  /** Whether something has come that lies outside of what is seen. */
  isOutOfView() {
    const { clientWidth, clientHeight } = this.element;
    const isOutside = ({ x, y }) => x < 0 || y < 0 || x > clientWidth || y > clientHeight;
    const added = [...this.seen.drawnNodes].filter((id) => !this.before.has(id));
    this.before = new Set(this.seen.drawnNodes);
    return added.some((id) => isOutside(this.network.canvasToDOM(this.at(id))));
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
    const lines = this.seen.drawnLines.filter(({ from: a, to: b }) => a === best.id || b === best.id);
    byId("said").textContent = `${entities[best.id].name}, ${look.kinds[entities[best.id].kind].label}, ${plural(lines.length, "line")}`;
  },
};

/** The rectangle around nodes with their labels. */
function boundsOf(ids, at) {
  const boxes = ids.map((id) => {
    const [{ x, y }, [side, above, below]] = [at(id), drawn.get(id).box];
    return { left: x - side, right: x + side, top: y - above, bottom: y + below };
  });
  const [least, most] = [(key) => Math.min(...boxes.map((box) => box[key])), (key) => Math.max(...boxes.map((box) => box[key]))];
  return { left: least("left"), right: most("right"), top: least("top"), bottom: most("bottom") };
}

/** The nodes drawn: what is selected first, then what is lit, then the larger ones. */
function byImportance({ drawnNodes }) {
  const rank = (id) => (id === state.at ? 2 : isLitUp(id) && painting.lit ? 1 : 0);
  return [...drawnNodes].sort((a, b) => rank(b) - rank(a) || drawn.get(b).size - drawn.get(a).size || (a < b ? -1 : 1));
}

const writtenBefore = new WeakMap(); // of each data set: how its items were when it was last brought up to date

/** Makes a data set hold exactly the items. Those that are as before are left alone: vis-network takes long for each. */
function bringUpTo(dataset, items) {
  const before = writtenBefore.get(dataset) ?? new Map();
  const now = new Map(items.map((item) => [item.id, JSON.stringify(item)]));
  const gone = [...before.keys()].filter((id) => !now.has(id));
  if (gone.length) dataset.remove(gone);
  const changed = items.filter(({ id }) => before.get(id) !== now.get(id));
  if (changed.length) dataset.update(changed);
  writtenBefore.set(dataset, now);
}

function hint() {
  return el("p", { class: "hint" }, "Click a line or node to read its sentences; double-click one with a number to unfold it.");
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
