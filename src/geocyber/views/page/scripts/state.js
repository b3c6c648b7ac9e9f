// What the reader has chosen. It lives in the address after "#", so that a view can be kept and sent.

const UNTOUCHED = Object.freeze({
  view: "network",
  level: page.level,
  theme: "", // light or dark; "" follows the reader's system
  show: page.show, // how many nodes are drawn at most
  folds: [], // states turned against the level: unfolded at state level, folded at actor level
  kinds: [], // hidden ones
  relations: [], // hidden ones
  standings: [], // hidden ones
  from: "",
  to: "",
  claimant: "", // whose claims alone, "article" for the articles' own voice
  sure: 0,
  told: 0, // fewest articles that must report a line; 0 leaves it to the page
  disputed: false,
  text: "",
  actors: [], // in whose neighbourhood to stay
  steps: 1, // how far that reaches
  path: [], // between which two to look for the shortest
  at: "", // the selected node or line
});

/** What "Show everything again" leaves as it is. */
const KEPT_BY_RESET = ["view", "level", "theme", "folds", "at"];

let state = { ...UNTOUCHED };
let refresh = () => {}; // shows the state
let redraw = () => {}; // shows it where the reader has chosen it, too

/** Changes some of the state, notes it in the address and shows it. */
function change(some) {
  state = { ...state, ...some };
  note();
  refresh();
}

/** The same where the reader has no hand on what shows the choice. */
function changeAll(some) {
  state = { ...state, ...some };
  note();
  redraw();
}

function note() {
  const fragment = written(state);
  if (fragment !== location.hash.slice(1)) location.replace(`#${fragment}`);
}

function reset() {
  changeAll({ ...UNTOUCHED, ...Object.fromEntries(KEPT_BY_RESET.map((key) => [key, state[key]])) });
}

const toggled = (list, item) => (list.includes(item) ? list.filter((other) => other !== item) : [...list, item]);

function written(state) {
  const parts = [];
  for (const [key, untouched] of Object.entries(UNTOUCHED)) {
    const value = Array.isArray(untouched) ? state[key].map(encodeURIComponent).join(",") : encodeURIComponent(state[key]);
    const usual = Array.isArray(untouched) ? "" : encodeURIComponent(untouched);
    if (value !== usual) parts.push(`${key}=${value}`);
  }
  return parts.join("&");
}

function readAddress() {
  const found = { ...UNTOUCHED };
  for (const part of location.hash.slice(1).split("&")) {
    const [key, value = ""] = part.split("=", 2);
    if (Object.hasOwn(UNTOUCHED, key)) found[key] = understood(UNTOUCHED[key], value);
  }
  return sensible(found);
}

function understood(untouched, value) {
  try {
    if (Array.isArray(untouched)) return value.split(",").filter(Boolean).map(decodeURIComponent);
    if (typeof untouched === "number") return Math.max(0, Number(decodeURIComponent(value)) || 0);
    if (typeof untouched === "boolean") return value === "true";
    return decodeURIComponent(value);
  } catch {
    return untouched; // a damaged address
  }
}

/** The same without what this page does not know. */
function sensible(found) {
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  const isNode = (id) => page.nodes.some((node) => node.id === id);
  const path = found.path.filter(isNode);
  return {
    ...found,
    level: ["state", "actor"].includes(found.level) ? found.level : UNTOUCHED.level,
    theme: ["light", "dark"].includes(found.theme) ? found.theme : "",
    show: Math.max(2, Math.round(found.show) || UNTOUCHED.show),
    steps: found.steps === 2 ? 2 : 1,
    from: isDay(found.from) ? found.from : "",
    to: isDay(found.to) ? found.to : "",
    actors: found.actors.filter(isNode),
    path: path.length === 2 ? path : [],
  };
}

addEventListener("hashchange", () => {
  if (location.hash.slice(1) === written(state)) return; // our own doing
  state = readAddress();
  redraw();
});
