// A figure as data: what `Figure.definition` in figures/core.py gives, and what is made of it here.

import type { Program } from "../lib/program.js";
import type { Source } from "../lib/types.d.ts";

/** A place in the figure's vector of numbers. */
export type Index = number;

/** What a parameter is set to: a number, or the id of an option. */
export type Value = number | string;
export type Values = Record<string, Value>;

export interface NumberParameter {
  name: string;
  default: number;
  minimum: number;
  maximum: number;
  options?: undefined;
  as_list?: undefined;
  layer?: undefined;
}

export interface ChoiceParameter {
  name: string;
  label: string;
  default: string;
  options: { id: string; label: string }[];
  as_list: boolean;
  /** Whether its options are "off" and "on": a part of the drawing. */
  layer: boolean;
  minimum?: undefined;
  maximum?: undefined;
}

export type Parameter = NumberParameter | ChoiceParameter;

export interface Slider {
  parameter: string;
  label: string;
  step: number;
  decimals: number;
  unit: string;
  scale: number;
  ends: [string, string];
}

export interface Readout {
  label: string;
  value: Index;
  unit: string;
  decimals: number;
  note: string;
  unusual: Index | null;
}

export interface Sentence {
  text: string;
  values: Index[];
  decimals: number;
  when: Index | null;
}

export interface Play {
  parameter: string;
  stops: number[];
  seconds: number;
}

export interface Handle {
  parameter: string;
  at: Index[];
  gain: number;
  centre: Index[] | null;
  along: [number, number] | null;
}

export interface Preset {
  label: string;
  values: Values;
}

export interface Style {
  line: string | null;
  width: number;
  dash: string;
  fill: string | null;
  size: number;
  anchor: string;
}

/** A chart over one parameter (figures/chart.py). */
export interface Chart {
  parameter: string;
  titles: [string, string];
  ticks: [number[], number[]];
  unit: string;
  /** What is usual: low and high. */
  band: [Index, Index] | null;
  band_label: string;
  curves: { label: string; value: Index; style: string; decimals: number }[];
  ems: number;
}

/** A chart's parameter along x, and each curve's values there. */
export interface Swept {
  xs: number[];
  rows: number[][];
}

/** Where a scene stands on its chart, and how that is shown. */
export interface Charted {
  x: number;
  numbers: number[];
  theme: Theme;
  kind: Frame["kind"];
}

/** Left, right, bottom and top of the drawing, in its own units. */
export type Extent = [number, number, number, number];

// The primitives of figures/primitives.py.

interface Marked {
  style: string;
  when?: Index;
  /** Whether Plotly draws it once a reader asks for values. */
  charted?: boolean;
}

export interface Bone extends Marked {
  kind: "bone";
  shape: string;
  at: Index[];
}

export interface Solid extends Marked {
  kind: "solid";
  shape: string;
  at: Index[];
}

export interface Flesh extends Marked {
  kind: "flesh";
  shape: string;
  at: Index[];
}

export interface Sign extends Marked {
  kind: "sign";
  at: Index[];
  text: string;
  rest: boolean;
  facing?: [number, number, number];
}

export interface Direction extends Marked {
  kind: "direction";
  text: string;
  facing: [number, number, number];
}

export interface Region extends Marked {
  kind: "region";
  shape: string;
  at: Index[];
  value: Index;
  name: string;
  picks?: [string, string];
}

export interface Line extends Marked {
  kind: "line";
  points: [Index, Index][];
  smooth: boolean;
}

export interface Area extends Marked {
  kind: "area";
  points: [Index, Index][];
}

export interface Arc extends Marked {
  kind: "arc";
  at: Index[];
}

export interface Arrow extends Marked {
  kind: "arrow";
  at: Index[];
  width: number;
}

export interface Label extends Marked {
  kind: "label";
  at: Index[];
  text: string;
  values: Index[];
  decimals: number;
  side: "" | "left" | "right";
  note: string;
  rest: boolean;
  picks?: [string, string];
}

export interface Nerve extends Marked {
  kind: "nerve";
  shape: string;
  at: Index[];
  name: string;
  picks?: [string, string];
}

export interface Muscle extends Marked {
  kind: "muscle";
  shape: string;
  at: Index[];
  name: string;
  value: Index;
  picks?: [string, string];
}

export interface Dot extends Marked {
  kind: "dot";
  at: Index[];
}

export interface Icons extends Marked {
  kind: "icons";
  count: number;
  groups: [string, Index][];
  columns: number;
  spacing: number;
  at: Index[];
}

/** What is drawn in the plane. */
export type Flat = Bone | Region | Line | Area | Arc | Arrow | Label | Dot | Icons | Muscle | Nerve;

/** What is drawn in space. */
export type InSpace = Solid | Flesh | Sign | Direction;

export type Primitive = Flat | InSpace;

/** From where what is solid is seen, in degrees (figures/solid.py). */
export interface Viewed {
  turn: number;
  height: number;
}

export interface View extends Viewed {
  id: string;
  label: string;
}

/** Dots over which a guess is pulled. */
export interface PeopleRows {
  at: Point;
  columns: number;
  spacing: number;
  first: number;
}

/** What is pulled to guess a number (figures/guesses.py). */
export interface Grip {
  label: string;
  unit: string;
  told: string;
  found: number;
  start: number;
  ends: [number, number];
  style: string;
  people: PeopleRows | null;
  rail: [Point, Point] | null;
}

/** What one may expect: options and the place of what the figure shows, or grips. */
export interface Guess {
  options: string[];
  right: number;
  grips: Grip[];
  hidden: Values;
  shown: Values;
  origin: Point | null;
  /** While the number there is above 0, what was guessed is outlined. */
  when: Index;
}

/** An axis of a chart of study values (figures/study.py). */
export interface Axis {
  ends: [number, number];
  ticks: [number, string][];
  title: string;
  log: boolean;
}

/** A value of a study. */
export interface StudyValue {
  kind: "dot" | "bar" | "range";
  style: string;
  x: number;
  y: number;
  told: string[];
  interval: [number, number] | null;
  half: number;
  when: Index;
}

/** A chart of study values within a drawing. */
export interface Sheet {
  when: Index;
  /** Where it lies; null where people show the same in the drawing. */
  box: [number, number, number, number] | null;
  x: Axis;
  y: Axis;
  lines: { style: string; points: Point[]; when: Index }[];
  values: StudyValue[];
}

/** The declaration of a figure: `Figure.spec`. */
export interface Spec {
  id: string;
  title: string;
  caption: string;
  illustrative: string;
  prediction: string;
  guess: Guess | null;
  tasks: string[];
  answer: string[];
  extent: Extent;
  solid: boolean;
  /** How Plotly shows what is solid: scene and light, as they stand. */
  scene: object | null;
  light: object | null;
  /** The first of them is where one stands at the start. */
  views: View[];
  parameters: Parameter[];
  outputs: Record<string, Index>;
  sliders: Slider[];
  choices: string[];
  readouts: Readout[];
  sentences: Sentence[];
  /** Whether the sentences after the first stand beside the drawing. */
  card: boolean;
  play: Play | null;
  presets: Preset[];
  handles: Handle[];
  sources: { key: string; label: string }[];
  table: { name: string; label: string; unit: string }[];
  chart: Chart | null;
  sheets: Sheet[];
  primitives: Primitive[];
  /** How wide the names left and right of the drawing are, in ems. */
  gutters: Record<"phone" | "desk", [number, number]>;
  /** The greatest height of the drawing in pixels, where it is not the usual one. */
  most: Record<"phone" | "desk", number>;
  styles: Record<string, Style>;
  /** A colour on light and on dark paper. */
  palette: Record<string, [string, string]>;
}

/** A primitive as it travels: points are one row of steps, each from the place of the one before. */
export type Packed = Exclude<Primitive, Line | Area> | InRow<Line> | InRow<Area>;
type InRow<One> = Omit<One, "points"> & { points: number[] };

/** What the kernel or a file holds of a figure. */
export interface Definition {
  spec: Omit<Spec, "primitives"> & { primitives: Packed[] };
  program: Program;
}

/** A figure that can be computed. */
export interface Computed {
  spec: Spec;
  compute: (parameters: Record<string, number>) => number[];
  /** What computes a few of the numbers, told by their indices; the others have no meaning then. */
  computeFew: (few: Index[]) => Computed["compute"];
}

export type Point = [number, number];
export type Ring = Point[];

/** Outlines by name. */
export type Outlines = Record<string, Ring[]>;

/** A bone in three dimensions, packed as base64. */
export interface PackedShape {
  points: string;
  faces: string;
}

/** The packed bones of skeleton-3d.json. */
export interface Solids {
  shapes: Record<string, PackedShape>;
  step: number;
  muscles: Record<string, FleshData>;
}

/** A muscle in three dimensions: points are (place of the bone, x, y, z); `thick` is 0 unless it is one sheet. */
export interface FleshData {
  bones: string[];
  thick: number;
  strands: { points: [number, number, number, number][]; width: number }[];
}

export type Shapes = Outlines | Solids;

export type Theme = "light" | "dark";

/** Coordinates with gaps. */
export type Coordinates = (number | null)[];

/** Those across and those up. */
export type Path = [Coordinates, Coordinates];

/** A muscle or nerve: its bones, and strands whose points are (place of the bone, x, y). */
export interface Band {
  bones: string[];
  strands: { points: [number, number, number][]; width: number }[];
  /** How strands lie side by side: one outline holds them, or each has its own and a web fills what lies between. */
  form?: "sheet" | "fan";
}

/** Muscles and nerves by name. */
export type Bands = Record<string, Band>;

/** How a figure fits into a width (figures/painting.py). */
export interface Frame {
  kind: "phone" | "desk";
  width: number;
  height: number;
  scale: number;
  x: number;
  y: number;
  before: number;
  after: number;
  named: boolean;
}

// The elements of a picture (`Element` in figures/declaration.py).

export interface PathElement {
  tag: "path";
  style: string;
  closed: boolean;
  rings?: number[][];
  shape?: string;
  at?: [number, number, number];
  fill?: string;
  title?: string;
  picks?: [string, string];
  name?: string;
  /** Places of circles, x, y, x, y …, in place of rings, and how large they are. */
  dots?: number[];
  r?: number;
}

export interface CircleElement {
  tag: "circle";
  style: string;
  x: number;
  y: number;
  r: number;
}

export interface TextElement {
  tag: "text";
  style: string;
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
  size: number;
  lines: string[];
  notes: number;
  picks?: [string, string];
}

export type Element = PathElement | CircleElement | TextElement;

/** A colour, where the style has one. */
export type Colour = string | null;

/** Bones in three dimensions as Plotly takes them. */
export interface MeshTrace {
  type: "mesh3d";
  hoverinfo: "skip";
  x: number[];
  y: number[];
  z: number[];
  i: number[];
  j: number[];
  k: number[];
  color: Colour;
  flatshading: boolean;
}

/** A figure that stands alone: how it is called there, the one slider that it keeps, and how close one looks. */
export interface Alone {
  title: string;
  slider: string;
  drawing: Pick<Spec, "extent" | "gutters" | "most">;
}

/** What a model holds of a figure, beside one entry a parameter. */
export interface FigureTraits {
  name: string;
  _definition: Source<Definition>;
  _shapes: Source<Shapes>;
  /** Muscles and nerves; null where the figure shows none. */
  _bands: Source<Bands> | null;
  /** Null where there is no Plotly: what is painted stays. */
  _plotly: string | null;
  /** Whether the page holds its data itself. */
  _filed?: boolean;
  _bare?: boolean;
  _alone?: Alone;
  /** "light" or "dark": the notebook's, for the kernel. */
  _theme?: string;
  _references?: string;
  /** What its still form is called, in a notebook. */
  _still?: string;
  [parameter: string]: unknown;
}

export type FigureModel = import("../lib/types.d.ts").HostModel<FigureTraits>;

/** What shows a figure's numbers as a drawing: painter.js, or solid.js in three dimensions. */
export interface Stage {
  /** `fresh` says that more than numbers may have changed: the theme, the size. */
  show(numbers: number[], theme: Theme, fresh: boolean): void;
}
