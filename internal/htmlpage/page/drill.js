
// The view in which cards are asked.
const drillView = (() => {
  const $ = (id) => document.getElementById(id);
  const { element, plural } = readView;
  const COUNT = 20;   // cards of a drill without a plan
  let session = null;
  let more = () => [];

  const keep = () => storage.writeJSON("session", session);

  // clone returns copies of what is in an element, such as the text of an answer.
  const clone = (e) => e ? Array.from(e.childNodes, (n) => n.cloneNode(true)) : [];

  function button(text, act, attributes = {}) {
    const b = element("button", { type: "button", ...attributes }, ...(Array.isArray(text) ? text : [text]));
    b.addEventListener("click", act);
    return b;
  }

  // dayName returns a day as people say it.
  function dayName(day, past) {
    const left = day - progress.today();
    if (past) {
      return left === -1 ? "yesterday" : `${-left} days ago`;
    }
    const date = new Date(day * 86400000);
    const say = (options) => date.toLocaleDateString("en-GB", { timeZone: "UTC", ...options });
    if (left <= 0) {
      return "today";
    }
    if (left === 1) {
      return "tomorrow";
    }
    if (left < 7) {
      return say({ weekday: "short" });
    }
    return say(left < 300 ? { day: "numeric", month: "short" } : { month: "short", year: "numeric" });
  }

  const clock = (ms) => `${Math.floor(ms / 60000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, "0")}`;
  const minutes = (ms) => `about ${Math.max(1, Math.round(ms / 60000))} min`;

  // choices returns what there is to drill among the cards chosen, the first
  // choice first: what it is called, its cards, and what comes after them.
  function choices() {
    const cards = search.cards();
    const list = [];
    const add = (name, text, first, rest) => {
      if (first.length > 0) {
        list.push({ name, text, cards: first, rest });
      }
    };
    const plan = order.plan(cards);
    if (plan) {
      add("Start", `Today’s share of the plan: ${plural(plan.share.length, "card")}, ${minutes(plan.ms)}.`, plan.share, () => order.plan(search.cards())?.more ?? []);
      if (plan.share.length === 0) {
        add("Go on", "Today’s share of the plan is done.", plan.more.slice(0, COUNT), () => order.plan(search.cards())?.more ?? []);
      }
    }
    const rest = () => order.due(search.cards(), COUNT);
    if (progress.reviewed()) {
      const due = order.due(cards, COUNT);
      const fresh = due.filter((c) => progress.state(c).reps === 0).length;
      const parts = [due.length - fresh ? `${due.length - fresh} due` : "", fresh ? `${fresh} new` : ""].filter(Boolean);
      add(list.length ? "What is due" : "Start", `${parts.join(" and ")}.`, due, rest);
      add("Weakest first", "The cards you are least likely to know.", order.weakest(cards).slice(0, COUNT), () => []);
    } else {
      add("Start", `${plural(Math.min(COUNT, cards.length), "card")} in random order.`, order.random(cards).slice(0, COUNT), () => order.random(search.cards()));
    }
    return list;
  }

  // showBegin shows what there is to drill.
  function showBegin() {
    session = null;
    storage.remove("session");
    const list = choices();
    const chosen = search.isWhole() ? [] : [`Of the ${plural(search.cards().length, "card")} that you chose. `];
    $("begin-title").textContent = "Drill";
    const words = [];
    if (order.planned() && progress.data.day !== progress.today()) {
      words.push(element("p", {}, `This page was made ${dayName(progress.data.day, true)}. djq plans today better in a page that you export today.`));
    }
    if (list.length === 0) {
      const next = order.nextDue(search.cards());
      words.push(element("p", {}, next ? `Nothing to ask: the next card is due ${dayName(next)}.` : "Nothing to ask: no card is chosen."));
    }
    list.forEach((choice, i) => {
      words.push(element("p", {}, ...(i === 0 ? chosen : []), element("strong", {}, choice.name), " — ", choice.text));
    });
    $("begin-text").replaceChildren(...words);
    $("begin-buttons").replaceChildren(
      ...list.map((c, i) => button(c.name, () => begin(c), i === 0 ? { class: "main" } : {})),
      element("a", { href: "#read", class: "button" }, search.isWhole() ? "Choose cards" : "Change the choice"),
    );
    show("begin");
  }

  function show(part) {
    $("begin").hidden = part !== "begin";
    $("ask").hidden = part !== "ask";
  }

  function begin(choice) {
    more = choice.rest;
    session = sessions.begin(choice.cards, Date.now(), progress.today());
    changed();
  }

  // changed keeps the session, and shows where it is now.
  function changed(words) {
    keep();
    if (session.state.phase === "done") {
      showEnd();
      if (words) {
        main.say(words);
      }
      return;
    }
    show("ask");
    showCard();
    window.scrollTo(0, 0);
    $(session.state.phase === "answer" ? "said-title" : "asked-title")?.focus({ preventScroll: session.state.phase === "question" });
    main.say([words, session.state.phase === "question" ? `Card ${session.state.next} of ${session.queue.length}` : ""].filter(Boolean).join(". "));
    main.updateUnsent();
  }

  // question returns the question in the wording whose turn it is. Its first
  // paragraph is the heading.
  function question(c) {
    const n = sessions.variant(c);
    const source = n === 0 ? c.element.querySelector(".question") : c.element.querySelectorAll(".variants > ul > li")[n - 1];
    const [first, ...rest] = source.children;
    const isHeading = first && (first.localName === "h3" || first.localName === "p");
    const heading = element("h2", { id: "asked-title", tabindex: "-1" }, ...(isHeading ? clone(first) : [c.name]));
    return [heading, ...(isHeading ? rest : [...source.children]).map((e) => e.cloneNode(true))];
  }

  function showCard() {
    const c = sessions.card(session), answer = session.state.phase === "answer", part = (name) => c.element.querySelector(name);
    $("place").textContent = `${session.state.next} of ${session.queue.length}${session.state.ask > 1 ? ", once more" : ""}`;
    $("progress").max = session.queue.length;
    $("progress").value = session.state.next - (answer ? 0 : 1);
    const about = element("p", { class: "about" }, ...[c.name, c.difficulty, `asked ${c.asked}`, progress.state(c).flagged ? "flagged" : ""].filter(Boolean).flatMap((t) => [element("span", {}, t), " "]));
    const content = [about, ...question(c)];
    if (session.state.hinted) {
      content.push(element("div", { class: "hint" }, element("h3", { id: "hint-title", tabindex: "-1" }, "Hint"), ...[...part(".hint").children].slice(1).map((e) => e.cloneNode(true))));
    }
    if (answer) {
      const ticks = points(c);
      // What there is to do next has the focus.
      const next = ticks.length === 0 ? { id: "said-title", tabindex: "-1" } : {};
      content.push(...ticks, element("h3", next, "Answer"), element("div", { class: "text" }, ...clone(part(".text"))));
      for (const name of [".note", ".follow-ups", ".references"]) {
        if (part(name)) {
          content.push(asBelow(part(name).cloneNode(true)));
        }
      }
    }
    $("asked").replaceChildren(...content);
    showSheet();
    readView.reachable($("asked"));
  }

  // asBelow makes the heading of a part one of the card that is asked.
  function asBelow(e) {
    const heading = e.querySelector("h4");
    heading.replaceWith(element("h3", {}, ...clone(heading)));
    return e;
  }

  // points returns the points to tick.
  function points(c) {
    const total = sessions.points(session), keys = sessions.keyPoints(session).length;
    if (total === 0) {
      return [];
    }
    const shown = [...c.element.querySelectorAll(".points > ul > li"), ...c.element.querySelectorAll(".bonus > ul > li")];
    const boxes = shown.slice(0, total).map((li, i) => {
      const box = element("input", { type: "checkbox", value: String(i), checked: session.state.ticked.includes(i) });
      box.addEventListener("change", () => tick(i, box.checked));
      const letter = element("kbd", { "aria-hidden": "true" }, String.fromCharCode(97 + i));
      const extra = i >= keys ? [element("span", { class: "extra" }, "bonus")] : [];
      return element("li", {}, element("label", {}, box, letter, element("span", {}, ...clone(li), " ", ...extra)));
    });
    return [
      element("h3", { id: "said-title", tabindex: "-1" }, "Did you say"),
      element("div", { role: "group", "aria-labelledby": "said-title" }, element("ul", { class: "ticks" }, ...boxes)),
    ];
  }

  function tick(i, on) {
    if (i >= sessions.points(session) || on === session.state.ticked.includes(i)) {
      return;
    }
    sessions.tick(session, i);
    $("asked").querySelectorAll(".ticks input")[i].checked = session.state.ticked.includes(i);
    keep();
    showSheet();
    main.say($("sheet-said").textContent);
  }

  // showSheet shows what can be done now.
  function showSheet() {
    const c = sessions.card(session);
    if (session.state.phase === "question") {
      const row = [button("Show answer", reveal, { class: "main grow" })];
      if (c.hint && !session.state.hinted) {
        row.unshift(button("Hint", hint));
      }
      $("sheet").replaceChildren(element("div", { class: "row" }, ...row, menu()));
      return;
    }
    const suggested = sessions.suggestion(session), { key, bonus } = sessions.said(session);
    const total = sessions.keyPoints(session).length;
    const counted = total === 0 ? "How well did you know it?" : `Said ${key} of ${total}${bonus ? ` and ${bonus} more` : ""}${suggested ? ` → ${memory.NAMES[suggested]}` : ""}`;
    const due = order.planned() ? null : progress.scheduler.preview(progress.state(c), progress.today());
    const ratings = [1, 2, 3, 4].map((r) => {
      const when = r === 1 && sessions.returns(session) ? "today" : due ? dayName(due[r - 1]) : "";
      const label = [element("kbd", { "aria-hidden": "true" }, String(r)), element("span", {}, memory.NAMES[r])];
      if (when) {
        label.push(" ", element("small", {}, when));
      }
      return button(label, () => rate(r), { class: `rating r${r}${r === suggested ? " main" : ""}`, ...(r === suggested ? { "aria-describedby": "sheet-said" } : {}) });
    });
    $("sheet").replaceChildren(
      element("div", { class: "row" }, element("p", { id: "sheet-said", class: "grow" }, counted), menu()),
      element("div", { class: "ratings", role: "group", "aria-label": "Rate yourself" }, ...ratings),
    );
  }

  // menu returns what is needed less often.
  function menu() {
    const flagged = progress.state(sessions.card(session)).flagged;
    const list = element("div", { class: "menu" },
      button("Undo", undo, { disabled: session.past.length === 0 }),
      button("Skip", () => leave("skip")),
      button("Bury until tomorrow", () => leave("bury")),
      button("Suspend", () => leave("suspend")),
      button(flagged ? "Take the flag off" : "Flag for an edit", flag),
      button("End", end),
    );
    return element("details", { class: "more" }, element("summary", {}, "More"), list);
  }

  function reveal() {
    sessions.touch(session, Date.now());
    session.state.phase = "answer";
    changed();
  }

  function hint() {
    sessions.touch(session, Date.now());
    session.state.hinted = true;
    keep();
    showCard();
    $("hint-title").focus();
  }

  function rate(r) {
    const now = Date.now(), c = sessions.card(session), back = r === 1 && sessions.returns(session);
    sessions.touch(session, now);
    sessions.rate(session, r, now);
    const when = back ? "comes back in this drill" : order.planned() ? "" : `due ${dayName(progress.state(c).due)}`;
    changed(`Rated ${memory.NAMES[r]}${when ? `, ${when}` : ""}`);
  }

  const SAID = { skip: "Skipped", bury: "Buried until tomorrow", suspend: "Suspended" };

  function leave(kind) {
    sessions.leave(session, kind, Date.now());
    changed(SAID[kind]);
  }

  function flag() {
    sessions.flag(session);
    keep();
    showCard();
    main.say(progress.state(sessions.card(session)).flagged ? "Flagged" : "No longer flagged");
    main.updateUnsent();
  }

  function undo() {
    if (sessions.undo(session, Date.now())) {
      changed("Taken back");
    } else {
      main.say("Nothing to undo");
    }
  }

  // end ends the session with its score.
  function end() {
    session.state.phase = "done";
    keep();
    showEnd();
  }

  function showEnd() {
    const score = sessions.score(session), rest = more();
    $("begin-title").textContent = score.asked ? `Recalled ${score.recalled} of ${score.asked}` : "Nothing was rated";
    const words = [];
    if (score.topics.length > 1) {
      words.push(element("ul", { class: "scores" }, ...score.topics.map((t) => element("li", {}, `${t.name}: ${t.recalled} of ${t.asked}`))));
    }
    if (score.missed.length > 0) {
      words.push(element("h3", {}, "Look at these again"), element("ul", { class: "missed" }, ...score.missed.map(missedCard)));
    }
    if (storage.all().length > 0) {
      words.push(element("p", {}, "Your ratings are kept in this browser until you send them to djq."));
    }
    $("begin-text").replaceChildren(...words);
    const buttons = [element("a", { href: "#send", class: "button main" }, "Send to djq")];
    if (rest.length > 0) {
      buttons.push(button("More cards", () => {
        sessions.extend(session, rest.slice(0, COUNT), Date.now());
        if (session.state.phase === "done") {
          showBegin();
        } else {
          changed();
        }
      }));
    }
    if (session.past.length > 0) {
      buttons.push(button("Undo", undo));
    }
    buttons.push(button("New drill", () => {
      showBegin();
      $("begin-title").focus();
    }));
    $("begin-buttons").replaceChildren(...buttons);
    show("begin");
    readView.update();
    main.updateUnsent();
    window.scrollTo(0, 0);
    $("begin-title").focus({ preventScroll: true });
  }

  function missedCard(r) {
    const c = progress.byName.get(r.card), shown = c.element.querySelectorAll(".points > ul > li");
    const lost = r.rating === 1 ? [] : r.missed.map((i) => element("li", {}, ...clone(shown[i])));
    return element("li", {}, element("a", { href: `#${c.name}` }, c.name), ` (${memory.NAMES[r.rating]})`, ...(lost.length ? [element("ul", {}, ...lost)] : []));
  }

  // key does what a key means here, and reports whether it means anything.
  function key(k) {
    if (!session || $("ask").hidden) {
      if (k === "u" && session) {
        undo();
        return true;
      }
      const first = $("begin-buttons").querySelector("button.main");
      if (k === "Enter" && !session && first) {
        first.click();
        return true;
      }
      return false;
    }
    const answer = session.state.phase === "answer";
    const point = k.length === 1 ? k.charCodeAt(0) - 97 : -1;
    if (answer && point >= 0 && point < sessions.points(session)) {
      sessions.touch(session, Date.now());
      tick(point, !session.state.ticked.includes(point));
      return true;
    }
    if (answer && k >= "1" && k <= "4") {
      rate(Number(k));
      return true;
    }
    const suggested = sessions.suggestion(session);
    if (k === "Enter" && suggested) {
      rate(suggested);
      return true;
    }
    if (!answer && (k === "Enter" || k === " ")) {
      reveal();
      return true;
    }
    if (!answer && k === "h" && sessions.card(session).hint && !session.state.hinted) {
      hint();
      return true;
    }
    const act = { s: () => leave("skip"), B: () => leave("bury"), S: () => leave("suspend"), "!": flag, u: undo, q: end }[k];
    act?.();
    return act !== undefined;
  }

  // open shows the view: the session where it was, or what there is to drill.
  function open() {
    if (!session) {
      showBegin();
    }
  }

  // resume goes on with the session that was kept, and reports whether there was one.
  function resume() {
    session = sessions.resume(storage.readJSON("session"), progress.today());
    if (!session) {
      return false;
    }
    more = () => order.plan(search.cards())?.more ?? order.due(search.cards(), COUNT);
    try {
      show("ask");
      showCard();
    } catch (error) {
      session = null;   // what was kept is not a session of this page
      storage.remove("session");
    }
    return session !== null;
  }

  function start() {
    setInterval(() => {
      if (session && !$("ask").hidden) {
        $("clock").textContent = clock(Date.now() - session.began);
      }
    }, 1000);
    for (const event of ["pointerdown", "keydown", "scroll"]) {
      window.addEventListener(event, () => {
        if (session && !$("ask").hidden) {
          sessions.touch(session, Date.now());
        }
      }, { passive: true });
    }
    window.addEventListener("pagehide", () => {
      if (session) {
        keep();
      }
    });
  }

  return {
    start, open, resume, key, isRunning: () => session !== null && !$("ask").hidden,
    again: () => {
      session = null;
      showBegin();
    },
  };
})();
