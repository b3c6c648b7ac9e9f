// The signs of kinds and lines, the same in legend, panel and network.

const DASH_LENGTH = 46;
const RIM = 6; // pixels that the red rim of a disputed line is wider than the line
const RIM_GAP = 3; // and the paper between them

/** A colour of the look: given outright, or named and set by the style sheet for light and dark. */
const colour = (given) => (given.startsWith("#") ? given : `var(--${given})`);

/** Fills that carry black icons are too pale to stand out from paper by themselves. */
const isPale = (iconColour) => iconColour === "#000000";

/** The look of a kind, in the colours of a community if there is one; an icon on paper has its colour as well. */
function inColours(kind, group) {
  const own = look.kinds[kind];
  return group ? { ...own, ...group, icon_colour: own.hollow ? group.colour : group.icon_colour } : own;
}

const lookOf = (id) => inColours(entities[id].kind, page.groups[drawn.get(id)?.group]);

/** The sign of a node's kind: shape and icon, or a state's two letters. */
function kindGlyph(kind, letters = null, group = null) {
  const { shape, icon, colour: fillColour, icon_colour, hollow } = inColours(kind, group);
  const body = svg("path", { d: shape, "stroke-width": hollow ? 4 : 2 });
  body.style.fill = hollow ? "var(--paper)" : colour(fillColour);
  body.style.stroke = hollow ? colour(fillColour) : isPale(icon_colour) ? "var(--quiet)" : "none";
  const sign = letters
    ? svg("text", { x: 24, y: 31, "text-anchor": "middle", class: "letters" }, letters)
    : svg("path", { d: icon, transform: "translate(10.8 10.8) scale(1.1)", fill: "none", "stroke-width": 2 });
  sign.style[letters ? "fill" : "stroke"] = colour(icon_colour);
  return svg("svg", { viewBox: "0 0 48 48", class: "glyph", "aria-hidden": "true" }, body, sign);
}

/** Pixels for a line that so many articles report. */
const widthOf = (reports) => Math.min(7, 1.6 + 1.5 * Math.log2(reports));

const nodeGlyph = (id) => kindGlyph(entities[id].kind, lettersOf(id), page.groups[drawn.get(id)?.group]);

const lettersOf = (id) => (entities[id].iso && entities[id].iso.length <= 3 ? entities[id].iso : null);

/** A stretch of line as the network draws it: family's colour and tail, standing's dashes and head. */
function lineGlyph(family, standing, width = 2.5, isDisputed = false) {
  const stroke = family ? colour(look.families[family].colour) : "var(--quiet)";
  const { dashes, head } = look.standings[standing];
  const line = svg("path", { d: `M6 9H${DASH_LENGTH - 5}`, "stroke-width": width, "stroke-dasharray": dashes.join(" ") || null });
  const rim = (extra, named) => svg("path", { d: `M6 9H${DASH_LENGTH - 8}`, "stroke-width": width + extra, class: named });
  const marks = [isDisputed ? [rim(RIM, "rim"), rim(RIM_GAP, "rim-gap")] : [], line, headGlyph(head), family ? tailGlyph(look.families[family].tail) : null];
  const drawing = svg("svg", { viewBox: `0 0 ${DASH_LENGTH} 18`, class: "line", "aria-hidden": "true" }, ...marks);
  drawing.style.stroke = stroke;
  drawing.style.fill = stroke;
  return drawing;
}

function headGlyph(head) {
  const end = DASH_LENGTH - 2;
  if (head === "bar") return svg("path", { d: `M${end - 3} 3V15`, "stroke-width": 3 });
  if (head === "vee") return svg("path", { d: `M${end - 9} 4L${end - 1} 9L${end - 9} 14`, "stroke-width": 2, fill: "none" });
  return svg("path", { d: `M${end - 10} 4L${end} 9L${end - 10} 14Z`, stroke: "none" });
}

function tailGlyph(tail) {
  const paths = {
    circle: "M3 9a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
    box: "M3 5H11V13H3Z",
    diamond: "M1 9L7 4L13 9L7 14Z",
    inv_triangle: "M3 9L12 4V14Z",
    crow: "M3 4L11 9L3 14M3 9H11",
    curve: "M10 3A6 6 0 0 0 10 15",
  };
  const isOpen = tail === "crow" || tail === "curve";
  return paths[tail] ? svg("path", { d: paths[tail], "stroke-width": isOpen ? 1.8 : 1, fill: isOpen ? "none" : null }) : null;
}
