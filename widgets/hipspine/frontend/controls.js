// What a reader sets and reads beside a drawing: sliders, choices and readouts as native controls.

export function node(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  // JupyterLab takes arrows, letters and Enter for its own commands unless the focused element itself forbids it.
  if (/^(input|button|select)$/.test(tag)) element.dataset.lmSuppressShortcuts = "true";
  element.append(...children);
  return element;
}

export function sliderRow(slider, spec, id, marks, ask) {
  const { parameter: name, label, step, decimals, unit, scale, ends } = slider;
  const { minimum, maximum } = spec.parameters.find((p) => p.name === name);
  const amount = (value) => `${marks.printed(value * scale, decimals)}${unit === "°" ? "°" : unit && ` ${unit}`}`;
  const shown = node("output", { for: id });
  const input = node("input", {
    type: "range",
    id,
    min: minimum,
    max: maximum,
    step,
    oninput: () => ask(name, Math.min(maximum, Math.max(minimum, Number(input.value)))),
  });
  const [low, high] = ends;
  const edges = low ? [node("span", { class: "hs-ends", "aria-hidden": "true" }, node("span", {}, low), node("span", {}, high))] : [];
  const element = node("div", { class: "hs-control" }, node("label", { for: id }, label), shown, input, ...edges);
  return {
    name,
    element,
    show(value) {
      input.value = value;
      input.style.setProperty("--hs-at", `${((value - minimum) / (maximum - minimum)) * 100}%`);
      shown.textContent = amount(value);
      input.setAttribute("aria-valuetext", amount(value));
    },
  };
}

export function choiceRow(parameter, id, ask) {
  return (parameter.as_list ? listed : buttons)(parameter, id, ask);
}

function listed({ name, label, options }, id, ask) {
  const list = node(
    "select",
    { id: `${id}-${name}`, onchange: () => ask(name, list.value) },
    ...options.map((option) => node("option", { value: option.id }, option.label)),
  );
  const element = node("div", { class: "hs-choice" }, node("label", { for: list.id }, node("b", {}, label)), list);
  return { name, element, show: (value) => (list.value = value) };
}

function buttons({ name, label, options }, id, ask) {
  const inputs = options.map((option) =>
    node("input", { type: "radio", name: `${id}-${name}`, value: option.id, onchange: () => ask(name, option.id) }),
  );
  const element = node(
    "fieldset",
    { class: "hs-choice" },
    node("legend", {}, label),
    ...options.map((option, i) => node("label", {}, inputs[i], node("span", {}, option.label))),
  );
  return {
    name,
    element,
    show(value) {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}

export function readoutRow({ label, value, unit, decimals, note, unusual }, marks) {
  const shown = node("b");
  const mark = node("span", { class: "hs-unusual" });
  const element = node(
    "div",
    {},
    node("dt", {}, label, ...(note ? [node("small", {}, note)] : [])),
    node("dd", {}, shown, mark),
  );
  return {
    element,
    show(e) {
      const none = !Number.isFinite(e[value]);
      shown.textContent = none ? "–" : `${marks.printed(e[value], decimals)}${unit === "°" ? "°" : unit && ` ${unit}`}`;
      mark.textContent = unusual !== null && e[unusual] > 0 ? "unusual" : "";
    },
  };
}

/** What teaches with the figure: the prediction before it, the tasks and the hidden answer after it. */
export function teaching({ prediction, tasks, answer }) {
  const before = prediction ? [node("p", { class: "hs-prediction" }, prediction)] : [];
  const after = tasks.length
    ? [node("div", { class: "hs-tasks" }, node("p", {}, node("b", {}, "Your task")), node("ol", {}, ...tasks.map((task) => node("li", {}, task))))]
    : [];
  if (answer.length) {
    const summary = node("summary", {}, "What you should have seen");
    after.push(node("details", { class: "hs-more hs-answer" }, summary, ...answer.map((part) => node("p", {}, part))));
  }
  return { before, after };
}

/** The button over the still picture of a drawing in three dimensions. */
export function opening(start) {
  const said = "Turn it in 3D (loads 0.6 MB)";
  const button = node("button", { type: "button", class: "hs-button hs-open" }, said);
  button.addEventListener("click", async () => {
    button.disabled = true;
    button.textContent = "Loading …";
    try {
      await start();
    } catch (error) {
      button.disabled = false;
      button.textContent = "It did not load. Try again";
    }
  });
  return button;
}
