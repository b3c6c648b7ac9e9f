// What the reader has chosen. It lives in the address after "#", so that a view can be kept and sent.

const UNTOUCHED = Object.freeze({
  view: "network",
  level: page.level,
  folds: [], // states turned against the level: unfolded at state level, folded at actor level
  kinds: [], // hidden ones
  relations: [], // hidden ones
  standings: [], // hidden ones
  from: "",
  to: "",
  sure: 0,
  told: 0, // fewest articles that must report a line; 0 leaves it to the page
  disputed: false,
  text: "",
  at: "", // the selected node or line
});

let state = { ...UNTOUCHED };
let refresh = () => {}; // shows the state
let redraw = () => {}; // shows it where the reader has chosen it, too

/** Changes some of the state, notes it in the address and shows it. */
function change(some) {
  state = { ...state, ...some };
  const fragment = written(state);
  if (fragment !== location.hash.slice(1)) location.replace(`#${fragment}`);
  refresh();
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
  if (found.level !== "state" && found.level !== "actor") found.level = UNTOUCHED.level;
  return found;
}

function understood(untouched, value) {
  try {
    if (Array.isArray(untouched)) return value.split(",").filter(Boolean).map(decodeURIComponent);
    if (typeof untouched === "number") return Number(decodeURIComponent(value)) || 0;
    if (typeof untouched === "boolean") return value === "true";
    return decodeURIComponent(value);
  } catch {
    return untouched; // a damaged address
  }
}

addEventListener("hashchange", () => {
  if (location.hash.slice(1) === written(state)) return; // our own doing
  state = readAddress();
  redraw();
});
