// What every part of the page looks up: the looks, the actors, who acts for whom.

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

/** A node, what it acts for, what that acts for, and so on to the top. */
function* chain(id) {
  for (let at = id; at; at = entities[at].of) yield at;
}

const tops = new Map();
for (const id of Object.keys(entities)) tops.set(id, [...chain(id)].at(-1));
const topOf = (id) => tops.get(id);

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

/** "condemns, accuses" in the words of the look. */
const wordsFor = (line) => line.relations.map((relation) => wordsOf[relation]).join(", ");

const spanOf = (line) => (line.first === line.last ? line.first : `${line.first} – ${line.last}`);
