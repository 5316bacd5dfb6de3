// Which of the page's modules run: browsers refuse modules to a page opened from a folder or in a sandboxed frame, and
// where a server calls scripts something else. Then the same code comes as one classic script.

import { loadScript } from "./load.js";

const page = /** @type {{ hipspineModules?: string[] }} */ (globalThis);

/**
 * Say that a module runs, in its first line.
 * @param {string} name of its file, without its ending
 */
export function started(name) {
  page.hipspineModules = [...(page.hipspineModules ?? []), name];
}

/** When modules have had their turn, load what did not run once more, as a classic script. */
export function otherwiseClassic() {
  const look = () => {
    for (const script of /** @type {NodeListOf<HTMLScriptElement>} */ (
      document.querySelectorAll("script[type=module]")
    )) {
      const [, name] = script.src.match(/([\w-]+)\.js(\?|$)/) ?? [];
      if (!name || page.hipspineModules?.includes(name)) continue;
      loadScript(script.src.replace(`${name}.js`, `${name}-classic.js`)).catch(() => {}); // its still form stands
    }
  };
  // The browser waits with this word for its modules, those that it refuses included.
  addEventListener("DOMContentLoaded", look);
}
