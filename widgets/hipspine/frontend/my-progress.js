// The page "My progress": what was answered, by chapter and objective, what is due again, and the reader's own copy.
// The model holds course (the outline of all quizzes) and the addresses _progress, _fsrs, _elements, _quiz and _review
// (all questions, with the parts of a quiz).

const MOST = 10; // questions in one review: some minutes

async function render({ model, el }) {
  const [{ progress }, { h, rich }] = await Promise.all([
    import(model.get("_progress")),
    import(model.get("_elements")),
  ]);
  const course = model.get("course");
  const kept = progress(model.get("_fsrs"));
  const trouble = h("p", { class: "hs-quiz-trouble", role: "status" });
  const news = h("p", { role: "status" });
  const review = h("div", { class: "hs-review" });
  const table = h("div", {});
  const dueLine = h("p", { class: "hs-quiz-title" });
  const begin = h("button", { type: "button", class: "hs-quiz-check", onclick: start }, "Review now");
  const file = h("input", { type: "file", accept: "application/json,.json", hidden: true, onchange: take });
  const remove = h("button", { type: "button", class: "hs-quiz-again", onclick: ask }, "Delete all");
  const really = h(
    "span",
    { hidden: true },
    "This cannot be undone. ",
    h("button", { type: "button", class: "hs-quiz-again", onclick: forget }, "Yes, delete everything"),
    " ",
    h("button", { type: "button", class: "hs-quiz-again", onclick: keep }, "No, keep it"),
  );
  const buttons = h(
    "div",
    { class: "hs-quiz-actions" },
    h("button", { type: "button", class: "hs-quiz-again", onclick: save }, "Save as a file"),
    h("button", { type: "button", class: "hs-quiz-again", onclick: () => file.click() }, "Load a file"),
    remove,
    really,
    file,
  );

  // Questions that the course no longer has cannot be asked, and a story whose end is known has nothing to ask.
  const again = new Set(course.flatMap(({ items, stories }) => Object.keys(items).filter((id) => !stories.includes(id))));
  const waiting = () => kept.due().filter((id) => again.has(id));

  function show() {
    const items = kept.items();
    trouble.textContent = kept.trouble();
    const due = waiting();
    const count = Object.keys(items).length;
    dueLine.textContent = count
      ? due.length
        ? `${due.length} question${due.length === 1 ? " is" : "s are"} due`
        : `Nothing is due now${next(items)}`
      : "You have not answered any question yet";
    begin.hidden = due.length === 0;
    table.replaceChildren(...course.map((quiz) => chapter(quiz, items, new Set(due))));
  }

  function next(items) {
    const own = Object.entries(items).filter(([id]) => again.has(id));
    const first = own.map(([, { card }]) => new Date(card.due)).sort((a, b) => a - b)[0];
    if (!first) return "";
    if (first.toDateString() === new Date().toDateString()) return "; the next comes later today";
    return `; the next comes on ${first.toLocaleDateString("en-GB", { day: "numeric", month: "long" })}`;
  }

  function chapter(quiz, items, due) {
    const rows = Object.entries(quiz.objectives).map(([objective, text]) => {
      const ids = Object.keys(quiz.items).filter((id) => quiz.items[id] === objective);
      const seen = ids.filter((id) => id in items);
      const right = seen.filter((id) => items[id].history.at(-1)?.score === 1).length;
      const waits = seen.filter((id) => due.has(id)).length;
      return h(
        "tr",
        {},
        h("th", { scope: "row" }, rich(text)),
        h("td", {}, `${seen.length} of ${ids.length}`),
        h("td", {}, seen.length ? String(right) : "–"),
        h("td", {}, ids.some((id) => again.has(id)) && seen.length ? String(waits) : "–"),
      );
    });
    const heads = ["Objective", "Answered", "Right", "Due"].map((word) => h("th", { scope: "col" }, word));
    const title = h("caption", {}, h("a", { href: quiz.page }, rich(quiz.title)));
    return h("table", { class: "hs-progress" }, title, h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...rows));
  }

  async function start() {
    begin.disabled = true;
    const ids = waiting().slice(0, MOST);
    const { questions, ...parts } = model.get("_review");
    const [{ default: quiz }, content] = await Promise.all([import(model.get("_quiz")), fetch(questions).then((a) => a.json())]);
    const items = content.items.filter(({ id }) => ids.includes(id));
    const state = {
      ...parts,
      name: "quiz:review",
      seed: Math.floor(Date.now() / 86_400_000), // other numbers on another day
      count: 0,
      responses: {},
      checked: [],
      confidence: {},
      _progress: model.get("_progress"),
      _fsrs: model.get("_fsrs"),
      content: { ...content, title: "Review", items },
    };
    const heard = new Map();
    const own = {
      get: (name) => state[name],
      set(name, value) {
        state[name] = value;
        (heard.get(`change:${name}`) ?? []).forEach((callback) => callback());
      },
      save_changes: () => setTimeout(show, 300),
      on: (event, callback) => heard.set(event, [...(heard.get(event) ?? []), callback]),
      off() {},
      send() {},
    };
    await quiz.render({ model: own, el: review });
    begin.disabled = false;
    review.querySelector("input, select, button")?.focus();
  }

  function save() {
    const address = URL.createObjectURL(new Blob([kept.text()], { type: "application/json" }));
    h("a", { href: address, download: "my-progress.json" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    news.textContent = "Saved as my-progress.json.";
  }
  async function take() {
    const [chosen] = file.files;
    if (!chosen) return;
    const problem = chosen.size > 2_000_000 ? "it is larger than 2 MB" : kept.load(await chosen.text());
    news.textContent = problem ? `${chosen.name} was not loaded: ${problem}. Nothing has changed.` : "Loaded.";
    file.value = "";
    show();
  }
  function ask() {
    [remove.hidden, really.hidden] = [true, false];
    really.querySelector("button:last-of-type").focus();
  }
  function keep() {
    [remove.hidden, really.hidden] = [false, true];
    remove.focus();
  }
  function forget() {
    kept.clear();
    keep();
    review.replaceChildren();
    news.textContent = "Deleted.";
    show();
  }

  show();
  el.replaceChildren(h("section", { class: "hs-quiz", "aria-label": "My progress" }, trouble, dueLine, h("div", { class: "hs-quiz-actions" }, begin), review, table, buttons, news));
}

export const values = () => ({});
export default { render };
