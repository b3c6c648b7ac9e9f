// Statements as text for a footnote or a mail.

/** Who says what, how it stands, the sentence, and where it is to be read. */
function citation(statement) {
  const { title, publisher, published, url } = page.reports[statement.report];
  const object = statement.object === null ? (statement.alias ?? "(nobody named)") : entities[statement.object].name;
  const told = [statement.factuality, voice(statement), statement.when].filter(Boolean).join(", ");
  const said = `${entities[statement.agent].name} ${wordsOf[statement.relation]} ${object} (${told})`;
  const quotes = statement.quotes.map((quote) => `“${quote.replace(/\s+/g, " ")}”`).join(" … ");
  const source = [publisher, `“${title}”`, published].filter(Boolean).join(", ");
  return `${said}: ${quotes} ${source}.${url ? ` ${url}` : ""}`;
}

function voice(statement) {
  if (statement.claimant === null) return "in the article’s own voice";
  return `says ${statement.claimant === page.unnamed ? "somebody unnamed" : entities[statement.claimant].name}`;
}

function copyButton(statements, label) {
  const button = el("button", { type: "button", class: "copy", onclick: () => copy(statements.map(citation).join("\n\n"), button, label) }, label);
  return button;
}

async function copy(text, button, label) {
  const isDone = await copied(text);
  button.textContent = isDone ? "Copied" : "Not allowed here";
  byId("said").textContent = button.textContent;
  setTimeout(() => (button.textContent = label), 1500);
}

/** Whether the text is now on the clipboard; some browsers refuse it to pages from disk, and know an older way. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = el("textarea", { class: "unseen", "aria-hidden": "true", value: text });
    document.body.append(field);
    field.select();
    const isDone = document.execCommand("copy");
    field.remove();
    return isDone;
  }
}
