// The time that the page spans, in bins of the calendar: days, months, quarters or years.

const BINS_AT_MOST = 100;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 86_400_000;

const isoOf = (time) => new Date(time).toISOString().slice(0, 10);
const startOf = (day) => Date.parse(day.length === 4 ? `${day}-01-01` : day.length === 7 ? `${day}-01` : day);
const monthsLater = (time, count) => Date.UTC(new Date(time).getUTCFullYear(), new Date(time).getUTCMonth() + count, 1);

/** The moment after a day, month or year. */
function endOf(day) {
  if (day.length === 10) return startOf(day) + DAY;
  return monthsLater(startOf(day), day.length === 7 ? 1 : 12);
}

const UNITS = [
  { start: (time) => time, next: (time) => time + DAY, text: dayText },
  { start: (time) => monthsLater(time, 0), next: (time) => monthsLater(time, 1), text: monthText },
  { start: (time) => monthsLater(time, -(new Date(time).getUTCMonth() % 3)), next: (time) => monthsLater(time, 3), text: monthText },
  { start: (time) => monthsLater(time, -new Date(time).getUTCMonth()), next: (time) => monthsLater(time, 12), text: (time) => String(new Date(time).getUTCFullYear()) },
];

function dayText(time) {
  return `${new Date(time).getUTCDate()} ${monthText(time)}`;
}

function monthText(time) {
  return `${MONTHS[new Date(time).getUTCMonth()]} ${new Date(time).getUTCFullYear()}`;
}

/** Bins that together span all dated statements: the finest of which there are not too many. */
const bins = (() => {
  const days = page.statements.map(dayOf).filter(Boolean);
  if (!days.length) return [];
  const [first, last] = [Math.min(...days.map(startOf)), Math.max(...days.map(endOf))];
  for (const unit of UNITS) {
    const found = [];
    for (let at = unit.start(first); at < last && found.length <= BINS_AT_MOST; at = unit.next(at)) {
      found.push({ start: at, end: unit.next(at), text: unit.text(at) });
    }
    if (found.length <= BINS_AT_MOST) return found;
  }
  return [{ start: first, end: last, text: `${isoOf(first)} – ${isoOf(last)}` }]; // centuries: nothing to slide over
})();

/** Which bins a day, month or year lies in: [first, last]. */
function binsOf(day) {
  const [start, end] = [startOf(day), endOf(day)];
  return [binAt(start), binAt(end - 1)];
}

/** The bin that a moment lies in, by halving. */
function binAt(time) {
  let [low, high] = [0, bins.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bins[middle].start <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}
