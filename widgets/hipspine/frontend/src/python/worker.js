// The Worker in which a page's Python runs: it loads Pyodide from this site, counts the bytes, and runs the cells.

/** @import { Begin, Event, List, Listed, Order, Run, Wheel } from "./types.d.ts" */

import { counted } from "./bytes.js";
import { forget, keep, memoryOf } from "./memory.js";

/**
 * What of Pyodide is used here; its own types need a package that only tools have.
 * @typedef {object} Pyodide
 * @property {{ writeFile: (path: string, data: Uint8Array) => void }} FS
 * @property {(code: string) => unknown} runPython
 * @property {() => Uint8Array<ArrayBuffer>} makeMemorySnapshot
 * @property {{ get: (name: string) => (...given: unknown[]) => Session }} globals
 */

/**
 * The course's session (inpage/session.py).
 * @typedef {object} Session
 * @property {(request: string) => string} plan
 * @property {(request: string) => boolean} run
 * @property {(name: string, file: string) => void} unpack
 * @property {() => void} reset
 */

const COURSE = "/course.zip";
const PACKAGES = "/packages";
const BEGIN = `import sys\nsys.path.insert(0, "${COURSE}")\nfrom hipspine.inpage.session import Session as begun`;

const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0); // the smallest program there is: its head

/** @type {(message: Event) => void} */
const post = globalThis.postMessage.bind(globalThis);
/** @type {(event: Event) => void} */
const tell = (event) => post(event);
// The page listens to this module alone. A cell that ends or speaks for the Worker (`import js`) would leave the page
// waiting or at a loss: the one is told as an end, the other has no ear.
globalThis.close = () => failed(new Error("closed by a cell"));
globalThis.postMessage = () => {};
const fetched = counted((done, all) => tell({ type: "bytes", done, all }));

/** @type {{ pyodide: Pyodide, session: Session, list: List, base: string }} */
let python;

/**
 * Python with the course's package: from the memory that was kept of an earlier start, or from the beginning.
 * @param {(options: object) => Promise<Pyodide>} load
 * @param {object} options
 * @param {ArrayBuffer} packed the course's package
 * @param {string} address of the package, which changes whenever it or Python does
 */
async function started(load, options, packed, address) {
  const memory = await memoryOf(address);
  if (memory) {
    try {
      const pyodide = await load({ ...options, _loadSnapshot: memory });
      pyodide.FS.writeFile(COURSE, new Uint8Array(packed));
      return { pyodide, kept: true };
    } catch (error) {
      console.warn(String(error));
      await forget();
    }
  }
  const pyodide = await load({ ...options, _makeSnapshot: true });
  pyodide.FS.writeFile(COURSE, new Uint8Array(packed));
  pyodide.runPython(BEGIN);
  keep(address, pyodide.makeMemorySnapshot());
  return { pyodide, kept: false };
}

/** @param {Begin} begin */
async function begin({ base, list }) {
  const home = new URL(list.home, base).href;
  /** @type {(name: string) => string} */
  const core = (name) => new URL(list.core[name].file, home).href;
  fetched.expect(Object.fromEntries(Object.entries(list.core).map(([name, listed]) => [core(name), listed])));
  const course = new URL(list.course.file, home).href;
  fetched.expect({ [course]: list.course });
  new WebAssembly.Module(EMPTY); // throws at once where a site's rules forbid it, of which Pyodide would not tell
  // Pyodide's own requests, too, are to be counted; of one that fails it does not always tell.
  globalThis.fetch = (input) => {
    const answer = fetched.get(input instanceof Request ? input.url : new URL(input, home).href);
    if (!python) answer.catch(failed);
    return answer;
  };
  const [{ loadPyodide }, packed] = await Promise.all([
    import(core("pyodide.mjs")),
    fetched.get(course).then((answer) => answer.arrayBuffer()),
    import(core("pyodide.asm.mjs")).then(() => fetched.whole(core("pyodide.asm.mjs"))),
  ]);
  fetched.whole(core("pyodide.mjs"));
  const { pyodide, kept } = await started(loadPyodide, { indexURL: home, packageBaseUrl: home }, packed, course);
  const send = (/** @type {string} */ message) => tell(JSON.parse(message));
  const session = pyodide.globals.get("begun")(send, JSON.stringify(list.wheels), PACKAGES, now);
  python = { pyodide, session, list, base };
  tell({ type: "ready", kept });
}

/** @type {(name: string) => string} */
const placeOf = (name) => `/${name}.whl`;
/** @type {(wheel: Wheel) => string} */
const addressOf = (wheel) => new URL(wheel.file, new URL(python.list.home, python.base)).href;

/**
 * Fetch a wheel while Python waits for it, and return where it is: "" if it cannot be had.
 * @param {string} name
 */
function now(name) {
  const request = new XMLHttpRequest();
  request.open("GET", addressOf(python.list.wheels[name]), false);
  request.responseType = "arraybuffer";
  try {
    request.send();
  } catch {
    return "";
  }
  if (request.status !== 200) return "";
  python.pyodide.FS.writeFile(placeOf(name), new Uint8Array(request.response));
  return placeOf(name);
}

/** @param {string[]} names */
async function wheels(names) {
  const wanted = names.map((name) => python.list.wheels[name]);
  tell({
    type: "wheels",
    names: wanted.map(({ title }) => title),
    wire: wanted.reduce((sum, { wire }) => sum + wire, 0),
  });
  fetched.expect(Object.fromEntries(wanted.map((wheel) => [addressOf(wheel), wheel])));
  const files = await Promise.all(
    wanted.map(async (wheel) => new Uint8Array(await (await fetched.get(addressOf(wheel))).arrayBuffer())),
  );
  files.forEach((file, i) => {
    python.pyodide.FS.writeFile(placeOf(names[i]), file);
    python.session.unpack(names[i], placeOf(names[i]));
  });
}

/** @param {Run} order */
async function run({ id, wanted, cells, islands, exercise }) {
  const plan = JSON.parse(python.session.plan(JSON.stringify({ cells, wanted })));
  if (plan.wheels.length) await wheels(plan.wheels);
  for (const place of plan.cells) {
    tell({ type: "starts", place });
    const well = python.session.run(JSON.stringify({ place, code: cells[place], islands, exercise }));
    tell({ type: "ends", place, well });
    if (!well) break;
  }
  tell({ type: "over", id });
}

/**
 * What has gone wrong outside of Python: a file that could not be had, or Python itself.
 * @param {unknown} error
 */
function failed(error) {
  console.warn(String(error));
  const offline = error instanceof TypeError && /fetch|import|network|load/i.test(error.message);
  tell({ type: "failed", why: offline ? "offline" : error instanceof WebAssembly.CompileError ? "blocked" : "ended" });
}

// One after the other: a cell may be asked for while Python loads or another one runs.
let last = Promise.resolve();
addEventListener("message", (/** @type {MessageEvent<Order>} */ { data }) => {
  last = last
    .then(() => {
      if (data.type === "begin") return begin(data);
      return data.type === "run" ? run(data) : python.session.reset();
    })
    .catch(failed);
});
