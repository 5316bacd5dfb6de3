// Choosing regions on a drawing of the body, or in the list beside it.

/** @import { Body, Field, Interaction, Option, Question } from "../types.d.ts" */

import { drawing, h } from "../../../frontend/src/lib/dom.js";
import { chooseSome } from "./choose.js";

/** @typedef {Question & { kind: "body", options: Option[] }} BodyItem every region is an option */

/** @type {Interaction<BodyItem, string[]>["control"]} */
function control(item, answer, tools) {
  const base = chooseSome.control(item, answer, tools);
  const body = /** @type {Body} */ (tools.body); // see needsBody
  /** @type {{ shape: Element, input: Field, correct: boolean }[]} */
  const shapes = [];
  const views = body.views.map((view) =>
    drawing(
      "g",
      { transform: `translate(${view.x} 0)` },
      drawing("path", { d: view.skin, class: "hs-body-skin" }),
      ...Object.entries(view.regions).map(([region, d]) => {
        const place = item.options.findIndex((option) => option.id === region);
        const input = base.inputs[place];
        const title = drawing("title", {}, item.options[place].text);
        const shape = drawing("path", { d, class: "hs-body-region", onclick: () => input.click() }, title);
        shapes.push({ shape, input, correct: item.options[place].correct });
        return shape;
      }),
      drawing("text", { x: 0, y: 14, "text-anchor": "middle" }, view.name),
    ),
  );
  const colour = () => shapes.forEach(({ shape, input }) => shape.classList.toggle("hs-chosen", input.checked));
  /** @param {boolean} told */
  const outline = (told) => shapes.forEach(({ shape, correct }) => shape.classList.toggle("hs-right", told && correct));
  // The list beside it does the same for keyboard and screen reader.
  const map = drawing("svg", { viewBox: body.box, class: "hs-body", "aria-hidden": "true" }, ...views);
  for (const input of base.inputs) input.addEventListener("change", colour);
  const list = h("div", { class: "hs-body-list" }, ...base.rows);
  return {
    ...base,
    rows: [h("div", { class: "hs-body-map" }, map, list)],
    show(response) {
      base.show(response);
      colour();
    },
    tell(mark, outcome) {
      base.tell(mark, outcome);
      outline(true);
    },
    forget() {
      base.forget();
      outline(false);
    },
    rule: "Click on the drawing or use the list. Each right place counts; each wrong one takes one away.",
  };
}

/**
 * Choosing regions: marked as several options are.
 * @type {Interaction<BodyItem, string[]>}
 */
export const chooseRegions = { ...chooseSome, control, lettersAlone: false, plainOptions: true, needsBody: true };
