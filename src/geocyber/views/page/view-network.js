// The network: vis-network draws it at the places that were computed beforehand.

const HINT =
  "Network. Arrow keys go from node to node, Enter reads, Space unfolds, plus and minus zoom, 0 shows all. The table holds the same.";
const OUTLINES = new Map();
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
  palette: null, // the named colours as they are now
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
    this.palette = paletteOfPage();
    const lit = litBy(lines);
    const places = allPlaces();
    const at = (id) => this.moved.get(id) ?? places(id);
    this.edges.clear();
    this.nodes.clear();
    this.nodes.add([...seen.nodes].map((id) => nodeFor(id, at(id), lit)));
    this.edges.add(bent(lines, at).map(([line, roundness]) => edgeFor(line, roundness, lit)));
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

// Places ---------------------------------------------------------------------------------------------------

/** Where every node is: as computed for its level, pushed aside by states that are unfolded at state level. */
function allPlaces() {
  if (state.level === "actor") return (id) => placed(id, "actor");
  const tops = new Map([...members.keys()].map((top) => [top, placed(top, "state")]));
  for (const unfolded of state.folds.filter((top) => tops.has(top))) pushAside(tops, unfolded);
  return (id) => {
    const top = tops.get(topOf(id));
    const offset = placed(id, "offset");
    return isUnfolded(topOf(id)) ? { x: top.x + offset.x, y: top.y + offset.y } : top;
  };
}

function placed(id, which) {
  const [x, y] = drawn.get(id).places[which];
  return { x, y };
}

function middle(places) {
  const mean = (key) => places.reduce((sum, place) => sum + place[key], 0) / Math.max(1, places.length);
  return { x: mean("x"), y: mean("y") };
}

/** Makes room around an unfolded node: all others move straight away from it by the size of its cluster. */
function pushAside(tops, unfolded) {
  const offsets = members.get(unfolded).map((id) => placed(id, "offset"));
  const a = 1.1 * Math.max(...offsets.map(({ x }) => Math.abs(x))) + 70;
  const b = 1.1 * Math.max(...offsets.map(({ y }) => Math.abs(y))) + 50;
  const centre = { ...tops.get(unfolded) };
  for (const [top, { x, y }] of tops) {
    const [dx, dy] = [x - centre.x, y - centre.y];
    const distance = Math.hypot(dx / a, dy / b);
    if (top !== unfolded && distance) tops.set(top, { x: centre.x + dx * (1 + 1 / distance), y: centre.y + dy * (1 + 1 / distance) });
  }
}

/** Each line with its roundness, so that lines between the same two nodes lie beside each other. */
function bent(lines, at) {
  const beside = new Map();
  return lines.map((line) => {
    const key = `${line.from} ${line.to}`;
    const index = beside.get(key) ?? 0;
    beside.set(key, index + 1);
    const [a, b] = [at(line.from), at(line.to)];
    const length = Math.hypot(a.x - b.x, a.y - b.y) || 1;
    return [line, Math.min(0.9, (14 + 34 * index) / (0.39 * length))];
  });
}

// Appearance -----------------------------------------------------------------------------------------------

const FADED = 0.14;

/** Which nodes and lines the selection lights up; null for all. */
function litBy(lines) {
  const line = lines.find(({ id }) => id === state.at);
  if (line) return new Set([line.id, line.from, line.to]);
  if (!drawn.has(state.at)) return null;
  const touching = lines.filter(({ from, to }) => from === state.at || to === state.at);
  return new Set([state.at, ...touching.flatMap(({ id, from, to }) => [id, from, to])]);
}

const onCanvas = (given) => networkView.palette[given] ?? given;

function paletteOfPage() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(["ink", "paper", "blue", "faint"].map((named) => [named, style.getPropertyValue(`--${named}`).trim()]));
}

function nodeFor(id, { x, y }, lit) {
  const { label, size } = drawn.get(id);
  return { id, label, size, x, y, shape: "custom", ctxRenderer: painter(id, size, !lit || lit.has(id)) };
}

function edgeFor(line, roundness, lit) {
  const { colour: named, tail } = look.families[line.family];
  const { dashes, head } = look.standings[line.standing];
  const isLit = !lit || lit.has(line.id);
  const width = widthOf(line.reports) + (line.id === state.at ? 2 : 0);
  const scaleFactor = Math.min(0.85, 1.7 / width + 0.2);
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    width,
    dashes: dashes.length ? dashes.map((length) => length * Math.max(1, width / 2.5)) : false,
    color: { color: onCanvas(named), opacity: isLit ? 1 : FADED },
    arrows: {
      to: { enabled: true, type: head, scaleFactor },
      from: { enabled: tail !== "none", type: tail === "none" ? "arrow" : tail, scaleFactor: scaleFactor * 0.7 },
    },
    smooth: { enabled: true, type: "curvedCW", roundness },
    label: line.id === state.at ? cut(wordsFor(line), 40) : undefined,
    font: { size: 14, color: onCanvas("ink"), strokeColor: onCanvas("paper"), strokeWidth: 5, align: "horizontal", face: "system-ui, sans-serif" },
  };
}

function outline(path) {
  if (!OUTLINES.has(path)) OUTLINES.set(path, new Path2D(path));
  return OUTLINES.get(path);
}

/** Paints a node: the glyph of its kind, its label below, and how many are folded into it. */
function painter(id, radius, isLit) {
  return ({ ctx, x, y, state: { selected, hover } }) => ({
    drawNode() {
      ctx.globalAlpha = isLit ? 1 : FADED;
      paintShape(ctx, id, x, y, radius, hover || selected || id === state.at);
      if (members.get(id)?.length) paintCount(ctx, x + radius * 0.8, y - radius * 0.8, members.get(id).length, isUnfolded(id));
    },
    drawExternalLabel() {
      ctx.globalAlpha = isLit ? 1 : FADED * 2;
      paintLabel(ctx, drawn.get(id).label, x, y + radius + 5);
    },
    nodeDimensions: { width: radius * 2, height: radius * 2 },
  });
}

function paintShape(ctx, id, x, y, radius, isOutlined) {
  const { shape, icon, colour: fillColour, icon_colour, hollow } = look.kinds[entities[id].kind];
  ctx.save();
  ctx.translate(x - radius, y - radius);
  ctx.scale(radius / 24, radius / 24);
  ctx.lineJoin = ctx.lineCap = "round";
  ctx.lineWidth = isOutlined ? 12 : 7; // a rim of paper parts the node from the lines behind it
  ctx.strokeStyle = isOutlined ? onCanvas("ink") : onCanvas("paper");
  ctx.stroke(outline(shape));
  ctx.fillStyle = hollow ? onCanvas("paper") : onCanvas(fillColour);
  ctx.fill(outline(shape));
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = onCanvas(fillColour);
  if (hollow) ctx.stroke(outline(shape));
  ctx.fillStyle = ctx.strokeStyle = onCanvas(icon_colour);
  if (lettersOf(id)) paintLetters(ctx, lettersOf(id));
  else paintIcon(ctx, icon);
  ctx.restore();
}

function paintLetters(ctx, letters) {
  ctx.font = "600 19px system-ui, sans-serif";
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(letters, 24, 25);
}

function paintIcon(ctx, icon) {
  ctx.translate(10.8, 10.8);
  ctx.scale(1.1, 1.1);
  ctx.lineWidth = 2;
  ctx.stroke(outline(icon));
}

function paintCount(ctx, x, y, count, isOpen) {
  ctx.beginPath();
  ctx.arc(x, y, 9, 0, 2 * Math.PI);
  ctx.fillStyle = onCanvas("paper");
  ctx.strokeStyle = onCanvas("ink");
  ctx.lineWidth = 1.2;
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = onCanvas("ink");
  ctx.font = "600 10px system-ui, sans-serif";
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(isOpen ? "–" : count > 99 ? "99+" : `+${count}`, x, y + 0.5);
}

function paintLabel(ctx, label, x, top) {
  ctx.font = "500 15px system-ui, sans-serif";
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4.5;
  ctx.strokeStyle = onCanvas("paper");
  ctx.fillStyle = onCanvas("ink");
  label.split("\n").forEach((line, i) => {
    ctx.strokeText(line, x, top + 18 * i);
    ctx.fillText(line, x, top + 18 * i);
  });
}

/** Thin lines from unfolded members to whom they act for. */
function drawBelonging(ctx, ids, network) {
  const present = new Set(ids);
  const places = network.getPositions(ids);
  ctx.strokeStyle = onCanvas("faint");
  ctx.lineWidth = 6;
  ctx.lineCap = "round";
  for (const id of ids) {
    const above = [...chain(id)].slice(1).find((each) => present.has(each));
    if (!above) continue;
    ctx.beginPath();
    ctx.moveTo(places[id].x, places[id].y);
    ctx.lineTo(places[above].x, places[above].y);
    ctx.stroke();
  }
}

// The note beside the pointer ------------------------------------------------------------------------------

function nodeTip(id) {
  const count = (members.get(id) ?? []).length;
  const fold = count ? `double-click to ${isUnfolded(id) ? "fold in" : "unfold"} ${count}` : "";
  return [el("b", {}, name(cut(entities[id].name, 120))), el("span", {}, [look.kinds[entities[id].kind].label, fold].filter(Boolean).join(" · "))];
}

function lineTip(line) {
  const { label, meaning } = look.standings[line.standing];
  const sentence = [chip(line), name(cut(entities[line.from].name, 60)), " ", wordsFor(line), " ", name(cut(entities[line.to].name, 60))];
  const count = `${plural(line.statements.length, "statement")} in ${plural(line.reports, "article")}`;
  return [el("b", {}, sentence), el("span", {}, `${label}: ${meaning}`), el("span", {}, `${count}, ${spanOf(line)}`)];
}

function showTip(event, content) {
  const tip = byId("tip");
  tip.replaceChildren(...content);
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  const { clientX = 0, clientY = 0 } = event.center ?? event;
  tip.style.left = `${Math.max(4, Math.min(clientX + 14, innerWidth - width - 8))}px`;
  tip.style.top = `${clientY + 18 + height > innerHeight ? clientY - height - 10 : clientY + 18}px`;
  document.body.classList.add("pointing");
}

function hideTip() {
  byId("tip").hidden = true;
  document.body.classList.remove("pointing");
}
