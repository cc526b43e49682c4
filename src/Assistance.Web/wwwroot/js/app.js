// Small helps; every page works without them.
(() => {
  "use strict";
  // what went wrong, or what was done, is read first
  const attend = (root) => root.querySelector("[data-focus]")?.focus({ preventScroll: false });
  attend(document);
  document.addEventListener("htmx:afterSwap", (event) => attend(event.target));

  // a second click must not send a form twice
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  // a bordered choice is marked while it is chosen
  document.addEventListener("change", (event) => {
    if (event.target.type !== "radio") return;
    for (const radio of document.querySelectorAll(".choice input[type=radio]")) {
      radio.closest(".choice").classList.toggle("on", radio.checked);
    }
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
})();
