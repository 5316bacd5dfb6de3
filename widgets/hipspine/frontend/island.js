// The static host: mounts the course's widgets in a published page, where no kernel runs.
// Each island is <div class="hs-island" data-island="figure:pelvic-tilt" data-state="waiting" data-module="…">
// with its public state in a <script type="application/json">. Addresses in the state are relative to this file.

/** What a widget module needs of a Jupyter widget model: values by name, and word when one changes. */
function modelOf(state) {
  const heard = new Map();
  const tell = (event, ...told) => [...(heard.get(event) ?? [])].forEach((callback) => callback(...told));
  return {
    get: (name) => state[name],
    set(name, value) {
      if (state[name] === value) return;
      state[name] = value;
      tell(`change:${name}`);
      tell("change");
    },
    save_changes() {},
    on(event, callback) {
      heard.set(event, (heard.get(event) ?? new Set()).add(callback));
    },
    off: (event, callback) => (callback ? heard.get(event)?.delete(callback) : heard.delete(event)),
    send() {},
  };
}

const mounting = new WeakMap();

function resolved(addresses) {
  const one = (address) => (typeof address === "string" ? new URL(address, import.meta.url).href : resolved(address));
  return Object.fromEntries(Object.entries(addresses).map(([name, address]) => [name, one(address)]));
}

async function mount(element) {
  const state = JSON.parse(element.querySelector('script[type="application/json"]').textContent);
  const addresses = JSON.parse(element.dataset.addresses ?? "{}");
  Object.assign(state, resolved(addresses));
  const model = modelOf(state);
  const widget = await import(new URL(element.dataset.module, import.meta.url).href);
  element.get = (name) => model.get(name);
  element.set = async (name, value) => model.set(name, widget.check ? await widget.check(model, name, value) : value);
  element.values = () => widget.values(model);
  await widget.default.render({ model, el: element });
}

async function settle(element) {
  if (!mounting.has(element)) mounting.set(element, settled(element));
  return mounting.get(element);
}

async function settled(element) {
  try {
    await mount(element);
    element.dataset.state = "ready";
  } catch (error) {
    // The fallback (picture and words) is still in place, or the widget's own last drawing; say so and let tests see it.
    element.dataset.state = "failed";
    console.error(`${element.dataset.island}: ${error.message}`);
  }
}

// A link such as #pelvic-tilt?anterior_tilt=12 leads to a figure with these values; what does not fit is left out.
async function follow() {
  const [name, search] = location.hash.slice(1).split("?");
  const element = [...document.querySelectorAll(".hs-island")].find((one) => one.dataset.island === `figure:${name}`);
  if (!element) return;
  element.scrollIntoView();
  near.unobserve(element);
  if (element.dataset.state === "waiting") await settle(element);
  if (element.dataset.state !== "ready") return;
  for (const [key, text] of new URLSearchParams(search)) {
    const number = Number(text);
    await element.set(key, text.trim() === "" || Number.isNaN(number) ? text : number).catch(() => {});
  }
  element.scrollIntoView();
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      settle(target);
    }
  },
  { rootMargin: "400px" },
);
for (const element of document.querySelectorAll(".hs-island")) near.observe(element);
addEventListener("hashchange", follow);
follow();
// Paper has no scrolling: what is about to be printed must be there.
addEventListener("beforeprint", () => {
  for (const element of document.querySelectorAll('.hs-island[data-state="waiting"]')) near.unobserve(element), settle(element);
});
// A quiz can be answered the moment a reader comes to it: it is there as soon as the page itself is.
function ready() {
  for (const element of document.querySelectorAll('.hs-island[data-island^="quiz:"]')) near.unobserve(element), settle(element);
}
if (!navigator.connection?.saveData) document.readyState === "complete" ? ready() : addEventListener("load", ready);
