// What a figure tells beside its drawing: each sentence "name: words" a row, its name in front.

import { h } from "../lib/dom.js";

export function card() {
  const element = h("dl", { class: "hs-figure-card" });
  let now = "";
  return {
    element,
    /** @param {string[]} sentences */
    show(sentences) {
      if (now === sentences.join("\n")) return;
      now = sentences.join("\n");
      element.replaceChildren(...sentences.map(row));
    },
  };
}

/** @param {string} sentence */
function row(sentence) {
  const [name, ...words] = sentence.split(": ");
  return h("div", {}, h("dt", {}, name), h("dd", {}, words.join(": ")));
}
