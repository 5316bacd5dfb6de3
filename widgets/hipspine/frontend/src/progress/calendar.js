// Reminders of what is due, as a file that every calendar reads (iCalendar, RFC 5545), made on this device.

/** @typedef {{ day: Date, count: number }} DueDay a day, and how many questions are due on it */
/** @typedef {{ product: string, title(count: number): string, text(count: number): string }} Words */

const LONGEST = 75; // octets of a line
const END = "\r\n";
const MORNING = "PT9H"; // after the beginning of the day

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");
/** @param {Date} day */
const date = (day) => `${day.getFullYear()}${two(day.getMonth() + 1)}${two(day.getDate())}`;
/** @param {Date} moment */
const stamp = (moment) => moment.toISOString().replace(/[-:]|\.\d+/g, "");
/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/**
 * A line that goes on in the next one, after a space, where it is too long; no character is torn apart.
 * @param {string} line
 */
function folded(line) {
  const encoder = new TextEncoder();
  let [text, size] = ["", 0];
  for (const character of line) {
    const own = encoder.encode(character).length;
    if (size + own > LONGEST) [text, size] = [`${text}${END} `, 1];
    text += character;
    size += own;
  }
  return text;
}

/**
 * The days on which something is due, with how much: what waits already is due today.
 * @param {Date[]} moments
 * @param {Date} now
 * @returns {DueDay[]}
 */
export function dueDays(moments, now) {
  /** @type {Map<string, DueDay>} */
  const days = new Map();
  for (const moment of [...moments].sort((a, b) => +a - +b)) {
    const day = new Date(Math.max(+moment, +now));
    const known = days.get(date(day)) ?? { day, count: 0 };
    days.set(date(day), { ...known, count: known.count + 1 });
  }
  return [...days.values()];
}

/**
 * One day as an event. Its name is the day's: a calendar that has it already takes the new number.
 * @param {DueDay} due
 * @param {string} page
 * @param {Date} now
 * @param {Words} words
 */
function eventOf({ day, count }, page, now, words) {
  const next = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1);
  const title = escaped(words.title(count));
  return [
    "BEGIN:VEVENT",
    `UID:hipspine-review-${date(day)}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART;VALUE=DATE:${date(day)}`,
    `DTEND;VALUE=DATE:${date(next)}`,
    `SUMMARY:${title}`,
    `DESCRIPTION:${escaped(`${words.text(count)}\n${page}`)}`,
    `URL:${page}`,
    "TRANSP:TRANSPARENT", // the day stays free
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${title}`,
    `TRIGGER:${MORNING}`,
    "END:VALARM",
    "END:VEVENT",
  ];
}

/**
 * The file: an event for each day, which leads to the page.
 * @param {DueDay[]} days
 * @param {string} page
 * @param {Date} now
 * @param {Words} words
 */
export function calendar(days, page, now, words) {
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${escaped(words.product)}//EN`];
  const events = days.flatMap((due) => eventOf(due, page, now, words));
  return [...head, ...events, "END:VCALENDAR", ""].map(folded).join(END);
}
