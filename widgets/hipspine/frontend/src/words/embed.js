// What the page for a frame says.

export const embed = {
  notResumed: "What was kept of your earlier work does not fit here any more, so you start anew.",
};

export const embeds = {
  copy: "Copy",
  /** @type {(name: string) => string} */
  copyOf: (name) => `Copy: ${name}`,
  copied: "The code is copied.",
  cannotCopy: "Your browser does not allow copying here. The code is selected: copy it by the keyboard.",
};
