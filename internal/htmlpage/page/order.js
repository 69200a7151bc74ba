
// Which cards are asked, and in which order: what internal/study does.
const order = (() => {
  const { scheduler, state } = progress;

  function byRetrievability(cards) {
    const day = progress.today();
    const chance = new Map(cards.map((c) => [c, scheduler.retrievability(state(c), day)]));
    return cards.sort((a, b) => chance.get(a) - chance.get(b));
  }

  const byWeight = (cards) => cards.sort((a, b) => b.weight - a.weight);

  // spread puts the cards of b evenly between those of a.
  function spread(a, b) {
    const mixed = [];
    for (let i = 0, j = 0; i < a.length || j < b.length;) {
      if (j < b.length && (i === a.length || i * (b.length + 1) >= (j + 1) * a.length)) {
        mixed.push(b[j++]);
      } else {
        mixed.push(a[i++]);
      }
    }
    return mixed;
  }

  // due returns the due cards, the least likely to be recalled first, with new
  // ones spread in, as many as the day still has.
  function due(cards, count) {
    const day = progress.today();
    const open = cards.filter((c) => !progress.setAside(c));
    let seen = byRetrievability(open.filter((c) => state(c).reps > 0 && state(c).due <= day));
    const left = Math.max(0, progress.data.new_per_day - progress.newToday());
    let unseen = byWeight(open.filter((c) => state(c).reps === 0)).slice(0, left);
    const total = seen.length + unseen.length;
    if (total > count) {
      unseen = unseen.slice(0, Math.floor(unseen.length * count / total));
      seen = seen.slice(0, count - unseen.length);
    }
    return spread(seen, unseen);
  }

  function weakest(cards) {
    const open = cards.filter((c) => !progress.setAside(c));
    return [
      ...byRetrievability(open.filter((c) => state(c).reps > 0)),
      ...byWeight(open.filter((c) => state(c).reps === 0)),
    ];
  }

  function random(cards) {
    const mixed = cards.filter((c) => !progress.setAside(c));
    for (let i = mixed.length - 1; i > 0; i--) {
      const j = Math.floor(Math.random() * (i + 1));
      [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
    }
    return mixed;
  }

  const MIN_GAIN = 0.0005;    // of recall, for a seen card to be worth its time

  // greedy orders cards by what asking them today adds to recall on the day of the
  // interview, a second, as if no card were ever asked again: what internal/plan
  // does without prices. Cards have weight, stability, difficulty, age (days since
  // the last review) and hard.
  function greedy(cards, days, model) {
    const { step, recall } = scheduler;
    const list = [];
    cards.forEach((c, place) => {
      const seen = c.stability > 0;
      if (seen && c.age === 0) {
        return;   // once a day is enough
      }
      const chance = recall(c.stability, c.age);
      const chances = seen ? [1 - chance, ...model.pass.map((p) => p * chance)] : model.new;
      let gain = -recall(c.stability, c.age + days);
      chances.forEach((p, i) => {
        let after = step(c, c.age, i + 1);
        if (i === 0) {
          after = step(after, 0, 3);
        }
        gain += p * recall(after.stability, days);
      });
      const seconds = seen ? model.seconds[1] + (1 - chance) * model.seconds[2] : model.seconds[0] + model.new[0] * model.seconds[2];
      if (gain > 0) {
        list.push({ place, seen, gain: gain * c.weight, seconds, weight: c.weight });
      }
    });
    list.sort((a, b) => b.gain / b.seconds - a.gain / a.seconds || a.place - b.place);
    const fresh = byWeight(list.filter((c) => !c.seen));
    const mixed = list.map((c) => c.seen ? c : fresh.shift());
    const hardNew = (c) => days <= 1 && !c.seen && cards[c.place].hard ? 1 : 0;   // come last on the last day
    return mixed.sort((a, b) => hardNew(a) - hardNew(b));
  }

  // plan returns today's part of the plan: its share, and what comes after it,
  // without what has been asked or put aside since; null without a plan. On the
  // day of the export it is djq's, on later ones the greedy one.
  function plan(cards) {
    const known = progress.data.plan;
    if (!planned()) {
      return null;
    }
    const chosen = new Set(cards.map((c) => c.name));
    const there = (names) => names.filter((n) => chosen.has(n)).map((n) => progress.byName.get(n)).filter((c) => !progress.setAside(c));
    const today = progress.today();
    if (progress.data.day === today) {
      const open = (names) => there(names).filter((c) => state(c).reps === (progress.data.states[c.name]?.reps ?? 0));
      const share = open(known.share);
      return { share, more: open(known.more), ms: known.share.length ? known.ms * share.length / known.share.length : 0 };
    }
    const all = there(known.cards);
    const list = greedy(all.map((c) => ({
      weight: c.weight, stability: state(c).stability, difficulty: state(c).difficulty, hard: c.difficulty === "hard",
      age: state(c).reps > 0 ? Math.max(0, today - state(c).last) : 0,
    })), known.date - today, known);
    let left = known.minutes[new Date(today * 86400000).getUTCDay()] * 60 - progress.spentToday() / 1000;
    const share = [];
    for (const c of list) {
      if (left <= 0 || left < c.seconds / 2 && share.length > 0) {
        break;
      }
      if (!c.seen || c.gain >= MIN_GAIN * c.weight) {
        share.push(c);
        left -= c.seconds;
      }
    }
    const more = list.filter((c) => !share.includes(c));
    return { share: share.map((c) => all[c.place]), more: more.map((c) => all[c.place]), ms: share.reduce((ms, c) => ms + c.seconds * 1000, 0) };
  }

  // planned reports whether there is an interview date that is not over.
  const planned = () => progress.data.plan !== null && progress.data.plan.date >= progress.today();

  // nextDue returns the first day on which one of the cards is due, 0 for none.
  function nextDue(cards) {
    const days = cards.filter((c) => state(c).reps > 0 && !state(c).suspended).map((c) => state(c).due);
    return days.length ? Math.min(...days) : 0;
  }

  return { due, greedy, weakest, random, plan, planned, nextDue };
})();
