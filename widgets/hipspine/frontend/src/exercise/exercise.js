// An exercise: a task, code with a gap, hints by and by, what the check says, a solution. Who runs the code is told
// from outside: the page's Python, or a notebook's kernel.

/** @import { Tools } from "../python/runnable.js" */
/** @import { Entry } from "./kept.js" */

import { h, rich } from "../lib/dom.js";
import { button, fit, Runnable } from "../python/runnable.js";
import { exercise as words } from "../words/exercise.js";
import { keeper } from "./kept.js";

const [RIGHT, WRONG] = ["✓", "→"]; // for eyes; the sentence says it in words

/**
 * What an exercise holds; texts are HTML of the course's own, code is as it is.
 * @typedef {object} Content
 * @property {string} id
 * @property {string} title
 * @property {string} task
 * @property {string} start
 * @property {string[]} hints
 * @property {string} solution
 * @property {string} check
 * @property {string} right
 */

export class Exercise extends Runnable {
  /**
   * @param {Content} content
   * @param {Tools} tools
   */
  constructor(content, tools, kept = keeper(content.id)) {
    super(content.start, tools, {
      run: words.run,
      restart: words.restart,
      code: words.code,
      result: words.result,
    });
    this.content = content;
    this.kept = kept;
    /** @type {Entry} */
    this.entry = {};
    this.mark = h("span", { class: "hs-exercise-solved", hidden: true }, words.solved);
    this.verdict = h("p", { class: "hs-exercise-verdict", role: "status" });
    this.keeps = h("p", { class: "hs-exercise-kept", role: "status" });
    this.hints = h("ol", {
      class: "hs-exercise-hints",
      "aria-label": words.hints,
      "aria-live": "polite",
      hidden: true,
    });
    this.hint = button("", () => this.more());
    this.tell = button(words.solution, () => this.reveal(), true);
    this.solution = h("div", { class: "hs-exercise-solution", tabindex: "-1", hidden: true });
    this.area.addEventListener("input", () => this.changed());
    this.element = this.laid();
    this.begun();
  }

  laid() {
    const title = h("p", { class: "hs-exercise-title" }, rich(words.title(this.content.title)), " ", this.mark);
    const attributes = { class: "hs-py-tools", role: "group", "aria-label": words.tools };
    const bar = h("div", attributes, this.runs, this.stop, this.hint, this.tell, this.again, this.says);
    const parts = [this.area, bar, this.asking, this.results, this.verdict, this.hints, this.solution, this.keeps];
    const label = words.title(rich(this.content.title).textContent ?? "");
    return h(
      "section",
      { class: "hs-exercise", "aria-label": label },
      title,
      h("p", {}, rich(this.content.task)),
      ...parts,
    );
  }

  /** What the check needs of it. */
  get exercise() {
    return { check: this.content.check, right: this.content.right };
  }

  /** Stand as it was left. */
  begun() {
    try {
      this.entry = this.kept.read();
    } catch (error) {
      this.trouble(error);
    }
    this.area.value = this.entry.code ?? this.own;
    this.again.hidden &&= !Object.keys(this.entry).length;
    this.mark.hidden = !this.entry.solved;
    for (let shown = 0; shown < (this.entry.hints ?? 0) && shown < this.content.hints.length; shown++) this.add(shown);
    this.named();
    fit(this.area);
  }

  changed() {
    this.verdict.textContent = "";
    this.keep({ code: this.code });
  }

  /** @param {Entry} news */
  keep(news) {
    this.entry = { ...this.entry, ...news };
    this.again.hidden = false;
    try {
      this.kept.write(this.entry);
      this.keeps.textContent = words.kept;
    } catch (error) {
      this.trouble(error);
    }
  }

  /** @param {unknown} error */
  trouble(error) {
    const damaged = error instanceof SyntaxError;
    this.keeps.textContent = damaged ? words.damaged : words.notKept;
    if (damaged) this.again.hidden = false;
  }

  /** Give the next hint. */
  more() {
    const shown = this.hints.childElementCount;
    this.add(shown);
    this.keep({ hints: shown + 1 });
    this.named();
    if (this.hint.hidden) this.tell.focus();
  }

  /** @param {number} place */
  add(place) {
    this.hints.hidden = false;
    this.hints.append(h("li", {}, rich(this.content.hints[place])));
  }

  /** Say on its button which hint comes next; after the last one there is a solution. */
  named() {
    const [shown, all] = [this.hints.childElementCount, this.content.hints.length];
    this.hint.textContent = words.hint(shown + 1, all);
    this.hint.hidden = shown === all;
    this.tell.hidden = shown < all || !this.solution.hidden;
  }

  reveal() {
    this.solution.replaceChildren(h("p", {}, words.solutionIs), h("pre", {}, this.content.solution));
    this.solution.hidden = false;
    this.tell.hidden = true;
    this.solution.focus();
  }

  begin() {
    super.begin();
    this.verdict.textContent = "";
  }

  ended() {
    this.results.hidden = !this.results.childNodes.length;
  }

  /** The verdict is read out where it stands. */
  get last() {
    return this.verdict.textContent ? "" : super.last;
  }

  /**
   * Say what the check found.
   * @param {boolean} right
   * @param {string} said
   */
  judged(right, said) {
    this.verdict.dataset.right = String(right);
    const sign = h("b", { "aria-hidden": "true" }, right ? RIGHT : WRONG);
    this.verdict.replaceChildren(sign, ` ${said}`);
    if (right) {
      this.mark.hidden = false;
      this.keep({ code: this.code, solved: true });
    }
  }

  /** Start over: as the page came with it, and nothing kept. */
  restore() {
    super.restore();
    this.entry = {};
    try {
      this.kept.forget();
      this.keeps.textContent = "";
    } catch (error) {
      this.trouble(error);
    }
    this.hints.replaceChildren();
    this.solution.replaceChildren();
    for (const part of [this.hints, this.solution, this.mark]) part.hidden = true;
    this.verdict.textContent = "";
    this.named();
    fit(this.area);
  }
}
