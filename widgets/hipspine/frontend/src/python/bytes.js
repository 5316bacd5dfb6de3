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
      if (!answer.body) return answer;
      const counting = new TransformStream({
        transform(chunk, controller) {
          come.set(address, (come.get(address) ?? 0) + chunk.byteLength);
          tell();
          controller.enqueue(chunk);
        },
        flush: () => tell(true),
      });
      const headers = { "Content-Type": answer.headers.get("Content-Type") ?? "" };
      return new Response(answer.body.pipeThrough(counting), { headers });
    },
  };
}
