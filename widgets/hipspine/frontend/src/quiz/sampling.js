// Chance that is the same everywhere: the twin of quiz/draws.py. SHA-256 of what it is for starts a mulberry32 stream.

import { sha256 } from "../lib/sha256.js";

/** The stream of the given names: a function that gives the next whole number from 0 to below n. */
export function stream(...names) {
  let state = sha256(new TextEncoder().encode(names.join("/")))[0];
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t ^ (t + Math.imul(t ^ (t >>> 7), t | 61))) >>> 0;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) * n) / 4294967296);
  };
}

/** The things in a drawn order (Fisher and Yates, from the end). */
export function shuffled(things, below) {
  const result = [...things];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const chosen = below(last + 1);
    [result[last], result[chosen]] = [result[chosen], result[last]];
  }
  return result;
}

/** `count` questions (0: all), as many of each objective as can be, in the order of the bank; cases are never drawn. */
export function picked(items, quiz, seed, count) {
  if (!count) return items;
  const plain = items.filter((item) => item.kind !== "case");
  if (count >= plain.length) return plain;
  const below = stream(quiz, seed);
  const objectives = shuffled(new Set(plain.map((item) => item.objective)), below);
  const left = objectives.map((one) => shuffled(plain.filter((item) => item.objective === one), below));
  const chosen = new Set();
  for (let turn = 0; chosen.size < count; turn += 1) {
    const next = left[turn % left.length].shift();
    if (next) chosen.add(next.id);
  }
  return plain.filter((item) => chosen.has(item.id));
}

/** An item as it is asked: a parametric one becomes one with a number, as `drawn` in quiz/kinds/parametric.py. */
export function drawn(item, seed, compute) {
  if (item.kind !== "parametric") return item;
  const below = stream(item.id, item.version, seed);
  const chosen = Object.entries(item.numbers).map(([name, list]) => [name, list[below(list.length)]]);
  const numbers = Object.fromEntries(chosen);
  const [value, ...wrong] = compute[item.id](numbers);
  const shown = Object.entries(numbers).map(([name, number]) => [name, String(Number(number.toPrecision(10)))]);
  const texts = [...shown, ["answer", value.toFixed(item.decimals)]];
  const said = Object.fromEntries(texts.map(([name, text]) => [name, text.replace("-", "−")]));
  const fill = (text) => text.replace(/\{(\w+)\}/g, (hole, name) => said[name] ?? hole);
  const mistakes = item.mistakes.map((slip, i) => ({ ...slip, value: wrong[i], feedback: fill(slip.feedback) }));
  return {
    ...item,
    kind: "number",
    stem: item.stem.replace(/\{(\w+)\}/g, (hole, name) => (name === "answer" ? hole : (said[name] ?? hole))),
    hints: item.hints,
    explanation: fill(item.explanation),
    answer: { ...item.answer, value, feedback: fill(item.answer.feedback) },
    mistakes: mistakes.filter((slip) => !same(slip.value, { value, tolerance: item.answer.tolerance })),
    otherwise: fill(item.otherwise),
  };
}

const nine = (number) => Number(number.toPrecision(9));

/** Whether a number lies within the tolerance of a value, all rounded to 9 significant digits. */
export const same = (number, { value, tolerance }) => nine(Math.abs(nine(number) - nine(value))) <= nine(tolerance);
