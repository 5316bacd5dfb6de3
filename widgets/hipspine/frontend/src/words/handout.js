// What a handout says.

export const handout = {
  /** @type {(address: string) => string} */
  code: (address) => `Code to scan: ${address}`,
};
