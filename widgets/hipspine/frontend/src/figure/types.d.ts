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
}

export interface ChoiceParameter {
  name: string;
  label: string;
  default: string;
  options: { id: string; label: string }[];
  as_list: boolean;
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

export interface Drag {
  parameter: string;
  centre: [number, number];
  gain: number;
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

/** Left, right, bottom and top of the drawing, in its own units. */
export type Extent = [number, number, number, number];

// The primitives of figures/primitives.py.

interface Marked {
  style: string;
  when?: Index;
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

export type Primitive = Bone | Solid | Region | Line | Area | Arc | Arrow | Label | Dot | Icons;

/** The declaration of a figure: `Figure.spec`. */
export interface Spec {
  id: string;
  title: string;
  caption: string;
  illustrative: string;
  prediction: string;
  tasks: string[];
  answer: string[];
  extent: Extent;
  solid: boolean;
  /** How Plotly shows what is solid: scene and light, as they stand. */
  scene: object | null;
  light: object | null;
  parameters: Parameter[];
  outputs: Record<string, Index>;
  sliders: Slider[];
  choices: string[];
  readouts: Readout[];
  sentences: Sentence[];
  play: Play | null;
  presets: Preset[];
  drag: Drag | null;
  sources: { key: string; label: string }[];
  table: { name: string; label: string; unit: string }[];
  primitives: Primitive[];
  styles: Record<string, Style>;
  /** A colour on light and on dark paper. */
  palette: Record<string, [string, string]>;
}

/** What the kernel or a file holds of a figure. */
export interface Definition {
  spec: Spec;
  program: Program;
}

/** A figure that can be computed. */
export interface Computed {
  spec: Spec;
  compute: (parameters: Record<string, number>) => number[];
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
}

export type Shapes = Outlines | Solids;

export type Theme = "light" | "dark";

/** Coordinates with gaps. */
export type Coordinates = (number | null)[];

/** Those across and those up. */
export type Path = [Coordinates, Coordinates];

interface FlatTrace {
  type: "scatter";
  hoverinfo: "skip" | "text";
  x: Coordinates;
  y: Coordinates;
  /** How it is found again in Plotly's drawing. */
  uid?: string;
}

export interface LineTrace extends FlatTrace {
  mode: "lines";
  line: { color?: Colour; width: number; dash?: string; simplify?: boolean };
  fill?: "toself";
  fillcolor?: Colour;
  hoveron?: "fills";
  text?: string;
}

export interface DotTrace extends FlatTrace {
  mode: "markers";
  marker: {
    color: Colour | Colour[];
    size: number | number[];
    opacity?: number;
    line?: { color?: Colour; width: number };
  };
}

export interface TextTrace extends FlatTrace {
  mode: "text";
  text: string[];
  textposition: string;
  textfont: { color: Colour; size: number; weight: number };
}

/** A flat trace as Plotly takes it. */
export type ScatterTrace = LineTrace | DotTrace | TextTrace;

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

export type Trace = ScatterTrace | MeshTrace;

/** What a model holds of a figure, beside one entry a parameter. */
export interface FigureTraits {
  name: string;
  _definition: Source<Definition>;
  _shapes: Source<Shapes>;
  _plotly: string;
  _bare?: boolean;
  _references?: string;
  [parameter: string]: unknown;
}

export type FigureModel = import("../lib/types.d.ts").HostModel<FigureTraits>;

/** The layout of a drawing, which is kept and follows its size; Plotly's own keys beside. */
export interface Layout {
  width?: number;
  height?: number;
  font: { family: string };
  [key: string]: unknown;
}

/** The layout of what Plotly has drawn. */
export type Drawn = Layout & { width: number; height: number };

/** Ways to show traces, flat (moving.js) or in three dimensions (solid.js). */
export interface Stage {
  draw(traces: Trace[]): void;
  move(traces: Trace[]): void;
  /** Bring what answers the pointer up to date. */
  settle(): void;
  /** Which trace's filled shape lies under a point of the screen; -1 for none. */
  at(clientX: number, clientY: number): number;
  layout?: Layout;
}
