// Labels are drawn last and no smaller than can be read: zoomed out, those of lighter nodes give way.

const LABEL_SIZE = 15; // pixels at scale 1, as network.py reckons with
const LABEL_LEAST = 11; // pixels on the screen, however far away
const LABEL_MOST = 18;
const FADED_LABEL = 0.35;
const CELL = 120; // pixels of the grid in which labels are looked for that are in the way

/** Draws the labels of nodes, given from the most to the least important one. */
function drawLabels(ctx, ids, placeOn, scale) {
  const size = Math.min(LABEL_MOST, Math.max(LABEL_LEAST, LABEL_SIZE * scale));
  const taken = new Map();
  ctx.save();
  letterPen(ctx, size);
  const { clientWidth, clientHeight } = ctx.canvas;
  const seen = ids.map((id) => ({ id, ...placeOn(id) })).filter(({ x, y }) => x > -20 && y > -20 && x < clientWidth + 20 && y < clientHeight + 20);
  for (const { id, x: middleX, y } of seen) {
    occupy(taken, iconBox(middleX, y, radiusOn(id, scale)));
    const lines = drawn.get(id).label.split("\n");
    const top = y + radiusOn(id, scale) + 4;
    const half = (Math.max(...lines.map((line) => widthOf15(ctx, line))) * size) / LABEL_SIZE / 2;
    const x = Math.min(Math.max(middleX, half + 3), Math.max(half + 3, clientWidth - half - 3)); // not over the rim
    const box = [x - half, top, x + half, top + lines.length * size * 1.2];
    if (id !== state.at && !take(taken, box)) continue;
    ctx.globalAlpha = isLitUp(id) ? 1 : FADED_LABEL;
    lines.forEach((line, i) => {
      ctx.strokeText(line, x, top + i * size * 1.2);
      ctx.fillText(line, x, top + i * size * 1.2);
    });
  }
  ctx.restore();
}

/** What a selected line says, upon it. */
function drawWords(ctx, words, { x, y }) {
  ctx.save();
  letterPen(ctx, 14);
  ctx.strokeText(words, x, y - 8);
  ctx.fillText(words, x, y - 8);
  ctx.restore();
}

/** Makes the canvas ready for letters with a rim of paper, in pixels of the screen. */
function letterPen(ctx, size) {
  ctx.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  ctx.font = `500 ${size}px system-ui, sans-serif`;
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = onCanvas("paper");
  ctx.fillStyle = onCanvas("ink");
}

const iconBox = (x, y, radius) => [x - radius, y - radius, x + radius, y + radius].map((side, i) => side + (i < 2 ? 2 : -2));

/** Takes the room of a box unless another has some of it. */
function take(taken, box) {
  const [left, top, right, bottom] = box;
  const isInTheWay = ([l, t, r, b]) => l < right && r > left && t < bottom && b > top;
  if (cellsOf(box).some((cell) => taken.get(cell)?.some(isInTheWay))) return false;
  occupy(taken, box);
  return true;
}

function occupy(taken, box) {
  for (const cell of cellsOf(box)) {
    if (!taken.has(cell)) taken.set(cell, []);
    taken.get(cell).push(box);
  }
}

function cellsOf([left, top, right, bottom]) {
  const cells = [];
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) cells.push(`${x} ${y}`);
  }
  return cells;
}

const labelWidths = new Map();

/** How wide a text is at the size of LABEL_SIZE; the font of the canvas may have any size. */
function widthOf15(ctx, text) {
  if (!labelWidths.has(text)) {
    const size = Number.parseFloat(ctx.font.match(/([\d.]+)px/)[1]);
    labelWidths.set(text, (ctx.measureText(text).width * LABEL_SIZE) / size);
  }
  return labelWidths.get(text);
}
