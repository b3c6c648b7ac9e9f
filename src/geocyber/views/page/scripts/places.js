// Where nodes and lines lie on the canvas: where they were computed to lie, as far as that fits what is shown.

const RELAXED_AT_MOST = 220; // nodes that are quickly laid out anew
let relaxedBefore = { key: "", places: new Map() };

/**
 * The places of all who may stand on the canvas, and what they depend on: when `key` changes, it is another drawing.
 * Columns for paths; a drawing of its own for a neighbourhood or when more is asked for; else that of the opening.
 */
function placesOf(seen, isUpright) {
  const { key, places } = lyingPlaces(seen);
  return isUpright ? { key: `${key} upright`, places: stoodUp(places) } : { key, places };
}

/** For a stage that is higher than wide: turned, and pushed apart again, for labels stay as wide as they are. */
function stoodUp(places) {
  const turned = new Map([...places].map(([id, { x, y }]) => [id, { x: y * 1.15, y: x * 0.9 }]));
  if (turned.size <= RELAXED_AT_MOST) separate(turned);
  return turned;
}

function lyingPlaces({ cast, castLines: lines, path }) {
  const ids = [...cast].sort();
  if (path) return { key: `path ${state.path.join(" ")}`, places: columns(path) };
  if (state.actors.length) return { key: `around ${state.actors.join(" ")} ${state.steps} ${state.show} ${state.level} ${state.folds}`, places: relaxed(ids, lines) };
  const key = `${state.level} ${state.show} ${state.folds}`;
  if (state.show === page.show) return { key, places: unfoldedAmong(ids, opening(ids, lines)) };
  const total = state.level === "state" ? members.size : drawn.size;
  if (ids.length <= RELAXED_AT_MOST && state.show < 0.9 * total) return { key, places: relaxed(ids, lines) };
  return { key, places: unfoldedAmong(ids, new Map(ids.map((id) => [id, placed(id, state.level)]))) };
}

function placed(id, which) {
  const [x, y] = drawn.get(id).places[which];
  return { x, y };
}

function middle(places) {
  const mean = (key) => places.reduce((sum, place) => sum + place[key], 0) / Math.max(1, places.length);
  return { x: mean("x"), y: mean("y") };
}

// The opening --------------------------------------------------------------------------------------------

/** The places computed for the opening; whoever is not in it gets the first free spot near whom it has lines with. */
function opening(ids, lines) {
  const standing = state.level === "state" ? ids.filter((id) => topOf(id) === id) : ids;
  const places = new Map();
  for (const id of standing) {
    const given = drawn.get(id).opening[state.level];
    if (given) places.set(id, { x: given[0], y: given[1] });
  }
  const others = standing.filter((id) => !places.has(id));
  for (const id of others) {
    const near = lines.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])).filter((other) => places.has(other));
    places.set(id, freeSpot(middle(near.map((other) => places.get(other))), id, places));
  }
  return places;
}

const TURN = Math.PI * (3 - Math.sqrt(5)); // the golden angle spreads points evenly

function freeSpot(around, id, places) {
  for (let i = 1; ; i += 1) {
    const radius = 34 * Math.sqrt(i);
    const spot = { x: around.x + radius * Math.cos(i * TURN) * 1.3, y: around.y + radius * Math.sin(i * TURN) };
    const isFree = ![...places].some(([other, place]) => overlap(spot, drawn.get(id).box, place, drawn.get(other).box));
    if (isFree) return spot;
  }
}

// Unfolding ----------------------------------------------------------------------------------------------

/** The same with the members of unfolded states around these, and the others pushed aside. */
function unfoldedAmong(ids, places) {
  if (state.level === "actor") return places;
  const unfolded = state.folds.filter((top) => places.has(top) && members.get(top)?.length);
  if (!unfolded.length) return places;
  for (const top of unfolded) {
    const present = ids.filter((id) => id !== top && topOf(id) === top);
    pushAside(places, top, present);
    const centre = places.get(top);
    for (const id of present) {
      const offset = placed(id, "offset");
      places.set(id, { x: centre.x + offset.x, y: centre.y + offset.y });
    }
  }
  separate(places);
  return places;
}

/** Makes room around an unfolded node: others move straight away from it, the nearer the more. */
function pushAside(places, unfolded, present) {
  const offsets = present.map((id) => placed(id, "offset"));
  const a = Math.max(0, ...offsets.map(({ x }) => Math.abs(x))) + 70;
  const b = Math.max(0, ...offsets.map(({ y }) => Math.abs(y))) + 50;
  const centre = { ...places.get(unfolded) };
  for (const [id, { x, y }] of places) {
    const [dx, dy] = [x - centre.x, y - centre.y];
    const distance = Math.hypot(dx / a, dy / b); // in sizes of the cluster
    const factor = Math.hypot(distance, 1.1) / distance;
    if (id !== unfolded && distance) places.set(id, { x: centre.x + dx * factor, y: centre.y + dy * factor });
  }
}

// Paths --------------------------------------------------------------------------------------------------

const COLUMN = 240;
const ROW = 96;

/** From left to right by the distance from the start; the best path runs straight through the middle. */
function columns({ layers, best }) {
  const places = new Map();
  layers.forEach((layer, i) => {
    const others = widest(layer).filter((id) => id !== best[i]);
    [best[i], ...others].forEach((id, j) => {
      const row = (j % 2 ? 1 : -1) * Math.ceil(j / 2);
      places.set(id, { x: i * COLUMN, y: row * ROW });
    });
  });
  return places;
}

// Springs ------------------------------------------------------------------------------------------------

const SPRING = 130; // pixels between neighbours
const ROUNDS = 40;

/** A drawing of its own, by stress majorisation as in layout.py, from where the nodes lie in the drawing of all. */
function relaxed(ids, lines) {
  const pairs = lines.filter(({ from, to }) => to !== null);
  const key = `${ids.join(" ")} ${pairs.length}`;
  if (relaxedBefore.key !== key) relaxedBefore = { key, places: springs(ids, pairs) };
  return new Map(relaxedBefore.places);
}

function springs(ids, lines) {
  const number = new Map(ids.map((id, i) => [id, i]));
  const beside = ids.map(() => new Set());
  const tie = (a, b) => {
    if (a === undefined || b === undefined || a === b) return;
    beside[a].add(b);
    beside[b].add(a);
  };
  for (const { from, to } of lines) tie(number.get(from), number.get(to));
  for (const id of ids) tie(number.get(id), number.get([...chain(id)].slice(1).find((above) => number.has(above))));
  const wished = ids.map((_, i) => stepsFrom(i, beside));
  const at = ids.map((id, i) => {
    const { x, y } = placed(id, state.level);
    return [x / SPRING / 4 + 0.01 * Math.cos(i), y / SPRING / 4 + 0.01 * Math.sin(i)];
  });
  for (let round = 0; round < ROUNDS; round += 1) at.forEach((_, i) => relax(at, i, wished[i]));
  const places = new Map(ids.map((id, i) => [id, { x: at[i][0] * SPRING * 1.5, y: at[i][1] * SPRING }]));
  separate(places);
  return places;
}

const UNRELATED = 4;

function stepsFrom(start, beside) {
  const steps = new Array(beside.length).fill(UNRELATED);
  steps[start] = 0;
  const seen = new Set([start]);
  for (const at of seen) {
    for (const next of beside[at]) {
      if (seen.has(next)) continue;
      seen.add(next);
      // whoever has many neighbours gets longer lines, so that there is room for them
      steps[next] = steps[at] + Math.min(2.2, Math.max(1, 0.32 * Math.sqrt(Math.max(beside[at].size, beside[next].size))));
    }
  }
  return steps;
}

/** Moves one point to where its distances to all others are least wrong. */
function relax(at, i, wished) {
  let [x, y, total] = [0, 0, 0];
  at.forEach((other, j) => {
    if (j === i) return;
    const weight = 1 / (wished[j] * wished[j]);
    const [dx, dy] = [at[i][0] - other[0], at[i][1] - other[1]];
    const scale = wished[j] / Math.max(0.01, Math.hypot(dx, dy));
    x += weight * (other[0] + dx * scale);
    y += weight * (other[1] + dy * scale);
    total += weight;
  });
  if (total) at[i] = [x / total, y / total];
}

// Keeping apart ------------------------------------------------------------------------------------------

const SEPARATION_ROUNDS = 200;

/** Pushes overlapping nodes with their labels apart, as layout.py does. */
function separate(places) {
  const entries = [...places].map(([id, place]) => ({ place, box: drawn.get(id).box }));
  for (let round = 0; round < SEPARATION_ROUNDS; round += 1) {
    let isMoved = false;
    for (let i = 0; i < entries.length; i += 1) {
      for (let j = i + 1; j < entries.length; j += 1) isMoved = giveWay(entries[i], entries[j]) || isMoved;
    }
    if (!isMoved) return;
  }
}

/** How far two boxes reach into each other, along x and y; null if they do not. */
function overlap(a, [sideA, aboveA, belowA], b, [sideB, aboveB, belowB]) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const overX = sideA + sideB - Math.abs(dx);
  const overY = dy >= 0 ? belowA + aboveB - dy : belowB + aboveA + dy;
  return overX <= 1 || overY <= 1 ? null : [overX, overY];
}

function giveWay(a, b) {
  const over = overlap(a.place, a.box, b.place, b.box);
  if (!over) return false;
  const axis = over[0] < over[1] ? "x" : "y";
  const step = (Math.min(...over) / 2 + 0.5) * (b.place[axis] >= a.place[axis] ? 1 : -1);
  a.place[axis] -= step;
  b.place[axis] += step;
  return true;
}

// Lines --------------------------------------------------------------------------------------------------

/** Each line with its roundness, so that lines between the same two nodes lie beside each other. */
function bent(lines, at) {
  const beside = new Map();
  return lines.map((line) => {
    const key = `${line.from} ${line.to}`;
    const index = beside.get(key) ?? 0;
    beside.set(key, index + 1);
    const [a, b] = [at(line.from), at(line.to)];
    const length = Math.hypot(a.x - b.x, a.y - b.y) || 1;
    return [line, Math.min(0.9, (12 + 26 * index) / (0.39 * length))];
  });
}
