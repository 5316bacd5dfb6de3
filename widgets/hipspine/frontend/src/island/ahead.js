// What a reader comes to next is fetched while the page lies idle, so that a figure stands as soon as one is there.

/** @import { Island } from "./island.js" */

import { whenIdle } from "../lib/near.js";
import { json } from "../lib/source.js";
import { host } from "./page-host.js";

const NEEDED = ["_definition", "_shapes", "_bands"]; // of a figure, before it can be drawn

/**
 * Fetch what drawings need, and then what each of the islands does, in their order; what is folded is left until it is
 * opened, and what fails until it is asked for.
 * @param {Island[]} figures
 * @param {(island: Island) => Record<string, unknown>} addressesOf
 */
export function fetchAhead(figures, addressesOf) {
  const shown = figures.filter((one) => one.checkVisibility?.() ?? true);
  if (!shown.length) return;
  whenIdle(async () => {
    try {
      await host.fetch("figure");
      for (const one of shown) {
        const addresses = addressesOf(one);
        await Promise.all(NEEDED.flatMap((name) => (addresses[name] ? [json(addresses[name])] : [])));
      }
    } catch {
      // A figure that is in need asks again, and says what is wrong.
    }
  });
}
