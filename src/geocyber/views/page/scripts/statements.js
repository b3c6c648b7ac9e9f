// Statements in full: who says it, how it stands, and the sentence it was read in.

const AT_ONCE = 40;

/** Cards of statements; many of them come in portions. */
function cards(statements) {
  const list = el("div", { class: "cards" });
  let done = 0;
  const more = el("button", { type: "button", class: "tool wide", onclick: () => next() });
  const next = () => {
    more.before(...statements.slice(done, done + AT_ONCE).map(card));
    done = Math.min(done + AT_ONCE, statements.length);
    more.textContent = `Show ${Math.min(AT_ONCE, statements.length - done)} more of ${statements.length}`;
    more.hidden = done >= statements.length;
  };
  list.append(more);
  next();
  return list;
}

function card(statement) {
  const family = familyOf[statement.relation];
  const verb = el("span", { class: "verb" }, wordsOf[statement.relation]);
  return el(
    "article",
    { class: `statement ${statement.standing}`, "data-family": family },
    badges(statement),
    el("h3", {}, entityButton(statement.agent), " ", verb, " ", objectOf(statement)),
    statement.quotes.map((quote) => el("blockquote", { tabindex: quote.length > 600 ? 0 : null }, marked(quote, statement.trigger))),
    source(page.reports[statement.report]),
    details(statement),
    copyButton([statement], "Copy as citation"),
  );
}

function objectOf(statement) {
  if (statement.object !== null) return entityButton(statement.object);
  if (statement.alias !== null) return name(cut(statement.alias, 200));
  return el("span", { class: "quiet" }, "(nobody named)");
}

/** A name that leads to its node. */
function entityButton(id, length = 120) {
  const text = name(cut(entities[id].name, length));
  if (!drawn.has(id)) return text;
  return el("button", { type: "button", class: "link", onclick: () => goTo(id) }, text);
}

/** Whom a line leads to: a node, the names it gives, or nobody. */
function targetOf(line) {
  if (line.to !== null) return entityButton(line.to, 60);
  if (line.aliases.length) return aliasesOf(line, 80);
  return el("span", { class: "quiet" }, "(nobody named)");
}

const aliasesOf = (line, length) => line.aliases.flatMap((alias, i) => [i ? ", " : "", name(cut(alias, length))]);

/** How a line stands, unless it is simply stated. */
function chip({ standing }) {
  return standing === "stated" ? [] : [el("span", { class: `chip ${standing}` }, look.standings[standing].label.toLowerCase()), " "];
}

function badges(statement) {
  const { label, meaning } = look.standings[statement.standing];
  const parts = [];
  if (statement.standing === "negated" || statement.standing === "possible") parts.push(badge(label, meaning, statement.standing));
  if (statement.claimant) parts.push(badge(["Says ", claimant(statement)], "whose claim it is", "claim"));
  if (statement.disputed) parts.push(badge("Disputed", "denied by the accused, or contradicted by another article", "disputed"));
  return el("p", { class: "badges" }, parts, statement.when ? el("time", {}, statement.when) : null);
}

function badge(content, title, kind) {
  return el("span", { class: `badge ${kind}`, title }, content);
}

function claimant(statement) {
  return statement.claimant === page.unnamed ? "somebody unnamed" : name(cut(entities[statement.claimant].name, 120));
}

/** The quote with the words that express the statement marked, and those that were searched for. */
function marked(quote, trigger) {
  const at = trigger ? placeOfWords(quote, trigger) : -1;
  if (at < 0) return el("bdi", {}, found(quote));
  const words = el("mark", {}, found(trigger));
  return el("bdi", {}, found(quote.slice(0, at)), words, found(quote.slice(at + trigger.length)));
}

/** Where the words stand: at the bounds of words if anywhere, else within one. */
function placeOfWords(quote, words) {
  const isLetter = (character) => /[\p{L}\p{N}]/u.test(character ?? "");
  for (let at = quote.indexOf(words); at >= 0; at = quote.indexOf(words, at + 1)) {
    if (!isLetter(quote[at - 1]) && !isLetter(quote[at + words.length])) return at;
  }
  return quote.indexOf(words);
}

/** The text with the words that were searched for marked. */
function found(text) {
  const [lower, wanted] = [text.toLocaleLowerCase("en"), state.text.toLocaleLowerCase("en")];
  if (!wanted || lower.length !== text.length) return text; // some letters change their length with their case
  const parts = [];
  let done = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, done)) {
    parts.push(text.slice(done, at), el("mark", { class: "sought" }, text.slice(at, at + wanted.length)));
    done = at + wanted.length;
  }
  return [...parts, text.slice(done)];
}

function source(report) {
  const title = cut(report.title, 300);
  const headline = report.url
    ? el("a", { href: report.url, target: "_blank", rel: "noopener noreferrer external" }, name(title))
    : name(title);
  const rest = [report.publisher && name(cut(report.publisher, 120)), report.published && el("time", {}, report.published)];
  return el("p", { class: "source" }, headline, rest.filter(Boolean).map((part) => [" · ", part]));
}

function details(statement) {
  const bar = el("meter", { min: 0, max: 1, value: statement.confidence, "aria-label": "Confidence" });
  const parts = [el("span", { class: "sureness", title: "How likely a careful reader would agree" }, bar, statement.confidence.toFixed(2))];
  parts.push(el("span", { title: "Whether the sentence presents it as so" }, statement.factuality));
  if (!statement.claimant) parts.push(el("span", {}, "in the article’s own voice"));
  if (statement.operation) parts.push(el("span", {}, "in answer to ", entityButton(statement.operation)));
  if (statement.frame) parts.push(el("span", { class: "frame", title: "The rule that found it" }, cut(statement.frame, 60)));
  return el("p", { class: "details" }, parts);
}
