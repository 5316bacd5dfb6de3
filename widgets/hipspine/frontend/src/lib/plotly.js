// Where Plotly comes from: one copy of each bundle a page, whoever asks first.

import { isAddress } from "./source.js";

function script(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = () => resolve(globalThis.Plotly);
    element.onerror = () => reject(new Error(`could not load ${address}`));
    document.head.append(element);
  });
}

/** Load the bundle at the model's address, or the copy that the kernel's plotly package ships. */
export function plotly(model) {
  const source = model.get("_plotly");
  const place = Symbol.for(`hipspine.plotly ${source}`);
  globalThis[place] ??= isAddress(source)
    ? script(source)
    : new Promise((resolve, reject) => {
        const receive = (content, buffers) => {
          if (content?.have !== "plotly") return;
          model.off("msg:custom", receive);
          const address = URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" }));
          script(address).then(resolve, reject);
        };
        model.on("msg:custom", receive);
        model.send({ want: "plotly" });
      });
  // A failure must not stand for the rest of the page's life: the next figure asks again.
  globalThis[place].catch(() => delete globalThis[place]);
  return globalThis[place];
}
