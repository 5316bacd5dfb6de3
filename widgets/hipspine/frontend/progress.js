// What a reader answered, when and how surely, and when it is due again: kept in this browser and nowhere else.
// The schedule is FSRS, by the package ts-fsrs (its address is given, and it is loaded with the first answer).

const KEY = "hipspine.progress";
const VERSION = 1;
const LONGEST_HISTORY = 30;
const NEW = () => ({ format: "hipspine-progress", version: VERSION, items: {} });

/** What is wrong with a stored or imported progress, in words; undefined for a sound one. */
export function problemOf(data) {
  const record = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  if (!record(data) || data.format !== "hipspine-progress") return "it is not a progress file of this course";
  if (data.version !== VERSION) return `it has version ${JSON.stringify(data.version)}, and this course reads version ${VERSION}`;
  if (!record(data.items)) return "its list of questions is missing";
  for (const [id, item] of Object.entries(data.items)) {
    const sound =
      /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) &&
      record(item) &&
      record(item.card) &&
      Number.isFinite(Date.parse(item.card.due)) &&
      Array.isArray(item.history) &&
      item.history.every(
        (one) =>
          record(one) && Number.isFinite(Date.parse(one.at)) && one.score >= 0 && one.score <= 1 && [null, 50, 75, 95].includes(one.sure),
      );
    if (!sound) return `the entry of “${id.slice(0, 60)}” cannot be read`;
  }
  return undefined;
}

/**
 * The progress in a browser's store. `schedule` is the address of ts-fsrs. Every method works without a store too;
 * `trouble()` then says what the reader should know.
 */
export function progress(schedule, store = () => globalThis.localStorage) {
  let trouble = "";

  function read() {
    let text;
    try {
      text = store().getItem(KEY);
    } catch {
      trouble = "This browser does not let pages keep anything, so your progress is not kept. The quiz works all the same.";
      return NEW();
    }
    if (text === null) return NEW();
    try {
      const data = JSON.parse(text);
      const problem = problemOf(data);
      if (!problem) return data;
      trouble = `What was kept of your progress cannot be used: ${problem}. Nothing new is kept until you delete it on “My progress”. The quiz works all the same.`;
    } catch {
      trouble = "What was kept of your progress is damaged. Nothing new is kept until you delete it on “My progress”. The quiz works all the same.";
    }
    return undefined;
  }

  function write(data) {
    try {
      store().setItem(KEY, JSON.stringify(data));
      trouble = "";
      return true;
    } catch (error) {
      const full = error?.name === "QuotaExceededError";
      trouble = full
        ? "There is no room left in this browser to keep your progress. The quiz works all the same."
        : "This browser does not let pages keep anything, so your progress is not kept. The quiz works all the same.";
      return false;
    }
  }

  /** Note a checked answer: how good it was (0 to 1) and how sure the reader felt (50, 75, 95 or undefined). */
  async function note(item, { score, correct }, sure, now = new Date()) {
    const { fsrs, createEmptyCard, Rating } = await import(schedule);
    const data = read(); // another tab may have written meanwhile
    if (!data) return;
    const known = data.items[item.id];
    const card = known && known.version === item.version ? known.card : createEmptyCard(now);
    const easy = correct && sure === 95;
    const rating = easy ? Rating.Easy : correct ? Rating.Good : score > 0 ? Rating.Hard : Rating.Again;
    const next = fsrs({ enable_fuzz: false }).next(card, now, rating).card;
    const history = [...(known?.history ?? []), { at: now.toISOString(), score, sure: sure ?? null }];
    data.items[item.id] = { version: item.version, objective: item.objective, card: next, history: history.slice(-LONGEST_HISTORY) };
    write(data);
  }

  /** Replace everything by an exported text. Returns what is wrong with it, undefined when all went well. */
  function load(text) {
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      return "it is no JSON";
    }
    return problemOf(data) ?? (write(data) ? undefined : trouble);
  }

  function clear() {
    try {
      store().removeItem(KEY);
      trouble = "";
    } catch {
      // There is nothing to delete where nothing can be kept.
    }
  }

  /** The ids of questions to look at again, the longest overdue first. */
  function due(now = new Date()) {
    const items = Object.entries(read()?.items ?? {});
    const ready = items.filter(([, { card }]) => new Date(card.due) <= now);
    return ready.sort(([, a], [, b]) => new Date(a.card.due) - new Date(b.card.due)).map(([id]) => id);
  }

  return {
    note,
    load,
    clear,
    due,
    items: () => read()?.items ?? {},
    text: () => JSON.stringify(read() ?? NEW(), null, 1),
    trouble() {
      read();
      return trouble;
    },
    KEY,
  };
}
