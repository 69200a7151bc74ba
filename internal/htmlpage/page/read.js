
// The view in which cards are read, searched and chosen.
const readView = (() => {
  const $ = (id) => document.getElementById(id);
  const NAMES = {
    difficulty: ["easy", "medium", "hard"],
    asked: ["often", "sometimes", "rarely"],
    state: ["new", "due", "learning", "missed", "leech", "flagged", "suspended", "buried", "noted", "edited"],
  };

  const plural = (n, word, words = word + "s") => `${n.toLocaleString("en")} ${n === 1 ? word : words}`;

  // element returns a new element with attributes and children.
  function element(name, attributes = {}, ...children) {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key in e && typeof value !== "string") {
        e[key] = value;
      } else {
        e.setAttribute(key, value);
      }
    }
    e.append(...children);
    return e;
  }

  function addChips(kind, values) {
    for (const value of values) {
      const box = element("input", { type: "checkbox", name: kind, value });
      box.addEventListener("change", () => {
        search.chosen[kind][box.checked ? "add" : "delete"](value);
        update();
      });
      $(`filter-${kind}`).append(element("label", {}, box, element("span", {}, value)));
    }
  }

  // update shows the cards that fit.
  function update() {
    const fitting = new Set(search.cards());
    for (const c of progress.cards) {
      c.element.hidden = !fitting.has(c);
    }
    for (const topic of document.querySelectorAll("#cards > .topic")) {
      topic.hidden = topic.querySelector("article:not([hidden])") === null;
    }
    const all = progress.cards.length;
    $("count").textContent = search.isWhole() ? plural(all, "card") : `${fitting.size} of ${plural(all, "card")}`;
    $("filter-count").textContent = search.count() ? `(${search.count()})` : "";
    $("drill-these").disabled = fitting.size === 0;
    $("drill-these").textContent = search.isWhole() ? "Drill" : `Drill ${fitting.size === 1 ? "it" : `these ${fitting.size}`}`;
  }

  function openAnswers(open) {
    for (const answer of document.querySelectorAll("#cards article > .answer")) {
      answer.open = open;
    }
    $("show-all").setAttribute("aria-pressed", String(open));
    $("show-all").textContent = open ? "Hide answers" : "Show answers";
  }

  // reachable lets the keyboard scroll what is wider than the page.
  function reachable(root) {
    for (const e of root.querySelectorAll("pre, .wide")) {
      const wide = e.scrollWidth > e.clientWidth + 1;
      if (wide && !e.hasAttribute("tabindex")) {
        e.tabIndex = 0;
        e.setAttribute("role", "group");
        e.setAttribute("aria-label", e.localName === "pre" ? "Code" : "Table");
      }
    }
  }

  function start() {
    const topics = [...new Set(progress.cards.map((c) => c.topic))];
    addChips("topic", topics);
    for (const kind of Object.keys(NAMES)) {
      const has = new Set(progress.cards.map((c) => c[kind]));
      addChips(kind, NAMES[kind].filter((n) => kind === "state" || has.has(n)));
    }
    for (const table of document.querySelectorAll("#cards table")) {
      const wide = element("div", { class: "wide" });
      table.replaceWith(wide);
      wide.append(table);
    }
    $("cards").addEventListener("toggle", (event) => reachable(event.target), true);
    $("search").addEventListener("input", () => {
      search.setWords($("search").value);
      update();
    });
    $("choose").addEventListener("submit", (event) => {
      event.preventDefault();
      $("search").blur();
    });
    $("open-filters").addEventListener("click", () => {
      const open = $("filters").hidden;
      $("filters").hidden = !open;
      $("open-filters").setAttribute("aria-expanded", String(open));
    });
    $("clear-filters").addEventListener("click", () => {
      for (const set of Object.values(search.chosen)) {
        set.clear();
      }
      for (const box of $("filters").querySelectorAll("input")) {
        box.checked = false;
      }
      $("search").value = "";
      search.setWords("");
      update();
    });
    $("show-all").addEventListener("click", () => openAnswers($("show-all").getAttribute("aria-pressed") !== "true"));
    // What is printed has all answers; the paper has nothing to open.
    let closed = [];
    window.addEventListener("beforeprint", () => {
      closed = [...document.querySelectorAll("#cards details:not([open])")];
      closed.forEach((d) => { d.open = true; });
    });
    window.addEventListener("afterprint", () => closed.forEach((d) => { d.open = false; }));
    $("choose").hidden = false;
    update();
  }

  return { start, update, reachable, element, plural };
})();
