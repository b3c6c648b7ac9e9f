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
};

const isLitUp = (id) => !painting.lit || painting.lit.has(id);

const onCanvas = (given) => painting.palette[given] ?? given;

function paletteOfPage() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(["ink", "paper", "blue", "faint"].map((named) => [named, style.getPropertyValue(`--${named}`).trim()]));
}

function nodeFor(id, { x, y }) {
  const { label, size, shape } = drawn.get(id);
  return { id, label, size, shape, x, y, ctxRenderer: painter(id, size) };
}

function edgeFor(line, roundness) {
  const { colour: named, tail } = look.families[line.family];
  const { dashes, head } = look.standings[line.standing];
  const isLit = isLitUp(line.id);
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
    label: line.id === state.at ? cut(wordsFor(line), 40) : "",
    font: { size: 14, color: onCanvas("ink"), strokeColor: onCanvas("paper"), strokeWidth: 5, align: "horizontal", face: "system-ui, sans-serif" },
  };
}

function outline(path) {
  if (!OUTLINES.has(path)) OUTLINES.set(path, new Path2D(path));
  return OUTLINES.get(path);
}

/** Paints a node: the glyph of its kind, its label below, and how many are folded into it. */
function painter(id, radius) {
  return ({ ctx, x, y, state: { selected, hover } }) => ({
    drawNode() {
      ctx.globalAlpha = isLitUp(id) ? 1 : FADED;
      paintShape(ctx, id, x, y, radius, hover || selected || id === state.at);
      if (members.get(id)?.length) paintCount(ctx, x + radius * 0.8, y - radius * 0.8, members.get(id).length, isUnfolded(id));
    },
    drawExternalLabel() {
      ctx.globalAlpha = isLitUp(id) ? 1 : FADED * 2;
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
