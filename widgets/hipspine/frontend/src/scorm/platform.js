// The learning platform's side of SCORM 1.2 as its Run-Time Environment says: an object "API" in a window around this
// one or in the one that opened it, and how it is talked to.

const FARTHEST = 500; // windows: so many a search goes up at most
const YES = /^true$/i;

/**
 * What a platform offers; some answer with booleans.
 * @typedef {Record<"LMSInitialize" | "LMSGetValue" | "LMSCommit" | "LMSFinish", (of: string) => string | boolean>
 *   & { LMSSetValue(name: string, value: string): string | boolean }} Api
 */

/** @typedef {ReturnType<typeof sessionOf>} Session */

/**
 * What `look` finds, and nothing where a window of another site does not let itself be looked at.
 * @template T
 * @param {() => T} look
 */
function looked(look) {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/**
 * The platform's object in this window or one around it.
 * @param {Window | null | undefined} from
 * @returns {Api | undefined}
 */
function around(from) {
  let at = from;
  for (let n = 0; at && n < FARTHEST; n += 1) {
    const here = at;
    const api = looked(() => /** @type {{ API?: Api }} */ (/** @type {unknown} */ (here)).API);
    if (api) return api;
    const next = looked(() => here.parent);
    at = next === here ? null : next;
  }
  return undefined;
}

/**
 * The platform's object: in a window around this one, then around the one that opened it or its outermost one.
 * @param {Window} window
 */
export function findApi(window) {
  return around(window) ?? around(looked(() => window.opener)) ?? around(looked(() => window.top?.opener));
}

/**
 * A session with the platform: undefined where there is none, or where it does not begin one.
 * @param {Window} window
 * @param {() => void} refused told once when the platform does not take something
 */
export function session(window, refused) {
  const api = findApi(window);
  if (!api || !YES.test(String(looked(() => api.LMSInitialize(""))))) return undefined;
  return sessionOf(api, refused);
}

/**
 * @param {Api} api
 * @param {() => void} refused
 */
function sessionOf(api, refused) {
  let open = true;
  let told = false;
  /** @param {() => string | boolean} ask */
  function taken(ask) {
    const done = open && YES.test(String(looked(ask)));
    if (open && !done && !told) {
      told = true;
      refused();
    }
    return done;
  }
  return {
    /** @param {string} name */
    get: (name) => String(looked(() => api.LMSGetValue(name)) ?? ""),
    /** @type {(name: string, value: string | number) => boolean} */
    set: (name, value) => taken(() => api.LMSSetValue(name, String(value))),
    commit: () => taken(() => api.LMSCommit("")),
    finish() {
      taken(() => api.LMSFinish(""));
      open = false;
    },
    open: () => open,
  };
}
