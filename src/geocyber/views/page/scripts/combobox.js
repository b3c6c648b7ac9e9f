// A text field that offers what fits; the search box and the fields of the path tool are such.

/**
 * `offers(text)` gives what to list: `content` to show, and `chosen(box)` for when it is taken.
 * Further properties go to the field. Returns the field and its list.
 */
function combobox(id, properties, offers) {
  const list = el("ul", { id: `${id}-found`, class: "found", role: "listbox", "aria-label": "Found", hidden: true });
  const show = () => offer(box, list, offers(box.value.trim()));
  const box = el("input", {
    type: "text",
    id,
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
    ...properties,
    oninput: show,
    onfocus: show,
    onblur: () => closeList(box, list),
    onkeydown: (event) => steerList(event, box, list),
  });
  return [box, list];
}

function offer(box, list, options) {
  list.replaceChildren(...options.map((option, i) => optionItem(option, i, box, list)));
  list.hidden = !options.length;
  box.setAttribute("aria-expanded", String(!list.hidden));
  markOption(list, 0, box);
}

function optionItem({ content, chosen }, index, box, list) {
  const choose = (event) => {
    event.preventDefault(); // before the box loses the focus
    chosen(box);
    closeList(box, list);
  };
  return el("li", { role: "option", id: `${list.id}-${index}`, "aria-selected": "false", onmousedown: choose }, content);
}

function markOption(list, index, box) {
  [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
  const item = list.children[index];
  if (item) box.setAttribute("aria-activedescendant", item.id);
  else box.removeAttribute("aria-activedescendant");
  item?.scrollIntoView({ block: "nearest" });
}

function closeList(box, list) {
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
}

function steerList(event, box, list) {
  const at = [...list.children].findIndex((item) => item.getAttribute("aria-selected") === "true");
  const count = list.children.length;
  if (event.key === "ArrowDown") markOption(list, (at + 1) % count, box);
  else if (event.key === "ArrowUp") markOption(list, (at + count - 1) % count, box);
  else if (event.key === "Enter" && !list.hidden) list.children[at]?.dispatchEvent(new MouseEvent("mousedown", { cancelable: true }));
  else if (event.key === "Escape" && !list.hidden) closeList(box, list);
  else return;
  event.preventDefault();
}

const SUGGESTIONS = 8;

/** Nodes one of whose names holds the text, those first that are called so, then those that begin with it; `chosen` takes the node's id. */
function nodeOptions(text, chosen) {
  const wanted = text.toLocaleLowerCase("en");
  const scored = [];
  for (const { id } of page.nodes) {
    const names = [entities[id].name, ...entities[id].names, entities[id].iso ?? ""].map((each) => each.toLocaleLowerCase("en"));
    const starts = names.some((each) => each.startsWith(wanted));
    if (starts || names.some((each) => each.includes(wanted))) scored.push([names.includes(wanted) ? 0 : starts ? 1 : 2, id]);
  }
  scored.sort(([a, idA], [b, idB]) => a - b || drawn.get(idB).size - drawn.get(idA).size || (entities[idA].name < entities[idB].name ? -1 : 1));
  return scored.slice(0, SUGGESTIONS).map(([, id]) => ({
    content: [nodeGlyph(id), name(cut(entities[id].name, 60)), el("span", { class: "quiet" }, look.kinds[entities[id].kind].label)],
    chosen: (box) => chosen(id, box),
  }));
}
