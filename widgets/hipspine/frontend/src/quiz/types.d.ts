// What a quiz is made of: its content (quiz/content.py), its model, and what is computed from both.

import type { Body, Functions, Mark, Results } from "../../../quiz/interactions/types.d.ts";
import type { BankItem, Item, Markable, Response } from "../../../quiz/kinds/kinds.js";
import type { Program } from "../lib/program.js";
import type { HostModel, Reference, Source } from "../lib/types.d.ts";

/** The questions of a bank, and what they name. Every text is HTML. */
export interface Content {
  quiz: string;
  title: string;
  objectives: Record<string, string>;
  claims: Record<string, string>;
  works: Record<string, { label: string; address: string }>;
  items: BankItem[];
  /** In the book: the sections that rest on a claim, as page, place and heading. */
  places?: Record<string, [string, string, string][]>;
}

export type Responses = Record<string, Response>;

/** How sure the reader felt, in percent, by the question's id. */
export type Confidence = Record<string, number>;

/** What the model of a quiz holds. */
export interface QuizTraits {
  name: string;
  content: Source<Content>;
  section?: string;
  seed?: number;
  count?: number;
  responses?: Responses;
  checked?: string[];
  confidence?: Confidence;
  _body: Source<Body>;
  _programs: Source<Record<string, Program>>;
  _figures: Record<string, Reference>;
  /** What its still form is called, in a notebook. */
  _still?: string;
}

export type QuizModel = HostModel<QuizTraits>;

/** What does not change while the page is open. */
export interface Parts {
  content: Content;
  body?: Body;
  functions?: Functions;
  results: Results;
  mark(item: Markable, response: unknown): Mark;
}

/** A question as it stands in a quiz. */
export interface Asked {
  item: Item;
  element: HTMLFormElement;
  update(): void;
  /** Into its first control. */
  focus(): void;
  /** On the question as a whole. */
  enter(): void;
  /** Gets what it needs before it is shown. */
  prepare(): void;
  submit(): void;
}
