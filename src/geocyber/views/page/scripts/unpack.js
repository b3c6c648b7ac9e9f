// The data of the page as objects: packing.py wrote rows, with a number for each text that comes more than once.

const page = unpacked(JSON.parse(byId("data").textContent));

function unpacked({ entities, reports, statements, edges, texts, ...rest }) {
  const NOBODY_NAMED = -1;
  const idOf = (number) => (number === null ? null : number === NOBODY_NAMED ? rest.unnamed : entities[number][0]);
  const entity = ([, name, kind, names, iso, above]) => ({ name, kind, names, iso, of: idOf(above) });
  const report = ([title, published, publisher, url]) => ({ title, published, publisher, url });
  const statement = (row, index) => ({
    index, // the order of their ids
    agent: idOf(row[0]),
    relation: texts[row[1]],
    object: idOf(row[2]),
    factuality: texts[row[3]],
    standing: texts[row[4]],
    claimant: idOf(row[5]),
    operation: idOf(row[6]),
    alias: row[7],
    when: row[8],
    quotes: row[9].map((number) => texts[number]),
    trigger: texts[row[10]],
    confidence: row[11],
    frame: texts[row[12]],
    report: row[13],
    disputed: Boolean(row[14]),
  });
  const edge = ([from, to, family, standing, indices]) => ({ from: idOf(from), to: idOf(to), family, standing, statements: indices });
  return {
    ...rest,
    entities: Object.fromEntries(entities.map((row) => [row[0], entity(row)])),
    reports: reports.map(report),
    statements: statements.map(statement),
    edges: edges.map(edge),
  };
}
