// Chance that is the same everywhere: the twin of quiz/draws.py. SHA-256 of what is drawn for starts a mulberry32 stream.
// crypto.subtle works on https and later (a promise) only; a live kernel has no npm package.

/** The stream of the given names: a function that gives the next whole number from 0 to below n. */
export function stream(...names) {
  let state = sha256(new TextEncoder().encode(names.join("/")))[0];
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t ^ (t + Math.imul(t ^ (t >>> 7), t | 61))) >>> 0;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) * n) / 4294967296);
  };
}

/** The things in a drawn order (Fisher and Yates, from the end). */
export function shuffled(things, below) {
  const result = [...things];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const chosen = below(last + 1);
    [result[last], result[chosen]] = [result[chosen], result[last]];
  }
  return result;
}

/** `count` questions (0: all), as many of each objective as can be, in the order of the bank; cases are never drawn. */
export function picked(items, quiz, seed, count) {
  if (!count) return items;
  const plain = items.filter((item) => item.kind !== "case");
  if (count >= plain.length) return plain;
  const below = stream(quiz, seed);
  const objectives = shuffled(new Set(plain.map((item) => item.objective)), below);
  const left = objectives.map((one) => shuffled(plain.filter((item) => item.objective === one), below));
  const chosen = new Set();
  for (let turn = 0; chosen.size < count; turn += 1) {
    const next = left[turn % left.length].shift();
    if (next) chosen.add(next.id);
  }
  return plain.filter((item) => chosen.has(item.id));
}

/** An item as it is asked: a parametric one becomes a question with a number, as `drawn` in quiz/kinds/parametric.py. */
export function drawn(item, seed, compute) {
  if (item.kind !== "parametric") return item;
  const below = stream(item.id, item.version, seed);
  const numbers = Object.fromEntries(Object.entries(item.numbers).map(([name, list]) => [name, list[below(list.length)]]));
  const [value, ...wrong] = compute[item.id](numbers);
  const shown = Object.entries(numbers).map(([name, number]) => [name, String(Number(number.toPrecision(10)))]);
  const said = Object.fromEntries([...shown, ["answer", value.toFixed(item.decimals)]].map(([k, v]) => [k, v.replace("-", "−")]));
  const fill = (text) => text.replace(/\{(\w+)\}/g, (hole, name) => said[name] ?? hole);
  const mistakes = item.mistakes.map((slip, i) => ({ ...slip, value: wrong[i], feedback: fill(slip.feedback) }));
  return {
    ...item,
    kind: "number",
    stem: item.stem.replace(/\{(\w+)\}/g, (hole, name) => (name === "answer" ? hole : (said[name] ?? hole))),
    hints: item.hints,
    explanation: fill(item.explanation),
    answer: { ...item.answer, value, feedback: fill(item.answer.feedback) },
    mistakes: mistakes.filter((slip) => !same(slip.value, { value, tolerance: item.answer.tolerance })),
    otherwise: fill(item.otherwise),
  };
}

const nine = (number) => Number(number.toPrecision(9));

/** Whether a number lies within the tolerance of a value, all rounded to 9 significant digits. */
export const same = (number, { value, tolerance }) => nine(Math.abs(nine(number) - nine(value))) <= nine(tolerance);

// The standard's constants: fractional parts of square and cube roots of primes.
const PRIMES = [];
for (let n = 2; PRIMES.length < 64; n += 1) if (PRIMES.every((p) => n % p)) PRIMES.push(n);
const fraction = (root) => Math.floor((root - Math.floor(root)) * 4294967296);
const K = PRIMES.map((p) => fraction(Math.cbrt(p)));
const START = PRIMES.slice(0, 8).map((p) => fraction(Math.sqrt(p)));

/** SHA-256 (FIPS 180-4) of bytes, as eight unsigned words. */
export function sha256(bytes) {
  const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  const turn = (x, n) => (x >>> n) | (x << (32 - n));
  let hash = START;
  for (let block = 0; block < padded.length; block += 64) {
    const w = Array.from({ length: 16 }, (_, i) => view.getUint32(block + 4 * i));
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i += 1) {
      if (i > 15) {
        const [early, late] = [w[i - 15], w[i - 2]];
        const s0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
        const s1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
        w[i] = (w[i - 16] + s0 + w[i - 7] + s1) >>> 0;
      }
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) >>> 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) >>> 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0];
    }
    hash = [a, b, c, d, e, f, g, h].map((word, i) => (word + hash[i]) >>> 0);
  }
  return hash;
}
