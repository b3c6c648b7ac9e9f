// From all statements of the page to lines: filtered, lifted to whoever is unfolded, merged.

/** When a statement counts as made: its own date or, failing that, its article's. */
const dayOf = (statement) => statement.when || page.reports[statement.report].published || "";

/** A mere year or month is in range if it overlaps. */
function isInTime(statement) {
  const day = dayOf(statement);
  return Boolean(day) && day >= state.from.slice(0, day.length) && (!state.to || day <= state.to.slice(0, day.length));
}

const lowered = []; // quotes in lower case, made when somebody first searches
function says(statement, wanted) {
  lowered[statement.index] ??= statement.quotes.map((quote) => quote.toLocaleLowerCase("en"));
  return lowered[statement.index].some((quote) => quote.includes(wanted));
}

const OWN_VOICE = "article";

function isClaimedBy(statement, wanted) {
  if (wanted === OWN_VOICE) return statement.claimant === null;
  if (statement.claimant === null || statement.claimant === page.unnamed) return statement.claimant === wanted;
  return [...chain(statement.claimant)].includes(wanted);
}

/** Whether a statement passes all filters but the dates. */
function passes(statement) {
  if (state.relations.includes(statement.relation) || state.standings.includes(statement.standing)) return false;
  if (statement.confidence < state.sure || (state.disputed && !statement.disputed)) return false;
  if (state.claimant && !isClaimedBy(statement, state.claimant)) return false;
  const wanted = state.text.toLocaleLowerCase("en");
  return !wanted || says(statement, wanted);
}

const isHidden = (id) => state.kinds.includes(entities[id].kind);

/** Lines of the statements whose index is marked in `passing`. */
function linesOf(passing) {
  const lines = new Map();
  const add = (from, to, family, standing, indices) => {
    const some = indices.filter((index) => passing[index]);
    if (!some.length) return;
    const a = placeOf(from);
    const b = to === null ? null : placeOf(to);
    if (a === b || isHidden(a) || (b !== null && isHidden(b))) return;
    const id = [a, family, standing, b ?? ""].join(" ");
    if (!lines.has(id)) lines.set(id, { id, from: a, to: b, family, standing, statements: [] });
    lines.get(id).statements.push(...some);
  };
  for (const edge of page.edges) add(edge.from, edge.to, edge.family, edge.standing, edge.statements);
  for (const statement of page.statements) {
    if (statement.object === null) add(statement.agent, null, familyOf[statement.relation], statement.standing, [statement.index]);
  }
  return [...lines.values()].map(summed);
}

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
    disputed: statements.some((statement) => statement.disputed),
    first: days.at(-1) ?? "",
    last: days[0] ?? "",
  };
}

function byDay(a, b) {
  const [dayA, dayB] = [dayOf(a), dayOf(b)];
  return dayA === dayB ? a.index - b.index : dayA < dayB ? 1 : -1;
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
