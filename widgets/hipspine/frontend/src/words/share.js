// What a figure says when it stands in another page or before a class.

export const share = {
  /**
   * The name of a frame: no title, as that tells the answer to the question before the figure.
   * @type {(id: string) => string}
   */
  frame: (id) => `Figure: ${id.replaceAll("-", " ")}`,
  /** @type {(id: string) => string} */
  inClass: (id) => `In class: ${id.replaceAll("-", " ")}`,
  leave: "Leave (Esc)",
  scan: "Open it on your phone",
  /** @type {(address: string) => string} */
  code: (address) => `Code to scan: ${address}`,
  noAddress:
    "No code to scan: this copy of the course has no address that phones can open. It is read from a folder, or " +
    "served on this computer alone.",
};
