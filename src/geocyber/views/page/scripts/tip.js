// The note beside the pointer.

function nodeTip(id) {
  const count = (members.get(id) ?? []).length;
  const fold = count ? `double-click to ${isUnfolded(id) ? "fold in" : "unfold"} ${count}` : "";
  return [el("b", {}, name(cut(entities[id].name, 120))), el("span", {}, [look.kinds[entities[id].kind].label, fold].filter(Boolean).join(" · "))];
}

function lineTip(line) {
  const { label, meaning } = look.standings[line.standing];
  const sentence = [chip(line), name(cut(entities[line.from].name, 60)), " ", wordsFor(line), " ", name(cut(entities[line.to].name, 60))];
  const count = `${plural(line.statements.length, "statement")} in ${plural(line.reports, "article")}`;
  const disputed = line.disputed ? el("span", {}, "Disputed: denied by the accused, or contradicted by another article") : "";
  return [el("b", {}, sentence), el("span", {}, `${label}: ${meaning}`), disputed, el("span", {}, `${count}, ${spanOf(line)}`)];
}

function showTip(event, content) {
  const tip = byId("tip");
  tip.replaceChildren(...content);
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  const { clientX = 0, clientY = 0 } = event.center ?? event;
  tip.style.left = `${Math.max(4, Math.min(clientX + 14, innerWidth - width - 8))}px`;
  tip.style.top = `${clientY + 18 + height > innerHeight ? clientY - height - 10 : clientY + 18}px`;
  document.body.classList.add("pointing");
}

function hideTip() {
  byId("tip").hidden = true;
  document.body.classList.remove("pointing");
}
