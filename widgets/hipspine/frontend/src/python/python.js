// Run in the page: the code cells below "Go deeper" get tools, and the first Run starts Python. This module itself is
// loaded when a reader opens "Go deeper".

/** @import { Source } from "../lib/types.d.ts" */
/** @import { Content } from "../exercise/exercise.js" */
/** @import { List, Output, Page } from "./types.d.ts" */

import { Exercise } from "../exercise/exercise.js";
import { h } from "../lib/dom.js";
import { loadStyle } from "../lib/load.js";
import { json } from "../lib/source.js";
import { exercise as exerciseWords } from "../words/exercise.js";
import { problems, python as words } from "../words/python.js";
import { Cell } from "./cell.js";
import { engine } from "./engine.js";
import { held, put, woken } from "./islands.js";
import { confirmed, progress, savesData } from "./loading.js";
import { add } from "./outputs.js";
import { fit } from "./runnable.js";
import { note } from "./said.js";

/** The cells of a page, and the Python that they share. */
class Cells {
  /** @type {(Cell | Exercise)[]} */
  cells = [];
  live = h("p", { class: "hs-py-live", role: "status" });
  /** How many others ran first for each cell that is wanted. @type {Map<number, number>} */
  before = new Map();
  /** @type {ReturnType<typeof progress> | undefined} */
  bar;
  /** The cell that was asked for last. */
  wanted = 0;
  /** Whether a reader who saves data has agreed to load Python. */
  agreed = false;
  /** What the page's figures and quizzes are still to be told. */
  settled = Promise.resolve();
  /** @type {List | undefined} */
  list;

  /**
   * @param {string} base the address of the list of what there is to load
   * @param {Page} page
   */
  constructor(base, page) {
    this.base = base;
    this.page = page;
    this.python = engine(() => this.loaded(), {
      bytes: (done, all) => this.bar?.show(done, all),
      wheels: (names, wire) => this.showBar(words.loadsMore(names.join(", "), wire)),
      ready: () => this.hideBar(),
      starts: (place) => this.starts(place),
      output: (output) => this.show(output),
      ends: (place, well) => this.ends(place, well),
      over: (place) => this.over(place),
      verdict: (place, right, said) => /** @type {Exercise} */ (this.cells[place]).judged(right, said),
      set: (place, island, values) => this.set(place, island, values),
      failed: (why) => this.endAll(problems.failed[why]),
    });
  }

  async loaded() {
    if (!this.list) {
      const answer = await fetch(this.base);
      if (!answer.ok) throw new TypeError(`${answer.status}`);
      this.list = /** @type {List} */ (await answer.json());
    }
    return { list: this.list, base: this.base };
  }

  /**
   * @param {HTMLElement} element
   * @param {Content} [content] of an exercise
   */
  take(element, content) {
    const place = this.cells.length;
    const tools = { run: () => this.run(place), stop: () => this.stop(), restart: () => this.restart(place) };
    this.cells.push(content ? new Exercise(content, tools) : new Cell(element, tools));
    if (content) element.replaceChildren(/** @type {Exercise} */ (this.cells[place]).element);
    if (content) fit(this.cells[place].area);
  }

  /**
   * Run a cell, and first the cells above it that it needs.
   * @param {number} place
   */
  async run(place) {
    const one = this.cells[place];
    if (one.running) return;
    one.begin();
    const problem = prevented();
    if (problem) {
      this.endAll(problem);
      return;
    }
    this.wanted = place;
    one.say(this.python.busy ? words.waiting : words.running);
    if (!(this.python.alive || (await this.agree(place)))) return;
    await this.settled;
    const values = await held(this.page);
    // An exercise has names of its own: it takes none from other cells, and gives them none.
    const codes = this.cells.map((other) => (other === one || !(one.exercise || other.exercise) ? other.code : ""));
    if (one.running) this.python.run(place, codes, values, one.exercise);
  }

  /**
   * Say what will be loaded, and ask where a reader saves data; whether to go on.
   * @param {number} place
   */
  async agree(place) {
    const one = this.cells[place];
    one.say("");
    try {
      const { list } = await this.loaded();
      const files = [...Object.values(list.core), list.course];
      const sentence = words.loads(files.reduce((sum, { wire }) => sum + wire, 0));
      if (savesData() && !this.agreed) await confirmed(one.asking, sentence);
      if (!one.running) return false; // stopped meanwhile
      this.agreed = true;
      this.showBar(sentence);
      this.announce(words.loading);
      return true;
    } catch {
      this.endAll(problems.failed.offline);
      return false;
    }
  }

  stop() {
    this.python.stop();
    this.endAll(words.stopped);
  }

  /** @param {number} place */
  restart(place) {
    const one = this.cells[place];
    if (one.exercise ? one.running : this.cells.some(({ running }) => running)) this.stop();
    if (!one.exercise) this.python.reset();
    one.restore();
    this.announce(one.exercise ? exerciseWords.over : words.over);
  }

  /** @param {number} place */
  starts(place) {
    this.hideBar();
    this.cells[place].clear();
    this.cells[place].say(words.running);
    if (place !== this.wanted) this.before.set(this.wanted, (this.before.get(this.wanted) ?? 0) + 1);
  }

  /**
   * @param {number} place
   * @param {boolean} well
   */
  ends(place, well) {
    if (well) this.cells[place].ended();
    this.cells[place].say("");
  }

  /** @param {number} place */
  over(place) {
    const one = this.cells[place];
    const first = this.before.get(place);
    this.before.delete(place);
    one.busy(false);
    one.say("");
    if (first) one.results.prepend(note(words.first(first)));
    this.announce(one.last);
  }

  /**
   * Set values of a figure or quiz: one after the other, and before the next cell reads them.
   * @param {number} place
   * @param {string} island
   * @param {Record<string, unknown>} values
   */
  set(place, island, values) {
    this.settled = this.settled
      .then(() => put(this.page, island, values))
      .catch((error) => this.cells[place].results.append(note(error.message)));
  }

  /** @param {Output} output */
  show(output) {
    const plotly = this.list ? new URL(this.list.plotly, this.base).href : "";
    add(this.cells[output.place].results, output, { plotly, show: (island) => this.reveal(island) });
  }

  /** @param {string} name */
  async reveal(name) {
    const island = await woken(this.page, name);
    island.scrollIntoView({ block: "center" });
    island.tabIndex = -1;
    island.focus({ preventScroll: true });
  }

  /**
   * Python is no longer there: say so in each cell that ran or waited.
   * @param {string} said
   */
  endAll(said) {
    this.hideBar();
    this.before.clear();
    for (const one of this.cells.filter(({ running }) => running)) {
      one.busy(false);
      one.say("");
      one.asking.replaceChildren();
      one.end(note(said));
    }
    this.announce(said);
  }

  /** @param {string} sentence */
  showBar(sentence) {
    this.hideBar();
    this.bar = progress(sentence);
    this.cells[this.wanted].asking.replaceChildren(this.bar.element);
    this.bar.show(0, 1);
  }

  hideBar() {
    this.bar?.element.remove();
    this.bar = undefined;
  }

  /** @param {string} said */
  announce(said) {
    this.live.textContent = said;
  }
}

const EXERCISE = "[data-exercise]";

/** @type {WeakSet<Element>} */
const begun = new WeakSet();

/**
 * Give the cells of a fold their tools, once.
 * @param {HTMLElement} fold
 * @param {Page} page
 */
export function start(fold, page) {
  if (begun.has(fold)) return;
  begun.add(fold);
  const all = new Cells(new URL(fold.dataset.python ?? "", document.baseURI).href, page);
  const build = async () => {
    /** @type {NodeListOf<HTMLElement>} */
    const places = fold.querySelectorAll(`.cell:has(> .cell_input), ${EXERCISE}`);
    const contents = await Promise.all([...places].map(contentOf));
    for (const [index, element] of places.entries()) {
      const content = contents[index];
      if (content || !element.matches(EXERCISE)) all.take(element, content);
      else element.append(note(exerciseWords.notLoaded));
    }
    fold.append(all.live);
  };
  // Without their style, too, the tools work: Run then says what is wrong.
  all
    .loaded()
    .then(({ list }) => loadStyle(new URL(list.style, all.base).href))
    .then(build, build);
}

/**
 * What an exercise of the page holds; nothing for a cell, and for what cannot be had.
 * @param {HTMLElement} element
 * @returns {Promise<Content | undefined>}
 */
async function contentOf(element) {
  const { exercise, content } = element.dataset;
  if (!exercise) return undefined;
  try {
    /** @type {Record<string, Content>} */
    const all = await json(
      /** @type {Source<Record<string, Content>>} */ (new URL(content ?? "", document.baseURI).href),
    );
    return all[exercise];
  } catch {
    return undefined;
  }
}

/** What keeps this browser from running Python at all, or "". */
function prevented() {
  if (globalThis.origin === "null") return problems.noSite;
  if (typeof Worker !== "function") return problems.noWorker;
  return typeof WebAssembly === "object" ? "" : problems.noWebAssembly;
}
