// What a cell of a chapter says that is run in the page.

import { plural } from "./plural.js";

/** @type {(bytes: number) => string} */
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

export const python = {
  run: "Run",
  edit: "Edit",
  stop: "Stop",
  restart: "Start over",
  tools: "This cell",
  code: "Code of this cell; Shift and Enter together run it",
  result: "What it gave here",
  /** @type {(bytes: number) => string} */
  loads: (bytes) =>
    `Python itself comes from this site and runs in your browser: ${megabytes(bytes)}, once; the browser keeps it. ` +
    "Nothing that you write leaves this page.",
  /** @type {(names: string, bytes: number) => string} */
  loadsMore: (names, bytes) => `The cell imports ${names}: ${megabytes(bytes)} more from this site, once.`,
  saving: "Your browser asks to save data, so nothing has been loaded yet.",
  confirm: "Load it",
  /** @type {(done: number, all: number) => string} */
  progress: (done, all) => `${(done / 1e6).toFixed(1)} of ${megabytes(all)}`,
  bar: "Loading Python",
  loading: "Loading Python.",
  starting: "Python starts …",
  running: "Runs …",
  waiting: "Waits for the cell that runs …",
  done: "Done.",
  failed: "It ended with an error.",
  /** @type {(count: number) => string} */
  first: (count) => `${plural(count, "A cell", `${count} cells`)} above ran first: this one needs what is set there.`,
  stopped: "Stopped. The next Run starts Python anew, without what earlier cells had set.",
  over: "The cell is as it was, and Python has forgotten what cells had set.",
  cut: "… There was more; a cell shows 100,000 characters, 50 plots and tables at most.",
  nothing: "It ran and printed nothing.",
  show: "Show it",
  plotNumbers: "The numbers of this plot",
  plotKinds: "This page draws lines, points, bars and pies only.",
  line: "Line",
};

export const problems = {
  noSite:
    "Python needs a page that comes from a site. This one was opened from a folder, or stands in a frame that is " +
    "shut off: open the published course, or serve the folder (python -m http.server), and run it there.",
  noWorker: "This browser lets no program run beside the page (a Worker), so that Python cannot start here.",
  noWebAssembly: "This browser has WebAssembly switched off, without which Python cannot run in a page.",
  failed: {
    blocked: "Python was kept from starting: it may be blocked by the browser or by the rules of this site.",
    offline: "Python could not be loaded. Is there a connection? Run tries again.",
    ended:
      "Python ended: the cell may have needed more memory than a page has, called itself too often, or ended Python. " +
      "The next Run starts it anew.",
  },
  /** @type {(island: string, why: string) => string} */
  refused: (island, why) => `${island}: ${why}`,
  /** @type {(island: string) => string} */
  asleep: (island) => `${island} cannot be shown on this page just now.`,
};
