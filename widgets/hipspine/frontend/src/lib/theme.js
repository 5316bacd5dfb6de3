/** Whether the page (the book, JupyterLab, VS Code or the reader's system) is "light" or "dark" now. */
export function theme() {
  const root = document.documentElement;
  const named = root.dataset.theme ?? document.body.dataset.jpThemeLight ?? document.body.dataset.vscodeThemeKind;
  if (named === undefined || named === "") return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return /^(dark|false|vscode-dark|vscode-high-contrast)$/.test(named) ? "dark" : "light";
}
