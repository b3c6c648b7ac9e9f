// The search box: names lead to nodes; anything else filters by the words of sentences.

function drawSearch() {
  const label = "Find an actor or words of a sentence";
  byId("search").replaceChildren(
    ...combobox("find", { "aria-label": label, placeholder: "Find an actor or words…", value: state.text }, (text) => {
      if (!text && state.text) changeAll({ text: "" });
      return text ? [...nodeOptions(text, foundNode), wordsOption(text)] : [];
    }),
  );
}

function foundNode(id, box) {
  box.value = "";
  goTo(id, { text: "" });
}

function wordsOption(text) {
  const wanted = text.toLocaleLowerCase("en");
  const count = page.statements.filter((statement) => says(statement, wanted)).length;
  return { content: [`Sentences with “${cut(text, 40)}”`, el("span", { class: "count" }, String(count))], chosen: () => change({ text }) };
}
