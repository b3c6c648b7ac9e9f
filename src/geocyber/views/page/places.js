// Where nodes and lines lie on the canvas.

/** Where every node is: as computed for its level, pushed aside by states that are unfolded at state level. */
function allPlaces(shownIds) {
  if (state.level === "actor") return (id) => placed(id, "actor");
  const tops = new Map([...members.keys()].map((top) => [top, placed(top, "state")]));
  const unfolded = state.folds.filter((top) => members.get(top)?.length);
  for (const top of unfolded) pushAside(tops, top);
  const places = new Map();
  for (const id of shownIds) {
    const offset = isUnfolded(topOf(id)) ? placed(id, "offset") : { x: 0, y: 0 };
    const top = tops.get(topOf(id));
    places.set(id, { x: top.x + offset.x, y: top.y + offset.y });
  }
  if (unfolded.length) separate(places);
  return (id) => places.get(id);
}

function placed(id, which) {
  const [x, y] = drawn.get(id).places[which];
  return { x, y };
}

function middle(places) {
  const mean = (key) => places.reduce((sum, place) => sum + place[key], 0) / Math.max(1, places.length);
  return { x: mean("x"), y: mean("y") };
}

/** Makes room around an unfolded node: others move straight away from it, the nearer the more. */
function pushAside(tops, unfolded) {
  const offsets = members.get(unfolded).map((id) => placed(id, "offset"));
  const a = Math.max(...offsets.map(({ x }) => Math.abs(x))) + 70;
  const b = Math.max(...offsets.map(({ y }) => Math.abs(y))) + 50;
  const centre = { ...tops.get(unfolded) };
  for (const [top, { x, y }] of tops) {
    const [dx, dy] = [x - centre.x, y - centre.y];
    const distance = Math.hypot(dx / a, dy / b); // in sizes of the cluster
    const factor = Math.hypot(distance, 1.1) / distance;
    if (top !== unfolded && distance) tops.set(top, { x: centre.x + dx * factor, y: centre.y + dy * factor });
  }
}

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

function giveWay(a, b) {
  const [dx, dy] = [b.place.x - a.place.x, b.place.y - a.place.y];
  const [sideA, aboveA, belowA] = a.box;
  const [sideB, aboveB, belowB] = b.box;
  const overX = sideA + sideB - Math.abs(dx);
  const overY = dy >= 0 ? belowA + aboveB - dy : belowB + aboveA + dy;
  if (overX <= 1 || overY <= 1) return false;
  const [axis, over, sign] = overX < overY ? ["x", overX, dx] : ["y", overY, dy];
  const step = (over / 2 + 0.5) * (sign >= 0 ? 1 : -1);
  a.place[axis] -= step;
  b.place[axis] += step;
  return true;
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
