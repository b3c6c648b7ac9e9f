// The dialog that tells how to read the page.

function drawHelp() {
  const close = el("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => byId("help").close() }, "×");
  const paragraphs = [
    "Every line is what articles say that one actor says or does to another. Its colour is the family of acts, its dashes tell how it stands, its thickness how many articles report it, a red rim that it is disputed. Nothing is drawn that no sentence says: click a line to read them.",
    "A claim stays a claim. What somebody says of another is dashed, and its claimant is named with the sentence. What is threatened, planned or suspected is dotted and open; what is said not to be so is dotted and ends in a bar.",
    "A state stands for its ministries, officials and units. Double-click it to unfold them, or choose “All actors”.",
    "Disputed is what the accused denies, or what another article turns round.",
    "Confidence is how likely a careful reader would agree that the sentence says so. It does not say whether it is true.",
    "Below runs the time: drag its ends, or press play to watch it pass. What has no date is shown only while all of the time is.",
    "What you choose is kept in the address of this page, so you can keep or send it. The page asks no network for anything.",
  ];
  const standings = Object.entries(look.standings).map(([standing, { label, meaning }]) => el("li", {}, lineGlyph(null, standing), el("b", {}, label), ` ${meaning}`));
  byId("help").replaceChildren(
    close,
    el("h2", { id: "help-title" }, "How to read this"),
    ...paragraphs.slice(0, 2).map((text) => el("p", {}, text)),
    el("ul", { class: "plain" }, standings),
    ...paragraphs.slice(2).map((text) => el("p", {}, text)),
    el("h3", {}, "By keyboard"),
    el("p", {}, "In the network: arrow keys go from node to node, Enter reads, Space unfolds, + and − zoom, 0 shows all. Escape closes. The table holds the same lines."),
  );
  byId("show-help").addEventListener("click", () => byId("help").showModal());
}
