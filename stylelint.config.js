// Rules for the style sheets of the front end: `npm run check`.

export default {
  extends: "stylelint-config-standard",
  rules: {
    // Rules that belong together stand together, without empty lines.
    "at-rule-empty-line-before": null,
    "comment-empty-line-before": null,
    "declaration-empty-line-before": null,
    "rule-empty-line-before": null,
    // esbuild bundles what "…" names.
    "import-notation": "string",
    // Rules stand by what they are about (plot, panel, tasks), not by how specific they are.
    "no-descending-specificity": null,
    // Colour keywords and names of fonts as the standards write them.
    "value-keyword-case": ["lower", { ignoreKeywords: ["currentColor", /^[A-Z]/] }],
  },
};
