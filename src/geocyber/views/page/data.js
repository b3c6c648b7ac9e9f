// From all statements of the page to what is shown: filtered, lifted to whoever is unfolded, merged into lines.

const look = page.look;
const entities = page.entities; // by id: name, kind, names, iso, of
const drawn = new Map(page.nodes.map((node) => [node.id, node])); // as pyvis made them

const familyOf = {};
const wordsOf = {};
for (const [family, { relations }] of Object.entries(look.families)) {
  for (const [relation, words] of Object.entries(relations)) {
    familyOf[relation] = family;
    wordsOf[relation] = words;
  }
}

function* chain(id) {
  for (let at = id; at; at = entities[at].of) yield at;
}

function topOf(id) {
  let last = id;
  for (last of chain(id));
  return last;
}

const members = new Map(); // of each top: those who act for it and can be drawn
for (const { id } of page.nodes) {
  const top = topOf(id);
  if (!members.has(top)) members.set(top, []);
  if (top !== id) members.get(top).push(id);
}

const isUnfolded = (top) => (state.level === "actor") !== state.folds.includes(top);

/** Who stands on the canvas for a node. */
function placeOf(id) {
  const top = topOf(id);
  return isUnfolded(top) ? id : top;
}

/** When a statement counts as made: its own date or, failing that, its article's. */
const dayOf = (statement) => statement.when || page.reports[statement.report].published || "";

function passes(statement) {
  if (state.relations.includes(statement.relation) || state.standings.includes(statement.standing)) return false;
  if (statement.confidence < state.sure || (state.disputed && !statement.disputed)) return false;
  if (state.from || state.to) {
    const day = dayOf(statement); // a mere year or month is in range if it overlaps
    if (!day || day < state.from.slice(0, day.length) || (state.to && day > state.to.slice(0, day.length))) return false;
  }
  const wanted = state.text.toLocaleLowerCase("en");
  return !wanted || statement.quotes.some((quote) => quote.toLocaleLowerCase("en").includes(wanted));
}

/** The lines to show, the nodes at their ends, and all statements behind them. */
function shown() {
  const lines = new Map();
  const add = (from, to, family, standing, statements) => {
    const passing = statements.filter((index) => passes(page.statements[index]));
    const a = placeOf(from);
    const b = to === null ? null : placeOf(to);
    if (!passing.length || a === b || isHidden(a) || (b !== null && isHidden(b))) return;
    const id = [a, family, standing, b ?? ""].join(" ");
    if (!lines.has(id)) lines.set(id, { id, from: a, to: b, family, standing, statements: [] });
    lines.get(id).statements.push(...passing);
  };
  for (const edge of page.edges) add(edge.from, edge.to, edge.family, edge.standing, edge.statements);
  page.statements.forEach((statement, index) => {
    if (statement.object === null) add(statement.agent, null, familyOf[statement.relation], statement.standing, [index]);
  });
  const all = [...lines.values()].map(summed);
  const fewest = state.told || calmest(all);
  const told = all.filter((line) => line.reports >= fewest || [line.id, line.from, line.to].includes(state.at));
  return { lines: told, nodes: endsOf(told), fewest, hidden: all.length - told.length };
}

const CALM = 160; // lines that an eye can still follow
const BARE = 25; // lines that are too few to leave it at

/** The fewest articles to ask for so that lines remain an eye can follow. */
function calmest(lines) {
  const remaining = (fewest) => lines.filter(({ reports }) => reports >= fewest).length;
  let fewest = 1;
  while (remaining(fewest) > CALM && remaining(fewest + 1) >= BARE) fewest += 1;
  return fewest;
}

const isHidden = (id) => state.kinds.includes(entities[id].kind);

/** A line with what its statements have in common, newest statement first. */
function summed(line) {
  const statements = line.statements.map((index) => page.statements[index]).sort(byDay);
  const days = statements.map(dayOf).filter(Boolean);
  return {
    ...line,
    statements,
    aliases: [...new Set(statements.map((statement) => statement.alias).filter(Boolean))],
    relations: [...new Set(statements.map((statement) => statement.relation))],
    reports: new Set(statements.map((statement) => statement.report)).size,
    first: days.at(-1) ?? "",
    last: days[0] ?? "",
  };
}

function byDay(a, b) {
  const [dayA, dayB] = [dayOf(a), dayOf(b)];
  return dayA === dayB ? (a.id < b.id ? -1 : 1) : dayA < dayB ? 1 : -1;
}

/** The ends of lines, and the top of every unfolded member among them. */
function endsOf(lines) {
  const ends = new Set();
  for (const { from, to } of lines) {
    for (const end of to === null ? [from] : [from, to]) {
      ends.add(end);
      const top = topOf(end);
      if (drawn.has(top) && !isHidden(top)) ends.add(top);
    }
  }
  return ends;
}

/** "condemns, accuses" in the words of the look. */
const wordsFor = (line) => line.relations.map((relation) => wordsOf[relation]).join(", ");

const spanOf = (line) => (line.first === line.last ? line.first : `${line.first} – ${line.last}`);
