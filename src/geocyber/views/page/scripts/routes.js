// Walks along lines: neighbourhoods, and shortest paths between two actors.

/** Lines within `steps` of the actors: those that touch them, then those that touch whom these lead to. */
function neighbourhood(lines, actors, steps) {
  let near = new Set(actors);
  const isNear = (id) => id !== null && [...chain(id)].some((each) => near.has(each));
  for (let step = 1; step < steps; step += 1) {
    near = new Set([...near, ...lines.filter(({ from, to }) => isNear(from) || isNear(to)).flatMap(({ from, to }) => [from, to])]);
  }
  return lines.filter(({ from, to }) => isNear(from) || isNear(to));
}

/**
 * All shortest paths between two nodes, whichever way their lines point.
 * `layers` are the nodes on them by their distance from the start; `best` is the path that most is said along.
 * null if no path leads there.
 */
function shortestPaths(lines, start, goal) {
  const beside = new Map(); // of each node its neighbours, with how much is said between them
  const tie = (a, b, count) => {
    if (!beside.has(a)) beside.set(a, new Map());
    beside.get(a).set(b, (beside.get(a).get(b) ?? 0) + count);
  };
  for (const { from, to, statements } of lines) {
    if (to === null) continue;
    tie(from, to, statements.length);
    tie(to, from, statements.length);
  }
  const fromStart = distances(beside, start);
  if (start === goal || !fromStart.has(goal)) return null;
  const length = fromStart.get(goal);
  const fromGoal = distances(beside, goal);
  const layers = Array.from({ length: length + 1 }, () => []);
  for (const [id, distance] of fromStart) {
    if (distance + (fromGoal.get(id) ?? Infinity) === length) layers[distance].push(id);
  }
  return { layers, best: weightiestPath(layers, beside) };
}

function distances(beside, start) {
  const found = new Map([[start, 0]]);
  for (const [id, distance] of found) {
    for (const next of beside.get(id)?.keys() ?? []) if (!found.has(next)) found.set(next, distance + 1);
  }
  return found;
}

/** Of all paths through the layers the one along which most is said. */
function weightiestPath(layers, beside) {
  const best = new Map([[layers[0][0], { said: 0, path: [layers[0][0]] }]]);
  for (let i = 1; i < layers.length; i += 1) {
    for (const id of layers[i]) {
      for (const before of layers[i - 1]) {
        const said = (best.get(before)?.said ?? 0) + (beside.get(before).get(id) ?? -Infinity);
        if (said > (best.get(id)?.said ?? -1)) best.set(id, { said, path: [...best.get(before).path, id] });
      }
    }
  }
  return best.get(layers.at(-1)[0]).path;
}
