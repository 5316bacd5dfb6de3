// What a page for a frame needs before it is first painted: the colour scheme that its address asks for (?theme=dark),
// or the reader's. The page around it knows best what it looks like: what was chosen in the course counts for nothing.
// It is a classic script, since it also looks whether the page's module may run in this frame.

import { otherwiseClassic } from "../lib/modules.js";

{
  const page = document.documentElement.dataset;
  const asked = new URLSearchParams(location.search).get("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    page.theme = asked === "light" || asked === "dark" ? asked : dark.matches ? "dark" : "light";
  };
  show();
  dark.addEventListener("change", show);
}

otherwiseClassic();
