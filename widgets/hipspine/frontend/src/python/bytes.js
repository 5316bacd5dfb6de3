// Fetching with a count of the bytes that have come, in those of the way: a server compresses most files.

/** @import { Listed } from "./types.d.ts" */

const PAUSE = 50; // ms between two reports

/** @param {(done: number, all: number) => void} report */
export function counted(report) {
  /** @type {Map<string, Listed>} */
  const expected = new Map();
  /** @type {Map<string, number>} */
  const come = new Map();
  let told = 0;

  /** @param {boolean} [at_once] */
  function tell(at_once) {
    const now = performance.now();
    if (!at_once && now - told < PAUSE) return;
    told = now;
    let [done, all] = [0, 0];
    for (const [address, { size, wire }] of expected) {
      done += (Math.min(come.get(address) ?? 0, size) / size) * wire;
      all += wire;
    }
    report(done, all);
  }

  const fetch = globalThis.fetch;

  /**
   * @param {string} address
   * @param {Response} copy
   */
  async function count(address, copy) {
    try {
      const reader = /** @type {ReadableStream<Uint8Array>} */ (copy.body).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        come.set(address, (come.get(address) ?? 0) + part.value.byteLength);
        tell();
      }
      tell(true);
    } catch {
      // Whoever reads the answer itself hears of it.
    }
  }

  return {
    /** @param {Record<string, Listed>} files by address */
    expect(files) {
      if ([...expected].every(([address, { size }]) => (come.get(address) ?? 0) >= size)) expected.clear();
      for (const [address, listed] of Object.entries(files)) expected.set(address, listed);
      tell(true);
    },
    /** @param {string} address of a file that came whole, as a module does */
    whole(address) {
      come.set(address, expected.get(address)?.size ?? 0);
      tell(true);
    },
    /** @param {string} address */
    async get(address) {
      const answer = await fetch(address);
      if (!answer.ok) throw new TypeError(`could not load ${address}: ${answer.status}`);
      // The copy is counted and the answer handed on as it is: a browser keeps what it compiled of one from a server.
      count(address, answer.clone());
      return answer;
    },
  };
}
