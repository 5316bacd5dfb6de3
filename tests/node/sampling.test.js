// Chance, digests, and the questions of a quiz: the same as in Python.

import assert from "node:assert/strict";

import { compile } from "../../widgets/hipspine/frontend/src/lib/program.js";
import { sha256 } from "../../widgets/hipspine/frontend/src/lib/sha256.js";
import { stream, shuffled } from "../../widgets/hipspine/frontend/src/quiz/sampling.js";
import { drawn, picked } from "../../widgets/hipspine/frontend/src/quiz/selection.js";
import { assertSame, eachVector } from "./vectors.js";

/** @import { Program } from "../../widgets/hipspine/frontend/src/lib/program.js" */
/** @import { NumberItem } from "../../widgets/hipspine/quiz/interactions/enter/enter.js" */
/** @import { BankItem } from "../../widgets/hipspine/quiz/kinds/kinds.js" */
/** @import { ParametricItem } from "../../widgets/hipspine/quiz/kinds/parametric.js" */

/** @typedef {{ seed: number, small: number[], large: number, order: string }} Chance */
/** @typedef {{ quiz: string, items: BankItem[], cases: { seed: number, count: number, ids: string[] }[] }} Picked */
/** @typedef {"stem" | "explanation" | "otherwise"} Text */
/** @typedef {{ seed: number, texts: Record<Text, string>, answer: number, mistakes: number[] }} Numbered */
/** @typedef {{ item: ParametricItem, code: Program, cases: Numbered[] }} Numbers */

eachVector("digest", (/** @type {[string, string][]} */ pairs) => {
  /** @param {number} word */
  const hex = (word) => word.toString(16).padStart(8, "0");
  for (const [text, digest] of pairs) {
    assert.equal(sha256(new TextEncoder().encode(text)).map(hex).join(""), digest, `${text.length} characters`);
  }
});

eachVector("chance", (/** @type {Chance[]} */ cases) => {
  for (const { seed, small, large, order } of cases) {
    const below = stream("a", seed, "ä/ß");
    assert.deepEqual(
      Array.from({ length: 20 }, (_, i) => below(i + 1)),
      small,
      `seed ${seed}`,
    );
    assert.equal(below(4294967295), large);
    assert.equal(shuffled("abcdefg", below).join(""), order);
  }
});

eachVector("picked", (/** @type {Picked} */ { quiz, items, cases }) => {
  for (const { seed, count, ids } of cases) {
    assert.deepEqual(
      picked(items, quiz, seed, count).map(({ id }) => id),
      ids,
      `seed ${seed}, ${count} questions`,
    );
  }
});

/** @param {string} html */
const plain = (html) => html.split(/\s+/).filter(Boolean).join(" ");
/** @type {(ours: number, theirs: number, where: string) => void} */
const near = (ours, theirs, where) => assertSame(ours, theirs, 1e-12 * Math.max(1, Math.abs(ours)), where);

eachVector("numbers", (/** @type {Numbers} */ { item, code, cases }) => {
  const compute = { [item.id]: compile(code) };
  for (const { seed, texts, answer, mistakes } of cases) {
    const seen = /** @type {NumberItem} */ (drawn(item, seed, compute));
    const where = `${item.id} with seed ${seed}`;
    for (const [field, text] of Object.entries(texts))
      assert.equal(plain(seen[/** @type {Text} */ (field)]), plain(text), where);
    near(answer, seen.answer.value, where);
    assert.equal(seen.mistakes.length, mistakes.length, where);
    mistakes.forEach((value, i) => near(value, seen.mistakes[i].value, where));
  }
});
