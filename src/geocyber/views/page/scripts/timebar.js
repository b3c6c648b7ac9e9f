// The time bar: a histogram of what passes the other filters, two handles over it, and a play button.

const BAR_HEIGHT = 36;
const STEP = 180; // milliseconds between two pictures
const PICTURES = 60; // of a whole play, at least; less if there are fewer bins

const timebar = {
  playing: 0, // the timer, 0 when it stands still

  open() {
    if (bins.length < 2) return byId("time").replaceChildren(el("p", { class: "quiet" }, bins.length ? `All of ${bins[0].text}` : "No dates"));
    const handle = (id, label) =>
      el("input", { type: "range", id, min: 0, max: bins.length - 1, step: 1, "aria-label": label, oninput: () => this.slide(id) });
    const date = (key, label) => {
      const field = el("input", { type: "date", id: `date-${key}`, "aria-label": label, onchange: () => (this.stop(), change({ [key]: field.value })) });
      return field;
    };
    byId("time").replaceChildren(
      el("button", { type: "button", id: "play", class: "tool", onclick: () => (this.playing ? this.pause() : this.play()) }),
      el("div", { class: "end" }, date("from", "From"), el("span", { class: "quiet", id: "first-day" })),
      el("div", { id: "slider" }, svg("svg", { id: "histogram", role: "img", preserveAspectRatio: "none", viewBox: `0 0 ${bins.length} ${BAR_HEIGHT}` }), handle("slide-from", "From"), handle("slide-to", "To")),
      el("div", { class: "end" }, date("to", "To"), el("span", { class: "quiet", id: "last-day" })),
    );
  },

  /** The first and the last bin of the range. */
  range() {
    return [state.from ? binAt(startOf(state.from)) : 0, state.to ? binAt(startOf(state.to)) : bins.length - 1];
  },

  draw({ unhurried }) {
    if (bins.length < 2) return;
    const [first, last] = this.range();
    byId("slide-from").value = first;
    byId("slide-to").value = last;
    byId("slide-from").setAttribute("aria-valuetext", bins[first].text);
    byId("slide-to").setAttribute("aria-valuetext", bins[last].text);
    byId("slide-from").style.zIndex = first > bins.length / 2 ? 2 : 1; // never buried under the other
    byId("date-from").value = state.from || isoOf(bins[0].start);
    byId("date-to").value = state.to || isoOf(bins.at(-1).end - 1);
    byId("first-day").textContent = bins[first].text;
    byId("last-day").textContent = bins[last].text;
    byId("time").classList.toggle("limited", Boolean(state.from || state.to));
    byId("play").textContent = this.playing ? "❚❚" : "▶";
    byId("play").setAttribute("aria-label", this.playing ? "Pause" : "Play through time");
    byId("play").title = this.playing ? "Pause" : "Play through time";
    this.drawHistogram(unhurried, first, last);
  },

  drawHistogram(unhurried, first, last) {
    const heights = stacked(unhurried);
    const highest = Math.max(...heights.map((bin) => bin.reduce((sum, { count }) => sum + count, 0)), 1);
    const rects = heights.flatMap((bin, i) => {
      let top = BAR_HEIGHT;
      return bin.map(({ family, count }) => {
        const height = (count / highest) * BAR_HEIGHT;
        top -= height;
        const rect = svg("rect", { x: i + 0.08, y: top, width: 0.84, height, class: i < first || i > last ? "out" : null });
        rect.style.fill = colour(look.families[family].colour);
        return rect;
      });
    });
    byId("histogram").setAttribute("aria-label", `Statements from ${bins[0].text} to ${bins.at(-1).text}`);
    byId("histogram").replaceChildren(...rects);
  },

  slide(moved) {
    this.stop();
    const [from, to] = ["slide-from", "slide-to"].map((id) => Number(byId(id).value));
    const [first, last] = moved === "slide-from" ? [Math.min(from, to), to] : [from, Math.max(from, to)];
    change(datesOf(first, last));
  },

  /** Lets time pass: the range grows from its start or, if only part of the time was chosen, moves on. */
  play() {
    const [first, last] = this.range();
    const isWhole = first === 0 && last === bins.length - 1;
    const width = isWhole || last === bins.length - 1 ? null : last - first;
    const step = Math.max(1, Math.round(bins.length / PICTURES));
    let at = isWhole || last === bins.length - 1 ? first : last;
    const next = () => {
      if (at >= bins.length - 1) return this.pause();
      at = Math.min(bins.length - 1, at + step);
      state = { ...state, ...datesOf(width === null ? first : at - width, at) };
      refresh();
    };
    this.playing = setInterval(next, STEP);
    state = { ...state, ...datesOf(width === null ? first : at - width, at) };
    refresh();
  },

  pause() {
    this.stop();
    change({});
  },

  stop() {
    clearInterval(this.playing);
    this.playing = 0;
  },
};

/** A range of bins as the dates of the state; its whole is no limit, so that what has no date is shown. */
function datesOf(first, last) {
  return { from: first === 0 ? "" : isoOf(bins[first].start), to: last === bins.length - 1 ? "" : isoOf(bins[last].end - 1) };
}

/** For each bin how many passing statements each family has; a mere year is spread over its bins. */
function stacked(unhurried) {
  const counts = bins.map(() => new Map());
  for (const statement of page.statements) {
    const day = dayOf(statement);
    if (!unhurried[statement.index] || !day) continue;
    const [first, last] = binsOf(day);
    const family = familyOf[statement.relation];
    for (let i = first; i <= last; i += 1) counts[i].set(family, (counts[i].get(family) ?? 0) + 1 / (last - first + 1));
  }
  const families = Object.keys(look.families);
  return counts.map((bin) => families.filter((family) => bin.has(family)).map((family) => ({ family, count: bin.get(family) })));
}
