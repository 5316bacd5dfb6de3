// Times as SCORM 1.2 writes them.

/** @type {(number: number, digits?: number) => string} */
const padded = (number, digits = 2) => String(number).padStart(digits, "0");

const LONGEST = 9999 * 3600 * 100; // hundredths: hours have four digits at most

/**
 * A span (CMITimespan, HHHH:MM:SS.SS).
 * @param {number} milliseconds
 */
export function timespan(milliseconds) {
  const hundredths = Math.min(LONGEST, Math.max(0, Math.round(milliseconds / 10)));
  const seconds = Math.floor(hundredths / 100);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${padded(hours, 4)}:${padded(minutes)}:${padded(seconds % 60)}.${padded(hundredths % 100)}`;
}

/**
 * A time of day where the reader is (CMITime, HH:MM:SS).
 * @param {Date} at
 */
export const clock = (at) => [at.getHours(), at.getMinutes(), at.getSeconds()].map((one) => padded(one)).join(":");
