"use strict";
(() => {
  const root = document.body.dataset.root;
  const place = document.getElementById("place");

  // Telegram puts what it says behind the fragment; it is kept for this window and leaves the address.
  const launch = (() => {
    const [, at, said] = /^#?([^?&=]*)[?&]?(.*)$/s.exec(location.hash) || ["", "", ""];
    const values = new URLSearchParams(location.hash.includes("tgWebApp") ? location.hash.slice(location.hash.indexOf("tgWebApp")) : "");
    return { anchor: /^[a-z]+\d+$/.test(at) ? at : "", values };
  })();
  const read = (name) => { try { return sessionStorage.getItem(name); } catch { return null; } };
  const keep = (name, value) => { try { sessionStorage.setItem(name, value); } catch { /* private mode */ } };
  const said = launch.values.get("tgWebAppData") || "";
  const colours = launch.values.get("tgWebAppThemeParams") || read("colours");
  if (launch.values.has("tgWebAppVersion")) {
    keep("telegram", "1");
    if (colours) keep("colours", colours);
    history.replaceState(null, "", location.pathname + location.search);
  }
  const inTelegram = read("telegram") === "1";

  // https://core.telegram.org/api/web-events: apps take events from a proxy, web clients from a parent.
  const tell = (type, data) => {
    if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(type, JSON.stringify(data));
    else if (window.external && "notify" in window.external) window.external.notify(JSON.stringify({ eventType: type, eventData: data }));
    else if (window.parent !== window) window.parent.postMessage(JSON.stringify({ eventType: type, eventData: data }), "*");
  };
  const paint = (params) => {
    const names = { bg_color: "--paper", text_color: "--ink", link_color: "--link", button_color: "--button", button_text_color: "--button-ink", secondary_bg_color: "--raised" };
    const luminance = (c) => [1, 3, 5].map((i) => parseInt(c.slice(i, i + 2), 16) / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const isColour = (c) => /^#[0-9a-f]{6}$/i.test(c);
    if (!isColour(params.bg_color)) return;
    const paper = luminance(params.bg_color);
    // Some themes have pale links; text that cannot be read keeps our colour (WCAG: 4.5 to 1).
    const readable = (c) => (Math.max(luminance(c), paper) + 0.05) / (Math.min(luminance(c), paper) + 0.05) >= 4.5;
    document.documentElement.dataset.theme = paper < 0.18 ? "dark" : "light";
    for (const [name, property] of Object.entries(names)) {
      const isInk = name === "text_color" || name === "link_color";
      if (isColour(params[name]) && (!isInk || readable(params[name])) && !name.startsWith("button")) document.documentElement.style.setProperty(property, params[name]);
    }
  };
  if (inTelegram) {
    try { paint(JSON.parse(colours || "{}")); } catch { /* no colours of Telegram's */ }
    tell("web_app_ready", {});
    tell("web_app_expand", {});
  }

  // The sentence: scrolled to where the address does not say it, marked in all its parts.
  const article = document.querySelector("article");
  const elementsOf = (fact) => article ? article.querySelectorAll(`#s${fact}, [data-s~="${fact}"]`) : [];
  const cited = place && place.querySelector(".place");
  const wanted = launch.anchor || (cited && inTelegram ? `s${cited.dataset.fact}` : "");
  if (wanted && inTelegram && document.getElementById(wanted)) location.replace(`#${wanted}`);
  const follow = () => {
    const [, fact] = /^#s(\d{1,12})$/.exec(location.hash) || [];
    if (!article || !fact) return;
    if (!document.getElementById(`s${fact}`)) { if (!cited) location.replace(`${root}/s/${fact}#s${fact}`); return; }
    choose(fact);
  };

  // Any sentence that is tapped is named below, with what can be done with it.
  const choose = async (fact) => {
    for (const each of document.querySelectorAll(".chosen")) each.classList.remove("chosen");
    for (const each of elementsOf(fact)) each.classList.add("chosen");
    const shown = place.querySelector(".place");
    if (!shown || shown.dataset.fact !== fact) {
      const answer = await fetch(`${root}/s/${fact}/place?lang=${document.documentElement.lang}`);
      if (!answer.ok) return;
      place.innerHTML = await answer.text();
      place.hidden = false;
    }
    document.dispatchEvent(new CustomEvent("sentence", { detail: fact }));
  };
  if (article) article.addEventListener("click", (event) => {
    const touched = event.target.closest("[id^=s],[data-s]");
    if (!touched || event.target.closest("a") || String(getSelection())) return;
    const fact = touched.id ? touched.id.slice(1) : touched.dataset.s.split(" ").pop();
    choose(fact);
  });
  addEventListener("hashchange", follow);
  follow();

  if (place) place.addEventListener("click", async (event) => {
    const summary = event.target.closest(".copy > summary");
    if (!summary) return;
    const words = summary.nextElementSibling;
    try { await navigator.clipboard.writeText(words.textContent); summary.textContent = words.dataset.copied; } catch { /* they are shown, to be copied by hand */ }
  });
  document.addEventListener("click", (event) => {
    const link = inTelegram && event.target.closest('a[href^="https://t.me/"]');
    if (!link) return;
    event.preventDefault();
    tell("web_app_open_tg_link", { path_full: new URL(link.href).pathname + new URL(link.href).search });
  });

  window.reader = Object.freeze({ root, place, said, inTelegram, read, keep });
})();
