// The page around this one, as it is talked to by the SPLICE protocol (cssplice.org): its messages for score and state,
// and "lti.frameResize" for the height, which Canvas takes, too. Nobody else is told anything.

/** @typedef {ReturnType<typeof talk>} Parent */

const ANSWER = "SPLICE.getState.response";

/** The page's own address without what it is set to: by it the page around knows what reports. */
const activity = () => location.href.split(/[?#]/)[0];

/** What can be said to the page around this one. */
export function talk() {
  let count = 0;
  /**
   * @param {string} subject
   * @param {object} more
   */
  function send(subject, more) {
    const id = `${activity()}:${(count += 1)}`;
    // Whoever frames this page may read it: which page that is cannot be known before.
    globalThis.parent.postMessage({ subject, message_id: id, ...more }, "*");
    return id;
  }

  function tellHeight() {
    let last = 0;
    new ResizeObserver(() => {
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      if (height === last) return;
      last = height;
      send("lti.frameResize", { height });
    }).observe(document.body);
  }

  /**
   * Ask for the state that was kept. A page that keeps none may say nothing at all, so this may never be called.
   * @param {(state: unknown) => void} take
   */
  function askState(take) {
    const done = new AbortController();
    const id = send("SPLICE.getState", { activity_id: activity() });
    addEventListener(
      "message",
      ({ source, data }) => {
        if (source !== globalThis.parent || data?.subject !== ANSWER) return;
        if (data.message_id !== undefined && data.message_id !== id) return;
        if (data.error || !data.state) return; // nothing is kept, or it could not be found
        done.abort();
        take(data.state);
      },
      { signal: done.signal },
    );
  }

  /**
   * @param {number} score from 0 to 1
   * @param {object} state what is given back when somebody goes on
   */
  const report = (score, state) => send("SPLICE.reportScoreAndState", { activity_id: activity(), score, state });

  return { tellHeight, askState, report };
}
