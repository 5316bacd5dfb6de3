// What page and Worker say to each other, and the list of what there is to load.

/** A file of the list: its address from the list's folder, its bytes, and those on the way. */
export interface Listed {
  file: string;
  size: number;
  wire: number;
}

export interface Wheel extends Listed {
  title: string;
  imports: string[];
  needs: string[];
}

/** What `python.json` holds; addresses are relative to it. */
export interface List {
  home: string;
  core: Record<string, Listed>;
  course: Listed;
  wheels: Record<string, Wheel>;
  worker: string;
  style: string;
  plotly: string;
}

export interface Begin {
  type: "begin";
  /** The address of the list, and what it holds. */
  base: string;
  list: List;
}

export interface Run {
  type: "run";
  id: number;
  wanted: number;
  cells: string[];
  islands: Record<string, object>;
  /** The check of the cell that is wanted, where it is an exercise. */
  exercise?: object;
}

export type Order = Begin | Run | { type: "reset" };

export type Output =
  | { type: "text"; stream: "stdout" | "stderr" | "result"; text: string; place: number }
  | { type: "error"; text: string; place: number }
  | { type: "html"; html: string; place: number }
  | { type: "plot"; figure: PlotlyFigure; place: number }
  | { type: "island"; island: string; words: string; place: number }
  | { type: "cut"; place: number };

export type Event =
  | Output
  | { type: "bytes"; done: number; all: number }
  | { type: "wheels"; names: string[]; wire: number }
  /** `kept`: from the memory of an earlier start. */
  | { type: "ready"; kept: boolean }
  | { type: "starts"; place: number }
  | { type: "ends"; place: number; well: boolean }
  | { type: "over"; id: number }
  /** What the check of an exercise says. */
  | { type: "verdict"; right: boolean; text: string; place: number }
  | { type: "set"; place: number; island: string; values: Record<string, unknown> }
  | { type: "failed"; why: "offline" | "ended" | "blocked" };

export interface PlotlyTrace {
  type?: string;
  name?: string;
  x?: unknown;
  y?: unknown;
}

export interface PlotlyFigure {
  data: PlotlyTrace[];
  layout: Record<string, unknown> & { xaxis?: PlotlyAxis; yaxis?: PlotlyAxis };
}

export interface PlotlyAxis {
  title?: { text?: string };
}

/** What the loader of islands lends: those of this page, and a way to wake one. */
export interface Page {
  islands: () => Island[];
  settle: (island: Island) => Promise<void>;
}

export interface Island extends HTMLElement {
  get: (name: string) => unknown;
  set: (name: string, value: unknown) => Promise<void>;
  values: () => Promise<object> | object;
}
