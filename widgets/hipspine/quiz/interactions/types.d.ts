// What every interaction shares: what a question tells (quiz/content.py), its mark, and how it is answered. The fields of
// one interaction stand with it, and all of them together in kinds/kinds.js.

import type { Values } from "../../frontend/src/figure/types.d.ts";
import type { Child } from "../../frontend/src/lib/dom.js";
import type { SetItem } from "./set_figure/set_figure.js";

/** What every question of a bank has; its texts are HTML. */
export interface Question {
  id: string;
  version: number;
  objective: string;
  level: string;
  stem: string;
  hints: string[];
  explanation: string;
  claims: string[];
  sources: string[];
  section?: string;
  title?: string;
  picture?: { address: string; alt: string; credit: string };
}

/** Something to choose. */
export interface Option {
  id: string;
  text: string;
  correct: boolean;
  feedback: string;
}

/** What a response earns: 0 to 1, whether it is right, and the names of the feedback that it gets. */
export interface Mark {
  score: number;
  correct: boolean;
  feedback: string[];
}

/** `noted`: compared, and neither right nor wrong. */
export type Outcome = "right" | "partly" | "wrong" | "noted";

/** From the name of a figure and its parameters to everything that it tells. */
export type Results = (figure: string, values: Values) => Record<string, number>;

/** The body of the pain map as paths of SVG. */
export interface Body {
  box: string;
  views: { name: string; x: number; skin: string; regions: Record<string, string> }[];
}

/** A figure that a question sets. */
export interface MountedFigure {
  values(): Values;
  /** Null sets it as it began. */
  set(values: Values | null): void;
}

/** What a control is given. */
export interface Tools {
  /** A name of this question on this page. */
  name: string;
  /** For questions that need it. */
  body?: Body;
  shuffled<T>(things: T[]): T[];
  /** A figure that stands as answered so far, and tells when the reader changes it. */
  figure(
    item: SetItem,
    home: HTMLElement,
    follow: { changed: (values: Values) => void; answered: () => Values | undefined },
  ): Promise<MountedFigure>;
  submit(): void;
  /** Not in an assignment, which has no key. */
  mark?(item: import("../kinds/kinds.js").Markable, response: unknown): Mark;
  /** What figures tell; not in an assignment either. */
  results?: Results;
}

/** An element that takes the focus. */
export interface Field extends HTMLElement {
  checked?: boolean;
  disabled?: boolean;
}

/** The controls of one question, whose response is an `R`. */
export interface Control<R> {
  rows: HTMLElement[];
  /** The first takes the focus. */
  inputs: Field[];
  /** The response; undefined while it is incomplete. */
  now(): R | undefined;
  show(response: R | undefined): void;
  tell(mark: Mark, outcome: Outcome): void;
  forget(): void;
  /** Said to who checks without an answer. */
  lead: string;
  /** How it is marked. */
  rule?: string | false;
  clear?(): void;
  /** Gets what it needs before a reader comes to it. */
  prepare?(): void;
  /** What stands untouched is the answer. */
  settle?(): void;
  focus?(): void;
  summary?: false | { of(response: R): string }["of"];
  ownButtons?: boolean;
}

/** What tells one interaction from others: see kinds/kinds.js. */
export interface Traits {
  saidAtOnce?: boolean;
  outcome?: Outcome;
  inSteps?: boolean;
  unscored?: boolean;
  needsBody?: boolean;
  needsFigure?: boolean;
  lettersAlone?: boolean;
  plainOptions?: boolean;
  /** The item with numbers that a seed draws; the functions compute what follows from them, by the item's id. */
  drawn?(
    item: import("../kinds/kinds.js").BankItem,
    seed: number,
    compute: Functions | undefined,
  ): import("../kinds/kinds.js").Item;
}

/** From a parametric question's numbers to its answer and its mistakes, by the question's id. */
export type Functions = Record<string, (numbers: Record<string, number>) => number[]>;

/** A way to answer: `I` is what a question tells, `R` its response. */
export interface Interaction<I, R> extends Traits {
  control(item: I, answer: (response: R | undefined) => void, tools: Tools): Control<R>;
  /** Whether a question can have this response. */
  possible(item: I, response: unknown): boolean;
  grade(item: I, response: R, given?: { results: Results }): Mark;
  /** The right answer, for the key on paper. */
  right(item: I): Child[];
}
