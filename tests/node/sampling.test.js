// Chance, digests, and the questions of a quiz: the same as in Python.

import assert from "node:assert/strict";

import { compile } from "../../widgets/hipspine/frontend/src/lib/program.js";
import { sha256 } from "../../widgets/hipspine/frontend/src/lib/sha256.js";
import { stream, shuffled } from "../../widgets/hipspine/frontend/src/quiz/sampling.js";
import { drawn, picked } from "../../widgets/hipspine/frontend/src/quiz/selection.js";
import { assertSame, eachVector } from "./vectors.js";

eachVector("digest", (pairs) => {
  const hex = (word) => word.toString(16).padStart(8, "0");
  for (const [text, digest] of pairs) {
    assert.equal(sha256(new TextEncoder().encode(text)).map(hex).join(""), digest, `${text.length} characters`);
  }
});

eachVector("chance", (cases) => {
  for (const { seed, small, large, order } of cases) {
    const below = stream("a", seed, "ä/ß");
    assert.deepEqual(Array.from({ length: 20 }, (_, i) => below(i + 1)), small, `seed ${seed}`);
    assert.equal(below(4294967295), large);
    assert.equal(shuffled("abcdefg", below).join(""), order);
  }
});

eachVector("picked", ({ quiz, items, cases }) => {
  for (const { seed, count, ids } of cases) {
    assert.deepEqual(picked(items, quiz, seed, count).map(({ id }) => id), ids, `seed ${seed}, ${count} questions`);
  }
});

const plain = (html) => html.split(/\s+/).filter(Boolean).join(" ");
const near = (ours, theirs, where) => assertSame(ours, theirs, 1e-12 * Math.max(1, Math.abs(ours)), where);

eachVector("numbers", ({ item, code, cases }) => {
  const compute = { [item.id]: compile(code) };
  for (const { seed, texts, answer, mistakes } of cases) {
    const seen = drawn(item, seed, compute);
    const where = `${item.id} with seed ${seed}`;
    for (const [field, text] of Object.entries(texts)) assert.equal(plain(seen[field]), plain(text), where);
    near(answer, seen.answer.value, where);
    assert.equal(seen.mistakes.length, mistakes.length, where);
    mistakes.forEach((value, i) => near(value, seen.mistakes[i].value, where));
  }
});
