// What of all that passes the filters is drawn: as much as an eye can follow, the weightiest first.

const CALM = 160; // lines that an eye can still follow
const BARE = 60; // lines that are too few to leave it at
const MEMBERS_AT_ONCE = 30; // of a state that is unfolded
const WIDE = 12; // nodes above each other in a drawing of paths

/**
 * Everything that the views show:
 * - `lines`, `nodes`: what passes the filters, for the table, the panel and the figures;
 * - `drawnLines`, `drawnNodes`: what of it stands on the canvas;
 * - `cast`, `castLines`: who would stand there at all times, so that places do not change with the dates;
 * - `unhurried`: statements that pass all filters but the dates;
 * - `fewest`, `hidden`: lines in fewer articles are not shown, and how many these are;
 * - `path`: the shortest paths, undefined if none is asked for, null if there is none.
 */
function shown() {
  const unhurried = page.statements.map(passes);
  const isTimed = Boolean(state.from || state.to);
  const atAllTimes = linesOf(unhurried);
  const inTime = isTimed ? linesOf(page.statements.map((statement, index) => unhurried[index] && isInTime(statement))) : atAllTimes;
  const isTold = (line) => line.reports >= state.told || [line.id, line.from, line.to].includes(state.at);
  const told = inTime.filter(isTold);
  const path = state.path.length === 2 ? shortestPaths(told, placeOf(state.path[0]), placeOf(state.path[1])) : undefined;
  const lines = path === undefined ? around(told) : alongPaths(told, path);
  const castLines = around(isTimed ? atAllTimes.filter(isTold) : told);
  const cast = path === undefined ? castOf(castLines) : new Set(path?.layers.flatMap(widest) ?? []);
  const among = lines.filter(({ from, to }) => to !== null && cast.has(from) && cast.has(to));
  const isAsked = state.told || path || state.show > page.show; // for exactly these
  const fewest = isAsked ? 1 : calmest(among);
  const drawnLines = among.filter((line) => line.reports >= fewest || [line.id, line.from, line.to].includes(state.at));
  const drawnNodes = new Set([...endsOf(drawnLines)].filter((id) => cast.has(id)));
  const isPresent = (id) => lines.some(({ from, to }) => from === id || to === id);
  for (const id of [...state.actors.map(placeOf), state.at]) if (cast.has(id) && isPresent(id)) drawnNodes.add(id);
  return {
    lines,
    nodes: endsOf(lines),
    cast,
    castLines,
    drawnLines,
    drawnNodes,
    unhurried,
    path,
    fewest: state.told || fewest,
    hidden: inTime.length - told.length,
    calmed: among.length - drawnLines.length,
  };
}

const around = (lines) => (state.actors.length ? neighbourhood(lines, state.actors, state.steps) : lines);

/** The lines from one layer of shortest paths to the next. */
function alongPaths(lines, path) {
  if (!path) return [];
  const layer = new Map(path.layers.flatMap((ids, i) => ids.map((id) => [id, i])));
  return lines.filter(({ from, to }) => Math.abs(layer.get(from) - layer.get(to)) === 1);
}

const widest = (layer) => layer.slice(0, WIDE);

/** Who is drawn: whom the reader asked for, then those with most statements, first among those of the opening. */
function castOf(lines) {
  const weights = new Map();
  const beside = new Map();
  for (const { from, to, statements } of lines) {
    if (to === null) continue;
    for (const [end, other] of [[from, to], [to, from]]) {
      weights.set(end, (weights.get(end) ?? 0) + statements.length);
      if (!beside.has(end)) beside.set(end, new Set());
      beside.get(end).add(other);
    }
  }
  const isOpening = (id) => !state.actors.length && state.level in drawn.get(id).opening;
  const ranked = [...weights.keys()].sort((a, b) => isOpening(b) - isOpening(a) || weights.get(b) - weights.get(a) || (a < b ? -1 : 1));
  const asked = [...state.actors.map(placeOf), state.at].filter((id) => weights.has(id));
  const unfolded = state.level === "state" ? state.folds : [];
  const ofUnfolded = unfolded.flatMap((top) => ranked.filter((id) => id !== top && topOf(id) === top).slice(0, MEMBERS_AT_ONCE));
  const others = ranked.filter((id) => !unfolded.includes(topOf(id)) || unfolded.includes(id));
  const cast = new Set([...asked, ...together(others, beside, state.show), ...ofUnfolded]);
  for (const id of [...cast]) if (drawn.has(topOf(id)) && !isHidden(topOf(id))) cast.add(topOf(id));
  return cast;
}

/** The first so many who have lines with each other; whoever has none gives way to the next. As in network.py. */
function together(ranked, beside, count) {
  const chosen = new Set(ranked.slice(0, count));
  let next = count;
  for (;;) {
    const lonely = [...chosen].filter((id) => ![...beside.get(id)].some((other) => chosen.has(other)));
    if (!lonely.length || next >= ranked.length) return chosen;
    for (const id of lonely) chosen.delete(id);
    for (; chosen.size < count && next < ranked.length; next += 1) chosen.add(ranked[next]);
  }
}

/** The fewest articles to ask for so that lines remain an eye can follow. */
function calmest(lines) {
  const remaining = (fewest) => lines.filter(({ reports }) => reports >= fewest).length;
  let fewest = 1;
  while (remaining(fewest) > CALM && remaining(fewest + 1) >= BARE) fewest += 1;
  return fewest;
}
