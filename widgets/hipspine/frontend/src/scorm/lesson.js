// What every package reports, whatever it holds: status, score, time, interactions, and what it takes to go on later.

/** @import { Session } from "./platform.js" */

import { clock, timespan } from "./times.js";

const DONE = ["completed", "passed", "failed"];
const WHOLE = 100; // the score of a platform

/**
 * What an answer is told with.
 * @typedef {object} Interaction
 * @property {string} id
 * @property {string} type
 * @property {string} response
 * @property {string} right
 * @property {string} result "correct", "wrong", "neutral", or the share of the mark
 * @property {number} [since] when it was first seen, as `Date.now()` tells
 */

/**
 * A lesson within a session: undefined in a review, of which a platform keeps nothing.
 * @param {Session} session
 */
export function lessonOf(session) {
  if (/^(review|browse)$/.test(session.get("cmi.core.lesson_mode"))) {
    session.finish();
    return undefined;
  }
  const began = Date.now();
  const mastery = Number.parseFloat(session.get("cmi.student_data.mastery_score"));
  // A platform need not keep answers at all; what it has kept of them is added to, never written over.
  const keeps = session.get("cmi.interactions._children") !== "";
  let next = Number.parseInt(session.get("cmi.interactions._count"), 10) || 0;
  let best = Number.parseFloat(session.get("cmi.core.score.raw"));
  let done = DONE.includes(session.get("cmi.core.lesson_status"));
  if (!done) session.set("cmi.core.lesson_status", "incomplete");
  session.set("cmi.core.exit", "suspend");

  const lesson = {
    kept: session.get("cmi.suspend_data"),
    /** @param {string} text */
    keep: (text) => session.set("cmi.suspend_data", text),
    /** @param {Interaction} one */
    tell({ id, type, response, right, result, since }) {
      if (!keeps) return;
      const place = `cmi.interactions.${next}`;
      next += 1;
      const values = {
        id,
        type,
        time: clock(new Date()),
        "correct_responses.0.pattern": right,
        student_response: response,
        result,
        weighting: 1,
        ...(since === undefined ? {} : { latency: timespan(Date.now() - since) }),
      };
      for (const [name, value] of Object.entries(values)) session.set(`${place}.${name}`, value);
    },
    /**
     * Of all rounds the best one counts: practising again never costs anything.
     * @param {number} share from 0 to 1
     */
    score(share) {
      const raw = Math.round(share * WHOLE * 100) / 100;
      if (raw <= best) return;
      best = raw;
      session.set("cmi.core.score.min", 0);
      session.set("cmi.core.score.max", WHOLE);
      session.set("cmi.core.score.raw", raw);
    },
    /** All is answered: passed or not where the platform has a mark for that, else completed. */
    complete() {
      if (done && !(best >= mastery)) return;
      done = true;
      const passed = best >= mastery ? "passed" : "failed";
      session.set("cmi.core.lesson_status", Number.isNaN(mastery) ? "completed" : passed);
    },
    commit() {
      if (!session.open()) return;
      session.set("cmi.core.session_time", timespan(Date.now() - began));
      session.commit();
    },
    end() {
      if (!session.open()) return;
      lesson.commit();
      session.finish();
    },
  };
  lesson.commit();
  return lesson;
}

/** @typedef {NonNullable<ReturnType<typeof lessonOf>>} Lesson */

/**
 * A mark as a platform reads it; parts of it have two decimals at most.
 * @param {{ score: number, correct: boolean }} mark
 */
export function resultOf({ score, correct }) {
  if (correct) return "correct";
  return score > 0 ? String(Math.round(score * 100) / 100) : "wrong";
}
