// Which questions of a bank are asked, and each as it is asked: the twin of `picked` and `drawn` in Python.

/** @import { Functions } from "../../../quiz/interactions/types.d.ts" */
/** @import { BankItem, Item } from "../../../quiz/kinds/kinds.js" */

import { kinds } from "../../../quiz/kinds/kinds.js";
import { shuffled, stream } from "./sampling.js";

/**
 * `count` questions (0: all), as many of each objective as can be, in the order of the bank; no story is drawn.
 * @param {BankItem[]} items
 * @param {string} quiz
 * @param {number} seed
 * @param {number} count
 */
export function picked(items, quiz, seed, count) {
  if (!count) return items;
  const plain = items.filter((item) => !kinds[item.kind].inSteps);
  if (count >= plain.length) return plain;
  const below = stream(quiz, seed);
  const objectives = shuffled(new Set(plain.map((item) => item.objective)), below);
  const left = objectives.map((one) =>
    shuffled(
      plain.filter((item) => item.objective === one),
      below,
    ),
  );
  const chosen = new Set();
  for (let turn = 0; chosen.size < count; turn += 1) {
    const next = left[turn % left.length].shift();
    if (next) chosen.add(next.id);
  }
  return plain.filter((item) => chosen.has(item.id));
}

/**
 * An item as it is asked: some draw their numbers.
 * @param {BankItem} item
 * @param {number} seed
 * @param {Functions | undefined} compute
 */
export const drawn = (item, seed, compute) =>
  kinds[item.kind].drawn?.(item, seed, compute) ?? /** @type {Item} */ (item);
