// How an answer is told to a learning platform by SCORM 1.2: the type of its interaction, and response and right answer
// in the characters that the Run-Time Environment of 2001 allows for that type ("Data Model", cmi.interactions.n):
// single letters with commas between them, in braces where all are wanted, pairs with a full stop, 255 at most.

/** @import { Item, Response } from "./kinds.js" */
/** @import { Decision, StoryItem, Decided } from "../interactions/story/story.js" */
/** @import { BodyItem } from "../interactions/choose/regions.js" */
/** @import { ChoiceItem, SeveralItem } from "../interactions/choose/choose.js" */
/** @import { ReasonItem, Reasoned } from "../interactions/choose/reason.js" */
/** @import { NumberItem } from "../interactions/enter/enter.js" */
/** @import { Filled, FillItem } from "../interactions/fill/fill.js" */
/** @import { Matched, MatchItem } from "../interactions/match/match.js" */
/** @import { OrderItem } from "../interactions/order/order.js" */
/** @import { SetItem } from "../interactions/set_figure/set_figure.js" */
/** @import { Values } from "../../frontend/src/figure/types.d.ts" */

import { letters, rightOf } from "../interactions/responses.js";

const LONGEST = 255; // characters of a CMIFeedback

/**
 * What is told of one answer.
 * @typedef {object} Report
 * @property {string} id of what was asked: the question, or a step of it
 * @property {"choice" | "fill-in" | "matching" | "performance" | "sequencing" | "numeric"} type
 * @property {string} response
 * @property {string} right
 * @property {Item | Decision} asked what a mark is given for
 * @property {Response} answer as it is marked
 */

/** @param {string} text */
const cut = (text) => [...text].slice(0, LONGEST).join("");
/** @param {string[]} names */
const all = (names) => `{${names.join(",")}}`;

/** @type {(item: ChoiceItem | Decision, response: string) => Told} */
const one = (item, response) => ["choice", response, rightOf(item)[0]];
/** @type {(item: SeveralItem | Decision, response: string[]) => Told} */
const some = (item, response) => ["choice", [...response].sort().join(","), all(rightOf(item))];
/** @type {(truth: boolean) => string} */
const letter = (truth) => (truth ? "t" : "f");

/** @typedef {[Report["type"], string, string]} Told */

/**
 * A text of a bank, which is HTML, in plain words.
 * @param {string} html
 */
const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";

/** @type {(item: FillItem, response: Filled) => Told} */
function filled({ gaps }, response) {
  /** @type {(told: (gap: FillItem["gaps"][number]) => string) => string} */
  const each = (told) => gaps.map((gap) => `${gap.id}: ${told(gap)}`).join("; ");
  const said = each(({ id, options }) =>
    plain(options.find((one) => one.id === response[id])?.text ?? response[id] ?? ""),
  );
  const right = each(({ options, accepted }) => plain(options.find(({ correct }) => correct)?.text ?? accepted[0]));
  return ["fill-in", said, right];
}

/** @type {(item: SetItem, response: Values) => Told} */
function set({ goals }, response) {
  const wanted = goals.map(({ output, at_least: low, at_most: high }) =>
    [low === null ? "" : `${low} <= `, output, high === null ? "" : ` <= ${high}`].join(""),
  );
  const values = Object.entries(response).map(([name, value]) => `${name} = ${value}`);
  return ["performance", values.join("; "), wanted.join("; ")];
}

/** @type {(item: MatchItem, response: Matched) => Told} */
const matched = ({ pairs }, response) => [
  "matching",
  pairs.map(({ id }) => `${id}.${response[id]}`).join(","),
  all(pairs.map(({ id, match }) => `${id}.${match}`)),
];

/**
 * By kind, what is told of an answer; what one writes for oneself, and what no practice asks, is not told.
 * @type {Record<string, (item: any, response: any) => Told>} any: each knows its own
 */
const told = {
  single: one,
  several: some,
  /** @type {(item: ReasonItem, response: Reasoned) => Told} */
  reason: (item, { truth, reason }) => [
    "choice",
    `${letter(truth)},${reason}`,
    all([letter(item.truth), ...rightOf(item)]),
  ],
  /** @type {(item: NumberItem, response: number) => Told} */
  number: (item, response) => ["numeric", String(response), String(Number(item.answer.value.toPrecision(6)))],
  /** @type {(item: OrderItem, response: string[]) => Told} */
  ordering: (item, response) => ["sequencing", response.join(","), letters(item).join(",")],
  matching: matched,
  cloze: filled,
  /** @type {(item: BodyItem, response: string[]) => Told} */
  body: (item, response) => ["performance", [...response].sort().join(","), rightOf(item).sort().join(",")],
  set,
};

/**
 * What a response tells a learning platform: one report, of a story one for each step that is decided, or none.
 * @param {Item} item
 * @param {Response} response
 * @returns {Report[]}
 */
export function reportsOf(item, response) {
  /** @type {(id: string, asked: Item | Decision, answer: any) => Report[]} any: of whichever kind */
  const report = (id, asked, answer) => {
    if (!(asked.kind in told)) return [];
    const [type, said, right] = told[asked.kind](asked, answer);
    return [{ id, type, response: cut(said), right: cut(right), asked, answer }];
  };
  if (!("steps" in item)) return report(item.id, item, response);
  const { steps } = /** @type {StoryItem} */ (item);
  const decided = /** @type {Decided} */ (response);
  return steps.flatMap((step) => (step.id in decided ? report(`${item.id}_${step.id}`, step, decided[step.id]) : []));
}
