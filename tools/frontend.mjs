// Bundles the front end: `npm run build`, or `make frontend`. What it writes is committed, since a notebook server, Colab
// and Binder have no Node. Another folder can be given: a test compares what is written there with what is committed.

import { rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = join(root, "widgets/hipspine/frontend");
const out = resolve(process.argv[2] ?? join(home, "dist"));
/** @param {string} file */
const src = (file) => join(home, "src", file);

/** @type {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: root, // names and hashes must not depend on where the repository lies
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "inline",
  logLevel: "warning",
};

rmSync(out, { recursive: true, force: true });
// For the kernel: each widget's module and style in one file, since they travel in the widget's state.
await build({
  ...common,
  entryPoints: {
    appointment: src("appointment/appointment.js"),
    assignment: src("assignment/assignment.js"),
    exercise: src("exercise/live.js"),
    figure: src("figure/figure.js"),
    quiz: src("quiz/quiz.js"),
  },
  outdir: out,
});
await build({
  ...common,
  entryPoints: {
    appointment: src("appointment/appointment.css"),
    assignment: src("assignment/widget.css"),
    exercise: src("exercise/exercise.css"),
    figure: src("figure/figure.css"),
    quiz: src("quiz/widget.css"),
  },
  outdir: out,
});
// For the page: a loader, what it loads when a reader comes near, and the search of the ledger.
await build({
  ...common,
  entryPoints: {
    embed: src("embed/embed.js"),
    embeds: src("embed/embeds.js"),
    island: src("island/island.js"),
    ledger: src("ledger/ledger.js"),
    appointment: src("appointment/appointment.css"),
    "embed-page": src("embed/embed.css"),
    figure: src("figure/figure.css"),
    handout: src("handout/handout.css"),
    python: src("python/python.css"),
    quiz: src("quiz/quiz.css"),
  },
  splitting: true,
  loader: { ".sheet.css": "file" }, // the address of a sheet that its script loads
  assetNames: "[name]-[hash]",
  entryNames: "[name]",
  chunkNames: "[name]-[hash]",
  outdir: join(out, "page"),
});
// The same for where a browser refuses modules (a folder, a sandboxed frame, a server with odd media types): all in one.
await build({
  ...common,
  format: "iife",
  entryPoints: {
    "embed-classic": src("embed/embed.js"),
    "embeds-classic": src("embed/embeds.js"),
    "island-classic": src("island/island.js"),
    "ledger-classic": src("ledger/ledger.js"),
  },
  banner: { js: "globalThis.hipspineAddress=document.currentScript.src;" },
  define: { "import.meta.url": "globalThis.hipspineAddress" },
  outdir: join(out, "page"),
});
// The Worker in which a page's Python runs: it loads by itself.
await build({ ...common, entryPoints: { "python-worker": src("python/worker.js") }, outdir: join(out, "page") });
// For every page of the book, for its handouts and for JupyterLite: classic scripts with nothing to load, since they also
// serve a page opened from a folder.
await build({
  ...common,
  format: "iife",
  entryPoints: {
    "embed-begin": src("embed/begin.js"),
    handout: src("handout/handout.js"),
    notebooks: src("notebooks/notebooks.js"),
    reading: src("reading/reading.js"),
  },
  outdir: join(out, "page"),
});
// For a page that holds all its data itself (a package for a learning platform, a file that is opened from a folder): one
// classic script with everything in it, and one style sheet.
await build({
  ...common,
  format: "iife",
  entryPoints: { file: src("file/file.js"), scorm: src("scorm/scorm.js"), slides: src("file/slides.js") },
  outdir: join(out, "file"),
});
await build({
  ...common,
  entryPoints: { file: src("file/file.css"), slides: src("file/slides.css") },
  outdir: join(out, "file"),
});
