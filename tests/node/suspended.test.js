// What a platform keeps of a quiz (scorm/suspended.js): room for the longest, the newest where there is none.

/** @import { BankItem, Response } from "../../widgets/hipspine/quiz/kinds/kinds.js" */

import assert from "node:assert/strict";
import { test } from "node:test";

import { packed, unpacked } from "../../widgets/hipspine/frontend/src/scorm/suspended.js";
import { clock, timespan } from "../../widgets/hipspine/frontend/src/scorm/times.js";
import { eachVector } from "./vectors.js";

const ROOM = 4096;

eachVector("suspended", (/** @type {{ items: BankItem[], responses: Record<string, Response> }} */ bank) => {
  const { items, responses } = bank;
  const checked = Object.keys(responses);
  const answers = { seed: 7, responses, checked, confidence: { [checked[0]]: 95 } };
  const { text, lost } = packed(items, answers);
  assert.equal(lost, 0);
  assert.ok(text.length <= ROOM, `${text.length} characters`);
  assert.deepEqual(unpacked(items, text), answers);
});

const items = Array.from({ length: 40 }, (_, n) => ({ id: `q-${n}`, version: 1 }));
const responses = Object.fromEntries(items.map(({ id }) => [id, { 1: "x".repeat(200) }]));
const long = { seed: 1, responses, checked: [], confidence: {} };

test("where not all have room the newest are kept, and the others counted", () => {
  const { text, lost } = packed(items, long);
  const kept = Object.keys(unpacked(items, text)?.responses ?? {});
  assert.ok(text.length <= ROOM && kept.length > 10);
  assert.deepEqual(
    kept,
    items.slice(lost).map(({ id }) => id),
  );
});

test("what was kept of other questions, and what is damaged, is left alone", () => {
  const { text } = packed(items, { ...long, responses: { "q-1": "a" } });
  assert.ok(unpacked(items, text));
  assert.equal(unpacked([...items.slice(1), { id: "q-0", version: 2 }], text), undefined);
  for (const damaged of ["", "null", "[]", text.slice(0, -3), text.replace("[[1,", "[[99,")])
    assert.equal(unpacked(items, damaged), undefined);
});

test("times are written as SCORM 1.2 has them", () => {
  assert.equal(timespan(0), "0000:00:00.00");
  assert.equal(timespan(3_723_456), "0001:02:03.46");
  assert.equal(timespan(-5), "0000:00:00.00");
  assert.match(timespan(1e15), /^9999:/);
  assert.equal(clock(new Date(2026, 0, 1, 7, 5, 9)), "07:05:09");
});
