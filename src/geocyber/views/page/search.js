// The search box: names lead to nodes; anything else filters by the words of sentences.

const SUGGESTIONS = 8;

function drawSearch() {
  const list = el("ul", { id: "found", role: "listbox", "aria-label": "Found", hidden: true });
  const box = el("input", {
    type: "search",
    id: "find",
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": "found",
    "aria-autocomplete": "list",
    "aria-label": "Find an actor or words of a sentence",
    placeholder: "Find an actor or words…",
    autocomplete: "off",
    spellcheck: "false",
    value: state.text,
    oninput: () => offer(box, list),
    onfocus: () => offer(box, list),
    onblur: () => close(box, list),
    onkeydown: (event) => steer(event, box, list),
  });
  byId("search").replaceChildren(box, list);
}

function offer(box, list) {
  const wanted = box.value.trim().toLocaleLowerCase("en");
  if (!wanted && state.text) change({ text: "" });
  const options = wanted ? suggestions(wanted, box.value.trim()) : [];
  list.replaceChildren(...options.map((option, i) => suggestion(option, i, box, list)));
  list.hidden = !options.length;
  box.setAttribute("aria-expanded", String(!list.hidden));
  mark(list, 0, box);
}

function suggestions(wanted, text) {
  const scored = [];
  for (const { id } of page.nodes) {
    const names = [entities[id].name, ...entities[id].names].map((each) => each.toLocaleLowerCase("en"));
    const starts = names.some((each) => each.startsWith(wanted));
    if (starts || names.some((each) => each.includes(wanted))) scored.push([starts ? 0 : 1, id]);
  }
  scored.sort(([a, idA], [b, idB]) => a - b || (entities[idA].name < entities[idB].name ? -1 : 1));
  const nodes = scored.slice(0, SUGGESTIONS).map(([, id]) => ({
    content: [nodeGlyph(id), name(cut(entities[id].name, 60)), el("span", { class: "quiet" }, look.kinds[entities[id].kind].label)],
    chosen: (box) => {
      box.value = "";
      change({ text: "" });
      goTo(id);
    },
  }));
  const count = page.statements.filter(({ quotes }) => quotes.some((quote) => quote.toLocaleLowerCase("en").includes(wanted))).length;
  const words = { content: [`Sentences with “${cut(text, 40)}”`, el("span", { class: "count" }, String(count))], chosen: () => change({ text }) };
  return [...nodes, words];
}

function suggestion({ content, chosen }, index, box, list) {
  const choose = (event) => {
    event.preventDefault(); // before the box loses the focus
    chosen(box);
    close(box, list);
  };
  return el("li", { role: "option", id: `found-${index}`, "aria-selected": "false", onmousedown: choose }, content);
}

function mark(list, index, box) {
  [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
  const item = list.children[index];
  if (item) box.setAttribute("aria-activedescendant", item.id);
  else box.removeAttribute("aria-activedescendant");
  item?.scrollIntoView({ block: "nearest" });
}

function close(box, list) {
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
}

function steer(event, box, list) {
  const at = [...list.children].findIndex((item) => item.getAttribute("aria-selected") === "true");
  const count = list.children.length;
  if (event.key === "ArrowDown") mark(list, (at + 1) % count, box);
  else if (event.key === "ArrowUp") mark(list, (at + count - 1) % count, box);
  else if (event.key === "Enter" && !list.hidden) list.children[at]?.dispatchEvent(new MouseEvent("mousedown", { cancelable: true }));
  else if (event.key === "Escape") close(box, list);
  else return;
  event.preventDefault();
}
