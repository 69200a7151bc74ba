
// Starts the views, and leads from one to the other.
const main = (() => {
  const $ = (id) => document.getElementById(id);
  const VIEWS = { read: readView, drill: drillView, send: sendView };
  const THEMES = ["system", "light", "dark"];

  // say has a screen reader say something, also the same twice.
  function say(text) {
    $("said").textContent = "";
    if (text) {
      setTimeout(() => { $("said").textContent = text; }, 50);
    }
  }

  function updateUnsent() {
    const n = sendView.unsent();
    $("unsent").hidden = n === 0;
    $("unsent").textContent = n ? String(n) : "";
    $("unsent").setAttribute("aria-label", `${n} not sent`);
  }

  function showProblem(problem) {
    $("banner").textContent = problem === "full"
      ? "This browser has no room left: what you rate now is lost when the page closes. Send it to djq before."
      : "This browser keeps nothing for this page, as in a private window: what you rate is lost when the page closes. Send it to djq before.";
    $("banner").hidden = false;
  }

  // show shows the view that the address names, or the card.
  function show(focus) {
    const name = decodeURIComponent(location.hash.slice(1));
    const card = progress.byName.get(name);
    const view = card || !VIEWS[name] ? "read" : name;
    for (const v of Object.keys(VIEWS)) {
      $(v).hidden = v !== view;
    }
    for (const link of document.querySelectorAll("[data-view]")) {
      if (link.dataset.view === view) {
        link.setAttribute("aria-current", "page");
      } else {
        link.removeAttribute("aria-current");
      }
    }
    if (view === "read") {
      readView.update();
    } else if (view === "drill") {
      drillView.open();
    } else {
      sendView.update();
    }
    if (card) {
      card.element.hidden = false;
      card.element.closest(".topic").hidden = false;
      card.element.querySelector(".answer").open = true;
      card.element.scrollIntoView();
      card.element.tabIndex = -1;
      card.element.focus({ preventScroll: true });
    } else if (focus) {
      window.scrollTo(0, 0);
      $(view === "drill" && drillView.isRunning() ? "asked-title" : `${view === "drill" ? "begin" : view}-title`)?.focus({ preventScroll: true });
    }
  }

  function theme() {
    const kept = storage.readJSON("theme");
    return THEMES.includes(kept) ? kept : "system";
  }

  function setTheme(theme) {
    document.documentElement.classList.toggle("dark", theme === "dark");
    document.documentElement.classList.toggle("light", theme === "light");
    $("theme").textContent = { system: "◐", light: "☀", dark: "☾" }[theme];
    $("theme").setAttribute("aria-label", `Theme: ${theme}`);
    $("theme").title = `Theme: ${theme}`;
  }

  function nextTheme() {
    const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length];
    storage.writeJSON("theme", next);
    setTheme(next);
  }

  // onKey handles single keys, unless something that takes keys has the focus.
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || $("keys").open || !$("keys-on").checked) {
      return;
    }
    const focused = event.target;
    if (event.key === "Escape") {
      document.querySelectorAll("details.more[open]").forEach((d) => { d.open = false; });
    }
    if (focused.closest("input:not([type=checkbox]), textarea, select")) {
      return;
    }
    const pressed = focused.closest("button, a, summary, input, [tabindex='0']");
    if (pressed && (event.key === " " || event.key === "Enter" && !focused.matches("input[type=checkbox]"))) {
      return;
    }
    if (event.repeat) {
      return;
    }
    if (event.key === "?") {
      event.preventDefault();
      $("keys").showModal();
    } else if (event.key === "/") {
      event.preventDefault();
      location.hash = "#read";
      setTimeout(() => $("search").focus());
    } else if (!$("drill").hidden && drillView.key(event.key)) {
      event.preventDefault();
    }
  }

  function start() {
    storage.onProblem(showProblem);
    if (storage.problem()) {
      showProblem(storage.problem());
    }
    setTheme(theme());
    $("keys-on").checked = storage.readJSON("keys") !== false;
    readView.start();
    drillView.start();
    sendView.start();
    $("views").hidden = false;
    $("tools").hidden = false;
    $("theme").addEventListener("click", nextTheme);
    $("help").addEventListener("click", () => $("keys").showModal());
    $("keys-on").addEventListener("change", () => storage.writeJSON("keys", $("keys-on").checked));
    $("drill-these").addEventListener("click", () => {
      drillView.again();
      location.hash = "#drill";
    });
    document.addEventListener("keydown", onKey);
    window.addEventListener("hashchange", () => show(true));
    window.addEventListener("storage", (event) => {
      if (storage.isEvent(event.key)) {
        progress.replay();
        updateUnsent();
        sendView.update();
      }
    });
    window.addEventListener("beforeunload", (event) => {
      if (storage.lost() > 0 && sendView.unsent() > 0) {
        event.preventDefault();
      }
    });
    if (drillView.resume() && (location.hash === "" || location.hash === "#drill")) {
      history.replaceState(null, "", "#drill");
      show(true);
    } else {
      show(false);
    }
    updateUnsent();
  }

  return { start, say, updateUnsent };
})();

main.start();
