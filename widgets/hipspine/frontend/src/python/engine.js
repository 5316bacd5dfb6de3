// The page's Python as the page sees it: a Worker, started at the first Run, asked to run cells, and ended by Stop.

/** @import { Event, List, Output, Run } from "./types.d.ts" */

/**
 * What the cells of a page want to hear.
 * @typedef {object} Hears
 * @property {(done: number, all: number) => void} bytes
 * @property {(names: string[], wire: number) => void} wheels
 * @property {() => void} ready
 * @property {(place: number) => void} starts
 * @property {(output: Output) => void} output
 * @property {(place: number, well: boolean) => void} ends
 * @property {(wanted: number) => void} over
 * @property {(place: number, right: boolean, said: string) => void} verdict
 * @property {(place: number, island: string, values: Record<string, unknown>) => void} set
 * @property {(why: "offline" | "ended" | "blocked") => void} failed
 */

/**
 * @param {() => Promise<{ list: List, base: string }>} load the list of what there is
 * @param {Hears} hears
 */
export function engine(load, hears) {
  /** @type {Worker | undefined} */
  let worker;
  let count = 0;
  /** @type {Map<number, number>} cells that are asked for and not over, by the number of the request */
  const asked = new Map();

  function end() {
    worker?.terminate();
    worker = undefined;
    asked.clear();
  }

  /** @param {"offline" | "ended" | "blocked"} why */
  function failed(why) {
    end();
    hears.failed(why);
  }

  /** @param {Event} event */
  function heard(event) {
    if (event.type === "bytes") hears.bytes(event.done, event.all);
    else if (event.type === "wheels") hears.wheels(event.names, event.wire);
    else if (event.type === "ready") hears.ready();
    else if (event.type === "starts") hears.starts(event.place);
    else if (event.type === "ends") hears.ends(event.place, event.well);
    else if (event.type === "verdict") hears.verdict(event.place, event.right, event.text);
    else if (event.type === "set") hears.set(event.place, event.island, event.values);
    else if (event.type === "failed") failed(event.why);
    else if (event.type === "over") {
      const wanted = asked.get(event.id);
      asked.delete(event.id);
      if (wanted !== undefined) hears.over(wanted);
    } else hears.output(event);
  }

  async function started() {
    const { list, base } = await load();
    const made = new Worker(new URL(list.worker, base), { type: "module" });
    made.onmessage = ({ data }) => made === worker && heard(data);
    // A Worker whose script does not come, or is not let in, says no more than that.
    made.onerror = () => made === worker && failed(navigator.onLine ? "blocked" : "offline");
    made.postMessage({ type: "begin", base, list });
    return made;
  }

  /** @type {Promise<Worker> | undefined} */
  let starting;

  return {
    /** Whether Python is there or on its way. */
    get alive() {
      return Boolean(worker || starting);
    },
    get busy() {
      return asked.size > 0;
    },
    /**
     * Run a cell, after those that were asked for before.
     * @param {number} wanted
     * @param {string[]} cells
     * @param {Run["islands"]} islands
     * @param {Run["exercise"]} exercise
     */
    async run(wanted, cells, islands, exercise) {
      count += 1;
      const id = count;
      asked.set(id, wanted);
      try {
        if (!worker) {
          starting ??= started();
          worker = await starting;
        }
      } catch (error) {
        failed(error instanceof TypeError ? "offline" : "blocked");
        return;
      } finally {
        starting = undefined;
      }
      // Somebody may have pressed Stop meanwhile.
      if (asked.has(id)) worker?.postMessage({ type: "run", id, wanted, cells, islands, exercise });
      else if (!asked.size) end();
    },
    /** Forget what cells have set; a cell that runs is ended. */
    reset() {
      if (asked.size) end();
      else worker?.postMessage({ type: "reset" });
    },
    stop: end,
  };
}
