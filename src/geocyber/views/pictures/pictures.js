"use strict";
// What the page can do with scripts that it could not without: notes beside the pointer, sentences beside the
// picture, arrow keys from mark to mark, light and dark. Texts only ever move as elements that the page holds.
(() => {
  const byId = (id) => document.getElementById(id);
  const links = [...document.querySelectorAll("a.to")];
  let opener = null;

  // Notes beside the pointer -------------------------------------------------------------------------------

  function showTip(link, x, y) {
    const tip = byId("tip");
    tip.textContent = link.getAttribute("aria-label");
    tip.hidden = false;
    const { width, height } = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(4, Math.min(x + 14, innerWidth - width - 8))}px`;
    tip.style.top = `${y + 18 + height > innerHeight ? Math.max(4, y - height - 10) : y + 18}px`;
  }

  const hideTip = () => (byId("tip").hidden = true);

  document.addEventListener("pointermove", (event) => {
    const link = event.pointerType === "touch" ? null : event.target.closest?.("svg a.to");
    if (link) showTip(link, event.clientX, event.clientY);
    else hideTip();
  });
  document.addEventListener("scroll", hideTip, { passive: true });
  for (const link of links) link.querySelector("title")?.remove(); // the note takes its place

  // Sentences ----------------------------------------------------------------------------------------------

  function open(link) {
    close();
    const panel = byId("panel");
    const heading = document.createElement("h2");
    heading.textContent = link.getAttribute("aria-label");
    const closer = document.createElement("button");
    closer.type = "button";
    closer.className = "close";
    closer.setAttribute("aria-label", "Close");
    closer.textContent = "×";
    closer.addEventListener("click", () => close(true));
    panel.replaceChildren(closer, heading, ...cardsOf(link));
    panel.hidden = false;
    panel.scrollTop = 0;
    opener = link;
    link.classList.add("on");
    document.body.classList.add("with-panel");
    link.scrollIntoView({ block: "nearest", inline: "nearest" });
    hideTip();
  }

  function cardsOf(link) {
    return link.dataset.s.split(" ").map((index) => {
      const card = byId(`s${index}`).cloneNode(true);
      card.removeAttribute("id");
      return card;
    });
  }

  function close(back = false) {
    byId("panel").hidden = true;
    document.body.classList.remove("with-panel");
    opener?.classList.remove("on");
    if (back) opener?.focus({ preventScroll: true });
    opener = null;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.to");
    if (link) {
      event.preventDefault();
      open(link);
    } else if (event.target.closest?.(".drawing")) close();
  });

  // Keys ---------------------------------------------------------------------------------------------------

  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opener) return close(true);
    const link = document.activeElement?.closest?.("svg a.to");
    if (!link || !STEPS[event.key]) return;
    event.preventDefault();
    const among = [...link.closest("svg").querySelectorAll("a.to")];
    const next = among[among.indexOf(link) + STEPS[event.key]];
    next?.focus();
    if (next && opener) open(next);
  });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest?.("svg a.to");
    if (!link?.matches(":focus-visible")) return;
    const { left, bottom } = link.getBoundingClientRect();
    showTip(link, left, bottom - 12);
    for (const each of link.closest("svg").querySelectorAll("a.to")) each.setAttribute("tabindex", each === link ? 0 : -1);
  });
  for (const drawing of document.querySelectorAll("svg.drawing")) {
    drawing.querySelectorAll("a.to").forEach((link, i) => link.setAttribute("tabindex", i ? -1 : 0));
  }

  // Light and dark -----------------------------------------------------------------------------------------

  const theme = byId("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
  const label = () => (theme.textContent = isDark() ? "☀" : "☾");
  let before;
  theme.hidden = false;
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    label();
  });
  dark.addEventListener("change", label);
  addEventListener("beforeprint", () => {
    before = document.documentElement.dataset.theme;
    document.documentElement.dataset.theme = "light";
  });
  addEventListener("afterprint", () => {
    if (before) document.documentElement.dataset.theme = before;
    else delete document.documentElement.dataset.theme;
  });
  label();
})();
