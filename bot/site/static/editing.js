"use strict";
// Editors who open a page from Telegram: signed in by what Telegram signed, once.
(() => {
  const { root, place, said, inTelegram, read, keep } = window.reader;
  if (!place || !inTelegram) return;
  const language = document.documentElement.lang;
  const json = (body, token) => ({
    method: "POST", body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", ...(token ? { Authorization: `Bearer ${token}` } : {}) },
  });
  const entered = (async () => {
    if (!said) return read("editor");
    const answer = await fetch(`${root}/session`, json({ init_data: said }));
    if (answer.status !== 200) return read("editor");
    const { token } = await answer.json();
    keep("editor", token);
    return token;
  })();
  let fact = "";
  let wanted = null;

  const show = async (number) => {
    const token = await entered;
    const box = place.querySelector(".editing");
    if (!token || !box) return;
    fact = number;
    const answer = await fetch(`${root}/edit/${fact}?lang=${language}`, { headers: { Authorization: `Bearer ${token}` } });
    if (!answer.ok) return;
    box.innerHTML = await answer.text();
    box.hidden = false;
  };
  const send = async (url, body) => {
    const box = place.querySelector(".said");
    for (const button of place.querySelectorAll(".editing button")) button.disabled = true;
    try {
      const answer = await fetch(`${url}?lang=${language}`, json(body, await entered));
      const words = await answer.text();
      box.innerHTML = answer.ok || answer.status === 503 ? words : "";
      if (!answer.ok && answer.status !== 503) box.textContent = place.dataset.signedOut || "";
    } catch { box.textContent = place.dataset.signedOut || ""; }
    for (const button of place.querySelectorAll(".editing button")) button.disabled = false;
  };
  place.addEventListener("submit", (event) => {
    const form = event.target;
    event.preventDefault();
    const edit = form.closest(".edit");
    if (form.hasAttribute("data-confirm")) {
      if (form.dataset.changes) send(`${root}/undo`, { changes: form.dataset.changes.split(" ").map(Number) });
      else if (wanted) send(`${root}/edit/${fact}`, { ...wanted, seen: form.dataset.seen, confirmed: true });
    } else if (form.dataset.do === "undo") {
      send(`${root}/undo`, {});
    } else if (edit) {
      wanted = { do: form.dataset.do, words: form.elements.words.value, seen: edit.dataset.seen };
      send(`${root}/edit/${fact}`, wanted);
    }
  });
  place.addEventListener("reset", () => { place.querySelector(".said").textContent = ""; });
  place.addEventListener("click", (event) => {
    if (!event.target.closest(".anew")) return;
    event.preventDefault();
    location.replace(`${root}/s/${fact}?lang=${language}`);
  });
  document.addEventListener("sentence", (event) => show(event.detail));
  const shown = place.querySelector(".place");
  if (shown) show(shown.dataset.fact);
})();
