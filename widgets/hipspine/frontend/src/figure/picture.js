// A figure as a file: the drawing with its title and sources, on paper of its own.

/** @import { Spec } from "./types.d.ts" */

import { drawing } from "../lib/dom.js";
import { figure as words } from "../words/figure.js";

const SCALE = 3; // pixels of a PNG for one of the screen
const MARGIN = 16;
const TITLE = { size: 15, line: 20, weight: 600 };
const FOOT = { size: 11, line: 15, weight: 400 };

/**
 * Save what is drawn as a file of `format`, "svg" or "png".
 * @param {Spec} spec
 * @param {SVGElement} drawn
 * @param {{ width: number, height: number, paper: string, ink: string, family: string }} look
 * @param {string} format
 */
export async function save(spec, drawn, look, format) {
  const { picture, width, height } = pictureOf(spec, drawn, look);
  const text = new XMLSerializer().serializeToString(picture);
  const file = new Blob([text], { type: "image/svg+xml" });
  download(format === "svg" ? file : await rastered(text, width, height), `${spec.id}.${format}`);
}

/**
 * The picture as an SVG document.
 * @param {Spec} spec
 * @param {SVGElement} drawn
 * @param {{ width: number, height: number, paper: string, ink: string, family: string }} look
 */
export function pictureOf(spec, drawn, { width, height, paper, ink, family }) {
  const source = words.pictureSource(spec.sources.map(({ label }) => label).join("; "), spec.illustrative);
  const [title, foot] = [lines(spec.title, width, TITLE.size), lines(source, width, FOOT.size)];
  const above = title.length * TITLE.line + MARGIN;
  const whole = above + height + foot.length * FOOT.line + MARGIN;
  const copy = /** @type {SVGElement} */ (drawn.cloneNode(true));
  for (const [name, value] of Object.entries({ x: 0, y: above, width, height })) copy.setAttribute(name, String(value));
  for (const knob of copy.querySelectorAll(".hs-knob")) knob.remove();
  const picture = drawing(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height: whole,
      viewBox: `0 0 ${width} ${whole}`,
      "font-family": family,
    },
    drawing("rect", { width, height: whole, fill: paper }),
    written(title, TITLE, TITLE.line, ink),
    copy,
    written(foot, FOOT, above + height + FOOT.line, ink),
  );
  return { picture, width, height: whole };
}

/** @type {(text: string[], type: typeof TITLE, y: number, ink: string) => SVGTextElement} */
function written(text, { size, line, weight }, y, ink) {
  const parts = text.map((part, n) => drawing("tspan", { x: MARGIN / 2, y: y + n * line }, part));
  return drawing("text", { "font-size": size, "font-weight": weight, fill: ink }, ...parts);
}

/**
 * Break a text where it is wider than there is room; letters are about half as wide as high.
 * @param {string} text
 * @param {number} width
 * @param {number} size
 */
function lines(text, width, size) {
  const most = Math.max(20, Math.floor((width - MARGIN) / (size * 0.52)));
  return text.match(new RegExp(`.{1,${most}}(?=\\s|$)`, "g"))?.map((line) => line.trim()) ?? [];
}

/** @type {(text: string, width: number, height: number) => Promise<Blob>} */
async function rastered(text, width, height) {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * SCALE, height * SCALE];
  const paper = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  paper.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture could not be made"))), "image/png");
  });
}

/** @type {(file: Blob, name: string) => void} */
function download(file, name) {
  const href = URL.createObjectURL(file);
  const anchor = document.createElement("a");
  Object.assign(anchor, { href, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
