// Keeps on the server what is typed into a form with a draft bar; without a connection, on this device until there is one again.
// Without this script the button "save draft" does the same.
(() => {
  "use strict";
  const bar = document.querySelector("[data-draft]");
  const form = bar?.closest("form");
  if (!form) return;
  const state = bar.querySelector("[data-draft-state]");
  const place = `draft ${bar.dataset.owner} ${bar.dataset.draft}`;
  const token = () => form.querySelector("input[name=__RequestVerificationToken]").value;
  let version = 0, kept = 0, timer = 0, sending = false, sent = false;

  const say = (words, good) => {
    state.textContent = words;
    state.classList.toggle("good", good);
    state.classList.toggle("warn", !good);
  };

  // text only: a file that is not sent yet stays in its input
  const onDevice = (fields) => {
    try {
      localStorage.setItem(place, JSON.stringify([...fields].filter(([, value]) => typeof value === "string")));
    } catch { /* no room, or not allowed: the words below still say that the server does not have it */ }
    say(bar.dataset.local, false);
  };

  const post = async (fields) => {
    fields.set("__RequestVerificationToken", token());
    fields.set("draft-key", bar.dataset.draft);
    fields.set("draft-title", bar.dataset.title);
    const answer = await fetch("/drafts?handler=Save", { method: "POST", body: fields, redirect: "error", credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  const hold = (files) => {
    for (const file of files) {
      const list = form.querySelector(`[data-held="${CSS.escape(file.input)}"]`);
      if (!list || list.querySelector(`input[value="${file.id}"]`)) continue;
      const item = document.createElement("li");
      const row = item.appendChild(document.createElement("div"));
      row.className = "form-check";
      const box = row.appendChild(document.createElement("input"));
      Object.assign(box, { type: "checkbox", name: file.token, value: file.id, checked: true, className: "form-check-input", id: `held-${file.id}` });
      const label = row.appendChild(document.createElement("label"));
      Object.assign(label, { className: "form-check-label", htmlFor: box.id, textContent: `${file.name} ` });
      const mark = label.appendChild(document.createElement("span"));
      Object.assign(mark, { className: "st good", textContent: list.dataset.kept });
      list.append(item);
    }
  };

  const keep = async () => {
    if (sending || sent || kept === version) return;
    const saving = version;
    const fields = new FormData(form);
    const inputs = [...form.querySelectorAll("input[type=file]")].filter((input) => input.files.length > 0);
    sending = true;
    if (inputs.length > 0) say(bar.dataset.sending, true);
    try {
      const answer = await post(fields);
      kept = saving;
      localStorage.removeItem(place);
      hold(answer.files);
      for (const input of inputs) input.value = "";
      if (answer.refused.length > 0) say(answer.refused.join(" "), false); else say(answer.message, true);
    } catch {
      onDevice(fields);
    } finally {
      sending = false;
      if (version !== kept) plan(version === saving ? 20000 : 2000);
    }
  };

  const plan = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(keep, milliseconds);
  };

  form.addEventListener("input", () => { version++; plan(2000); });
  form.addEventListener("change", () => { version++; plan(2000); });
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      onDevice(new FormData(form));
      return;
    }
    sent = true;
    clearTimeout(timer);
    try { localStorage.removeItem(place); } catch { /* as above */ }
  });
  window.addEventListener("pageshow", () => { sent = false; });
  window.addEventListener("online", () => plan(0));
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") keep(); });

  // what stayed on this device when the page was left: to the server, which then shows it
  const left = (() => { try { return localStorage.getItem(place); } catch { return null; } })();
  if (left) {
    const fields = new FormData();
    for (const [name, value] of JSON.parse(left)) fields.append(name, value);
    post(fields).then(() => { localStorage.removeItem(place); location.reload(); }, () => say(bar.dataset.local, false));
  }
})();
