// Light and dark: as the reader's system has it, or as chosen; always light on paper.

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId("theme").textContent = theme === "dark" ? "☀" : "☾";
  byId("theme").title = theme === "dark" ? "Light" : "Dark";
}

const themeNow = () => state.theme || (systemIsDark.matches ? "dark" : "light");

/** Follows the system and the button; `repaint` draws what has colours of its own. */
function openTheme(repaint) {
  systemIsDark.addEventListener("change", () => refresh());
  byId("theme").addEventListener("click", () => change({ theme: themeNow() === "dark" ? "light" : "dark" }));
  addEventListener("beforeprint", () => {
    setTheme("light");
    repaint();
  });
  addEventListener("afterprint", () => refresh());
}
