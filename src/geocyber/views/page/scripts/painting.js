// How nodes and lines look on the canvas: the same glyphs as in the legend.

const OUTLINES = new Map(); // SVG paths as canvas paths
const FADED = 0.14;

/** Which nodes and lines the selection lights up; null for all. */
function litBy(lines) {
  const line = lines.find(({ id }) => id === state.at);
  if (line) return new Set([line.id, line.from, line.to]);
  if (!drawn.has(state.at)) return null;
  const touching = lines.filter(({ from, to }) => from === state.at || to === state.at);
  return new Set([state.at, ...touching.flatMap(({ id, from, to }) => [id, from, to])]);
}

/** What all painters look up: vis-network keeps them, so they must ask anew each time. */
const painting = {
  lit: null, // ids of what the selection lights up, null for all
  palette: null, // the named colours as they are now
  scale: 1, // of the canvas
};

const isLitUp = (id) => !painting.lit || painting.lit.has(id);

const onCanvas = (given) => painting.palette[given] ?? given;

function paletteOfPage() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(["ink", "paper", "blue", "faint", "quiet", "alarm"].map((named) => [named, style.getPropertyValue(`--${named}`).trim()]));
}

function nodeFor(id, { x, y }) {
  const { size, shape } = drawn.get(id);
  return { id, size, shape, x, y, ctxRenderer: painter(id, size) };
}

/** A line for vis-network. In a crowd only what is selected has arrows: they take longest, and could not be seen. */
function edgeFor(line, roundness, isInCrowd) {
  const { colour: named, tail } = look.families[line.family];
  const { dashes, head } = look.standings[line.standing];
  const isLit = isLitUp(line.id);
  const hasArrows = !isInCrowd || Boolean(painting.lit?.has(line.id));
  const width = widthOf(line.reports) + (line.id === state.at ? 2 : 0);
  const scaleFactor = Math.min(0.8, 1.5 / width + 0.18);
  const pattern = dashes.length ? dashes.map((length) => length * Math.max(1, width / 2.5)) : false;
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    width,
    dashes: pattern,
    color: { color: onCanvas(named), opacity: isLit ? 0.92 : FADED },
    arrows: {
      to: { enabled: hasArrows, type: head, scaleFactor },
      from: { enabled: hasArrows && tail !== "none", type: tail === "none" ? "arrow" : tail, scaleFactor: scaleFactor * 0.65 },
    },
    smooth: { enabled: true, type: "curvedCW", roundness },
  };
}

const LEAST_RADIUS = 6; // pixels on the screen, however far away

const radiusOn = (id, scale) => Math.max(LEAST_RADIUS, drawn.get(id).size * scale);

function outline(path) {
  if (!OUTLINES.has(path)) OUTLINES.set(path, new Path2D(path));
  return OUTLINES.get(path);
}

/** Paints a node: the glyph of its kind. */
function painter(id, size) {
  return ({ ctx, x, y, state: { selected, hover } }) => ({
    drawNode() {
      const radius = Math.max(size, LEAST_RADIUS / painting.scale);
      ctx.globalAlpha = isLitUp(id) ? 1 : FADED;
      paintShape(ctx, id, x, y, radius, hover || selected || id === state.at);
      ctx.globalAlpha = 1;
    },
    nodeDimensions: { width: size * 2, height: size * 2 },
  });
}

function paintShape(ctx, id, x, y, radius, isOutlined) {
  const { shape, icon, colour: fillColour, icon_colour, hollow } = lookOf(id);
  ctx.save();
  ctx.translate(x - radius, y - radius);
  ctx.scale(radius / 24, radius / 24);
  ctx.lineJoin = ctx.lineCap = "round";
  ctx.lineWidth = isOutlined ? 12 : 7; // a rim of paper parts the node from the lines behind it
  ctx.strokeStyle = isOutlined ? onCanvas("ink") : onCanvas("paper");
  ctx.stroke(outline(shape));
  ctx.fillStyle = hollow ? onCanvas("paper") : onCanvas(fillColour);
  ctx.fill(outline(shape));
  ctx.lineWidth = hollow ? 3.5 : 2;
  ctx.strokeStyle = onCanvas(hollow ? fillColour : "quiet");
  if (hollow || isPale(icon_colour)) ctx.stroke(outline(shape));
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

/** How many are folded into nodes, above all arrows. */
function drawCounts(ctx, ids, network) {
  if (painting.scale < 0.4) return;
  for (const id of ids.filter(hasCount)) {
    const { x, y } = network.body.nodes[id];
    const off = drawn.get(id).size * 0.8;
    ctx.globalAlpha = isLitUp(id) ? 1 : FADED;
    paintCount(ctx, x + off, y - off, members.get(id).length, isUnfolded(id));
  }
  ctx.globalAlpha = 1;
}

const hasCount = (id) => Boolean(members.get(id)?.length) && (state.level === "state" || !isUnfolded(id));

function paintCount(ctx, x, y, count, isOpen) {
  const text = isOpen ? "–" : count > 99 ? "99+" : `+${count}`;
  const half = 6 + 2.6 * text.length;
  ctx.beginPath();
  ctx.roundRect(x - half, y - 8, 2 * half, 16, 8);
  ctx.fillStyle = onCanvas("paper");
  ctx.strokeStyle = onCanvas("ink");
  ctx.lineWidth = 1.2;
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = onCanvas("ink");
  ctx.font = "600 10px system-ui, sans-serif";
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, x, y + 0.5);
}

/** Where a line bends on the canvas, as vis-network draws it: its two ends and the point that it is drawn towards. */
function curveOf({ id, from, to }, network) {
  const [a, b] = [from, to].map((end) => network.body.nodes[end]);
  return [a, network.body.edges[id].edgeType.getViaNode(), b];
}

/** The middle of a line. */
function middleOf(line, network) {
  const [a, via, b] = curveOf(line, network);
  return { x: (a.x + 2 * via.x + b.x) / 4, y: (a.y + 2 * via.y + b.y) / 4 };
}

/** The red rims of disputed lines, under all lines. */
function drawRims(ctx, lines, network) {
  for (const line of lines) {
    if (!isLitUp(line.id)) continue;
    const [a, via, b] = curveOf(line, network);
    const width = widthOf(line.reports) + (line.id === state.at ? 2 : 0);
    ctx.beginPath();
    ctx.moveTo(a.x, a.y);
    ctx.quadraticCurveTo(via.x, via.y, b.x, b.y);
    for (const [extra, named] of [[RIM, "alarm"], [RIM_GAP, "paper"]]) {
      ctx.lineWidth = width + extra;
      ctx.strokeStyle = onCanvas(named);
      ctx.stroke();
    }
  }
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
