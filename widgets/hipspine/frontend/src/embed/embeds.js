// The instructors' list of pages for frames: a button beside each code copies it.

import { h } from "../lib/dom.js";
import { started } from "../lib/modules.js";
import { embeds as words } from "../words/embed.js";

started("embeds");

for (const code of document.querySelectorAll(".hs-embeds pre")) {
  const said = h("span", { class: "hs-embeds-said", role: "status" });
  const name = code.getAttribute("aria-label") ?? "";
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      said.textContent = words.copied;
    } catch {
      said.textContent = words.cannotCopy;
      getSelection()?.selectAllChildren(code);
    }
  };
  const button = h("button", { type: "button", "aria-label": words.copyOf(name), onclick: copy }, words.copy);
  code.after(h("p", { class: "hs-embeds-copy" }, button, " ", said));
}
