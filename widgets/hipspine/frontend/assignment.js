// One question of an assignment, in the kernel only: its controls, with no key and no feedback.
// The model holds: name, question (teaching/asking.py), response (synced; null while there is none), note, and the parts
// _elements, _answering, _arranging, _ending, _body, _figure, _figures as text.

async function module(source) {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The question as the makers of controls expect it: letters stand for options, whose words are read out. */
function item(question, h) {
  const lettered = ["single", "several", "reason"].includes(question.kind);
  const options = question.options?.map((option) => ({
    ...option,
    text: lettered || question.kind === "body" ? option.text : `${option.id} · ${option.text}`,
  }));
  return { ...question, id: question.name, options, answer: { unit: question.unit ?? "" }, hints: [] };
}

async function render({ model, el }) {
  const names = ["elements", "answering", "arranging", "ending"];
  const tools = Object.assign({}, ...(await Promise.all(names.map((name) => module(model.get(`_${name}`))))));
  const { h } = tools;
  const question = item(model.get("question"), h);
  const said = h("p", { class: "hs-quiz-lead", role: "status" });
  const empty = (response) => response === undefined || response === null || response?.length === 0;
  let own = false;
  function answer(response) {
    own = true;
    model.set("response", empty(response) ? null : response);
    model.save_changes();
    own = false;
    tell();
  }
  const control = { ...tools.makers, ...tools.moreMakers }[question.kind](question, answer, {
    ...tools,
    body: model.get("_body"),
    name: `${model.get("name")}-${Math.random().toString(36).slice(2)}`,
    shuffled: (things) => [...things],
    submit() {},
    figure: (id, start, home, changed) => tools.mountFigure(model, id, start, home, changed, module),
  });
  const now = () => model.get("response") ?? undefined;
  const clear = h("button", { type: "button", class: "hs-quiz-again", onclick: cleared }, "Clear");
  // An order, or a figure, may be right as it stands; then one click says so.
  const keep = h("button", { type: "button", class: "hs-quiz-again", hidden: !control.settle, onclick: () => control.settle() }, "Keep as it stands");
  // The controls keep their keys from Jupyter (see elements.js), but saving must work wherever the focus is.
  function save(event) {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    const { key, code, keyCode, ctrlKey, metaKey } = event;
    const again = new KeyboardEvent("keydown", { key, code, keyCode, ctrlKey, metaKey, bubbles: true, cancelable: true });
    el.closest(".jp-Notebook")?.dispatchEvent(again);
  }
  function cleared() {
    control.clear?.();
    answer(undefined);
    control.show(undefined);
    control.inputs[0].focus();
  }
  function tell() {
    clear.hidden = empty(now());
    keep.hidden = !control.settle || !empty(now());
    said.textContent = model.get("note") || (empty(now()) ? "" : "Kept. Save the notebook before you hand it in.");
  }
  function follow() {
    if (!own) control.show(now());
    tell();
  }
  const letters = ["single", "several", "reason"].includes(question.kind);
  const legend = h("legend", { class: "hs-quiz-hidden" }, `Your answer to ${question.name}: `, tools.rich(question.stem));
  const rule = control.rule ? h("p", { class: "hs-quiz-rule" }, control.rule) : undefined;
  const fields = h("fieldset", {}, legend, rule, ...control.rows);
  const actions = h("div", { class: "hs-quiz-actions" }, keep, clear, said);
  const form = h("form", { class: "hs-quiz-item hs-answer", "data-kind": question.kind, novalidate: true, onsubmit: (event) => event.preventDefault(), onkeydown: save }, fields, actions);
  if (letters) letter(form, question, h);
  el.replaceChildren(h("section", { class: "hs-quiz", "aria-label": `Question ${question.name}` }, form));
  control.show(now());
  tell();
  model.on("change:response", follow);
  model.on("change:note", tell);
  return () => {
    model.off("change:response", follow);
    model.off("change:note", tell);
  };
}

/** Show the letter alone where the words stand in the text above; they stay for screen readers and on hovering. */
function letter(form, question, h) {
  for (const option of form.querySelectorAll(".hs-quiz-option")) option.classList.add("hs-answer-letter");
  for (const option of question.options) {
    for (const input of form.querySelectorAll(`input[value="${option.id}"]`)) {
      const words = input.nextElementSibling;
      input.closest("label").title = words.textContent;
      words.classList.add("hs-quiz-hidden");
      words.before(h("b", { "aria-hidden": "true" }, option.id));
    }
  }
}

export default { render };
