
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

  // plan returns today's part of the plan: its share, and what comes after it,
  // without what has been asked or put aside since; null when the page knows no
  // plan of today.
  function plan(cards) {
    const known = progress.data.plan;
    if (!known || progress.data.day !== progress.today()) {
      return null;
    }
    const chosen = new Set(cards.map((c) => c.name));
    const open = (names) => names.filter((n) => chosen.has(n)).map((n) => progress.byName.get(n))
      .filter((c) => c && !progress.setAside(c) && state(c).reps === (progress.data.states[c.name]?.reps ?? 0));
    const share = open(known.share);
    return { share, more: open(known.more), ms: known.share.length ? known.ms * share.length / known.share.length : 0 };
  }

  // planned reports whether there is an interview date that is not over.
  const planned = () => progress.data.plan !== null && progress.data.plan.date >= progress.today();

  // nextDue returns the first day on which one of the cards is due, 0 for none.
  function nextDue(cards) {
    const days = cards.filter((c) => state(c).reps > 0 && !state(c).suspended).map((c) => state(c).due);
    return days.length ? Math.min(...days) : 0;
  }

  return { due, weakest, random, plan, planned, nextDue };
})();
