// Numbers as readers see them: the twin of `printed` and `filled` in figures/draw.py.

/**
 * @param {number} value
 * @param {number} decimals
 */
export function printed(value, decimals) {
  if (!Number.isFinite(value)) return "–";
  const [whole, part] = Math.abs(value).toFixed(decimals).split(".");
  const size = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part === undefined ? "" : `.${part}`);
  return (value < 0 && /[1-9]/.test(size) ? "−" : "") + size;
}

/**
 * A text with numbers in its places {0}, {1}, …
 * @param {string} text
 * @param {number[]} values
 * @param {number} decimals
 */
export function filled(text, values, decimals) {
  return values.reduce((words, value, i) => words.replaceAll(`{${i}}`, printed(value, decimals)), text);
}

/**
 * A number's text with its unit: degrees stand close to it.
 * @param {string} text
 * @param {string} unit
 */
export const withUnit = (text, unit) => `${text}${unit === "°" ? "°" : unit && ` ${unit}`}`;
