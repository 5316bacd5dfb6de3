// The kinds of question, each on top of an interaction: the twin of the table in kinds/__init__.py.
//
// An interaction has control(item, answer, tools), possible(item, response), grade(item, response, {results}) and
// right(item): the right answer as nodes, for the key on paper. Where it differs from most it has saidAtOnce (its
// feedback needs no verdict below), outcome (whatever the mark is), inSteps, unscored (its mark counts nowhere),
// needsBody, needsFigure; for an assignment lettersAlone (its options are letters, whose words stand in the text above)
// or plainOptions (they have no letters).
//
// A control has rows (elements), inputs (the first takes the focus), now() (undefined while incomplete),
// show(response), tell(mark, outcome), forget(), lead (said to who checks without an answer); where it needs them rule
// (how it is marked), clear(), settle() (what stands untouched is the answer), prepare() (gets what it needs before a
// reader comes to it), focus(), summary(response), ownButtons.

/** @import { Interaction, Traits } from "../interactions/types.d.ts" */
/** @import { ChoiceItem, SeveralItem } from "../interactions/choose/choose.js" */
/** @import { ReasonItem, Reasoned } from "../interactions/choose/reason.js" */
/** @import { BodyItem } from "../interactions/choose/regions.js" */
/** @import { Compared, CompareItem } from "../interactions/compare/compare.js" */
/** @import { NumberItem } from "../interactions/enter/enter.js" */
/** @import { Filled, FillItem } from "../interactions/fill/fill.js" */
/** @import { MatchItem, Matched } from "../interactions/match/match.js" */
/** @import { OrderItem } from "../interactions/order/order.js" */
/** @import { SetItem } from "../interactions/set_figure/set_figure.js" */
/** @import { Decided, Decision, StoryItem } from "../interactions/story/story.js" */
/** @import { WriteItem } from "../interactions/write/write.js" */
/** @import { Values } from "../../frontend/src/figure/types.d.ts" */
/** @import { ParametricItem } from "./parametric.js" */

import { chooseOne, chooseSome } from "../interactions/choose/choose.js";
import { chooseWithReason } from "../interactions/choose/reason.js";
import { chooseRegions } from "../interactions/choose/regions.js";
import { comparing } from "../interactions/compare/compare.js";
import { enter } from "../interactions/enter/enter.js";
import { fill } from "../interactions/fill/fill.js";
import { match } from "../interactions/match/match.js";
import { order } from "../interactions/order/order.js";
import { setFigure } from "../interactions/set_figure/set_figure.js";
import { story } from "../interactions/story/story.js";
import { write } from "../interactions/write/write.js";
import { drawn } from "./parametric.js";

/**
 * A question as it is asked: with its numbers.
 * @typedef {ChoiceItem | SeveralItem | ReasonItem | NumberItem | OrderItem | MatchItem | BodyItem | SetItem | StoryItem
 *   | WriteItem | FillItem | CompareItem} Item
 */

/** @typedef {Item | ParametricItem} BankItem a question as it stands in a bank */
/** @typedef {Item | Decision} Markable what earns a mark */
/**
 * A response of whichever kind.
 * @typedef {string | string[] | number | Reasoned | Matched | Filled | Compared | Values | Decided} Response
 */

/** @type {Record<Item["kind"], Interaction<Markable, Response>> & { parametric: Traits }} */
export const kinds = {
  single: chooseOne,
  several: chooseSome,
  reason: chooseWithReason,
  number: enter,
  ordering: order,
  matching: match,
  cloze: fill,
  body: chooseRegions,
  parametric: { drawn },
  set: setFigure,
  case: story,
  written: write,
  compare: comparing,
};
