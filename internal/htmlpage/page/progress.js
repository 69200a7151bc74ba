
// The cards of the page, and what is known of each: the state embedded in the
// page, and what the events since have made of it.
const progress = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const scheduler = memory.newScheduler(data.parameters, data.retention);
  const WEIGHTS = { often: 4, sometimes: 2, rarely: 1 };
  const written = (list) => Array.from(list, (li) => li.dataset.written ?? li.textContent);

  const cards = Array.from(document.querySelectorAll("#cards article"), (element) => ({
    name: element.id,
    topic: element.dataset.topic,
    difficulty: element.dataset.difficulty,
    asked: element.dataset.asked,
    weight: WEIGHTS[element.dataset.asked],
    hint: element.querySelector(":scope > .hint") !== null,
    variants: element.querySelectorAll(".variants > ul > li").length,
    keyPoints: written(element.querySelectorAll(".points > ul > li")),
    bonusPoints: written(element.querySelectorAll(".bonus > ul > li")),
    element,
  }));
  const byName = new Map(cards.map((c) => [c.name, c]));
  const states = new Map();
  let reviewed = false;

  const embedded = (name) => ({ ...memory.newState(), ...data.states[name] });
  const state = (c) => states.get(c.name);
  const today = () => memory.dayOf(Date.now(), data.day_starts);

  // replay makes the states anew from all events.
  function replay() {
    for (const c of cards) {
      states.set(c.name, embedded(c.name));
    }
    reviewed = data.reviewed;
    const list = storage.all();
    const undone = new Set(list.filter((e) => e.kind === "undo").map((e) => e.of));
    list.filter((e) => !undone.has(e.uid)).forEach(apply);
  }

  // apply takes an event into the state of its card.
  function apply(e) {
    reviewed ||= e.kind === "review";
    const s = states.get(e.card);
    if (!s) {
      return;
    }
    s.latest_day = events.dayOf(e);
    s.latest_at = events.momentOf(e);
    switch (e.kind) {
      case "review":
        states.set(e.card, {
          ...scheduler.next(s, memory.NAMES.indexOf(e.rating), events.dayOf(e)),
          missed: e.rating === "again" || (e.missed ?? []).length > 0,
        });
        break;
      case "bury":
        s.buried = events.dayOf(e);
        break;
      case "suspend":
        s.suspended = true;
        break;
      case "flag":
        s.flagged = true;
        break;
    }
  }

  // record writes an event of a card that happens now, and returns it. One card's
  // events come one after the other, also where the clock has not moved on.
  function record(kind, card, session, fields) {
    const s = state(card);
    let at = Date.now();
    const day = memory.dayOf(at, data.day_starts);
    if (s && s.latest_day === day && s.latest_at >= at && s.latest_at - at < 1000) {
      at = s.latest_at + 1;
    }
    const e = storage.add({ card: card.name, kind, at: events.timeOf(at), day: memory.dateOf(day), session, ...fields });
    if (kind === "undo") {
      replay();
    } else {
      apply(e);
    }
    return e;
  }

  // statesOf returns the states by which a card is chosen.
  function statesOf(c) {
    const s = state(c), day = today(), seen = s.reps > 0;
    const away = s.suspended || s.buried !== 0 && s.buried === day;
    return Object.entries({
      new: !seen,
      due: seen && s.due <= day && !away,
      learning: seen && s.stability < 7,
      leech: s.lapses >= 6,
      flagged: s.flagged,
      suspended: s.suspended,
      buried: s.buried !== 0 && s.buried === day,
      missed: s.missed,
      edited: "edited" in c.element.dataset,
      noted: c.element.querySelector(".note") !== null,
    }).filter(([, is]) => is).map(([name]) => name);
  }

  function setAside(c) {
    const s = state(c);
    return s.suspended || s.buried !== 0 && s.buried === today();
  }

  // newToday returns how many cards were first reviewed today.
  function newToday() {
    const day = today();
    const before = data.day === day ? data.new_today : 0;
    const here = cards.filter((c) => state(c).reps > 0 && state(c).first === day && embedded(c.name).reps === 0);
    return before + here.length;
  }

  // spentToday returns the counted milliseconds of today's ratings here.
  function spentToday() {
    const day = memory.dateOf(today());
    return storage.all().filter((e) => e.kind === "review" && e.day === day).reduce((ms, e) => ms + (e.ms ?? 0), 0);
  }

  storage.clearHome(data.home);
  replay();

  return {
    data, cards, byName, scheduler, state, statesOf, setAside, today, newToday, spentToday, record, replay,
    reviewed: () => reviewed,
  };
})();
