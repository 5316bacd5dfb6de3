// What a page of the book says around its text.

export const reading = {
  /** What a sheet tells of, by the kind of its link. */
  kinds: { claim: "How sure are we?", term: "Glossary", cite: "Source" },
  onward: { claim: "More in the evidence ledger", term: "Open the glossary", cite: "Open the references" },
  close: "Close",
  place: "Where you stopped",
  stopped: "You stopped at ",
  goOn: " · go on",
  forget: "Forget this place",
  headingsOnly: "Show headings only",
  everything: "Show everything",
  question: "A question about this",
};
