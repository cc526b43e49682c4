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

  // a button that needs this script appears with it
  for (const button of document.querySelectorAll("[data-print][hidden]")) button.hidden = false;

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  // one more row of a form, without asking the server: the last one again, empty and with the next number
  document.addEventListener("click", (event) => {
    const rows = document.getElementById(event.target.closest("[data-add-row]")?.dataset.addRow ?? "");
    if (!rows?.lastElementChild) return;
    event.preventDefault();
    const number = rows.children.length;
    const row = rows.lastElementChild.cloneNode(true);
    for (const part of row.querySelectorAll("*")) {
      for (const name of ["id", "name", "for", "aria-describedby"]) {
        const value = part.getAttribute(name);
        if (value) part.setAttribute(name, value.replace(/(\[|_)(\d+)(\]|__)/, `$1${number}$3`));
      }
      if (part.matches("input[type=checkbox], input[type=radio]")) part.checked = false;
      else if (part.matches("select")) part.selectedIndex = part.options[0]?.value === "" ? 0 : part.selectedIndex;
      else if (part.matches("input:not([type=hidden]), textarea")) part.value = "";
    }
    for (const error of row.querySelectorAll(".err")) error.remove();
    for (const bad of row.querySelectorAll(".has-err")) bad.classList.remove("has-err");
    const shown = row.querySelector("[data-row-number]");
    if (shown) shown.textContent = String(number + 1);
    rows.append(row);
    row.querySelector("input, select, textarea")?.focus();
  });
})();
