"use strict";
// Sentences (.s) and relations (tr) carry the place of the sentence, "start-end", in data-s.
(() => {
  const marked = [...document.querySelectorAll("[data-s]")];
  const places = (element) => element.dataset.s.split(" ");
  let kept = null;

  function mark(wanted) {
    for (const element of marked) {
      element.classList.toggle("on", wanted !== null && places(element).some((place) => wanted.includes(place)));
    }
  }

  function show(element) {
    const wanted = places(element);
    const other = element.matches("tr") ? ".s" : "tr";
    marked.find((one) => one.matches(other) && places(one).some((place) => wanted.includes(place)))
      ?.scrollIntoView({ block: "center" });
  }

  for (const element of marked) {
    element.addEventListener("mouseenter", () => mark(places(element)));
    element.addEventListener("mouseleave", () => mark(kept));
    element.addEventListener("focus", () => { mark(places(element)); });
    element.addEventListener("click", () => {
      kept = places(element);
      mark(kept);
      show(element);
    });
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        element.click();
      }
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      kept = null;
      mark(null);
    }
  });
})();
