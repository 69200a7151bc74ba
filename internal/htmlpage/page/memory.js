
// FSRS-6 and study days: what internal/memory does. A day is a number of days
// since 1970-01-01; a state has the fields of an embedded one, all of them.
const memory = (() => {
  const NAMES = ["", "again", "hard", "good", "easy"];

  const clamp = (x, least, most) => Math.min(Math.max(x, least), most);

  // dayOf returns the study day of a moment, by the clock on the wall here.
  function dayOf(ms, starts) {
    const t = new Date(ms);
    const day = Date.UTC(t.getFullYear(), t.getMonth(), t.getDate()) / 86400000;
    const clock = t.getHours() * 3600 + t.getMinutes() * 60 + t.getSeconds() + t.getMilliseconds() / 1000;
    return clock < starts ? day - 1 : day;
  }

  const dateOf = (day) => new Date(day * 86400000).toISOString().slice(0, 10);

  function newState() {
    return {
      stability: 0, difficulty: 0, first: 0, last: 0, due: 0, reps: 0, lapses: 0, forgotten: 0,
      buried: 0, suspended: false, flagged: false, missed: false, latest_day: 0, latest_at: 0,
    };
  }

  // newScheduler returns what steps memories, by parameters and the
  // retrievability at which cards fall due.
  function newScheduler(w, retention) {
    const decay = -w[20];
    const factor = Math.pow(0.9, 1 / decay) - 1;
    const inRange = (s) => clamp(s, 0.001, 36500);
    const firstDifficulty = (r) => w[4] - Math.exp(w[5] * (r - 1)) + 1;

    function nextDifficulty(d, r) {
      const moved = d + (10 - d) * -w[6] * (r - 3) / 9;
      return clamp(w[7] * firstDifficulty(4) + (1 - w[7]) * moved, 1, 10);
    }

    function sameDay(s, r) {
      const grows = Math.exp(w[17] * (r - 3 + w[18])) * Math.pow(s, -w[19]);
      return inRange(s * (r >= 2 && grows < 1 ? 1 : grows));
    }

    function recalled(d, s, chance, r) {
      return inRange(s * (1 + Math.exp(w[8]) * (11 - d) * Math.pow(s, -w[9]) * (Math.exp((1 - chance) * w[10]) - 1) *
        (r === 2 ? w[15] : 1) * (r === 4 ? w[16] : 1)));
    }

    function forgotten(d, s, chance) {
      const next = w[11] * Math.pow(d, -w[12]) * (Math.pow(s + 1, w[13]) - 1) * Math.exp((1 - chance) * w[14]);
      return inRange(Math.min(next, s / Math.exp(w[17] * w[18])));
    }

    const curve = (elapsed, s) => Math.pow(1 + factor * elapsed / inRange(s), decay);

    // step returns stability and difficulty after a rating.
    function step(m, elapsed, r) {
      if (m.stability <= 0) {
        return { stability: inRange(clamp(w[r - 1], 0.1, 36500)), difficulty: clamp(firstDifficulty(r), 1, 10) };
      }
      const { stability: s, difficulty: d } = m;
      let stability;
      if (elapsed === 0) {
        stability = sameDay(inRange(s), r);
      } else if (r === 1) {
        stability = forgotten(d, s, curve(elapsed, s));
      } else {
        stability = recalled(d, s, curve(elapsed, s), r);
      }
      return { stability, difficulty: nextDifficulty(d, r) };
    }

    const days = (s) => Math.max(1, Math.round(Math.min(inRange(s) / factor * (Math.pow(retention, 1 / decay) - 1), 36500)));

    // Parameters that were fitted may have first intervals that do not rise.
    const first = [];
    for (let r = 1; r <= 4; r++) {
      first.push(Math.max(days(step(newState(), 0, r).stability), first.at(-1) ?? 0));
    }

    const elapsed = (m, day) => m.reps > 0 ? Math.max(0, day - m.last) : 0;

    return {
      // step returns stability and difficulty after a rating, so many days after
      // the review before it.
      step,

      // recall returns the predicted chance of recalling what has a stability,
      // so many days after its last review.
      recall: (stability, elapsed) => stability > 0 ? curve(elapsed, stability) : 0,

      // retrievability returns the predicted chance of recalling a card on a day.
      retrievability: (m, day) => m.reps > 0 ? curve(elapsed(m, day), m.stability) : 0,

      // next returns the state after a review.
      next(m, r, day) {
        if (m.reps > 0) {
          day = Math.max(day, m.last);
        }
        const next = { ...m, ...step(m, elapsed(m, day), r) };
        if (r === 1 && m.reps > 0 && m.first < day && m.forgotten !== day) {
          next.lapses++;
        }
        if (r === 1) {
          next.forgotten = day;
        }
        next.due = day + days(next.stability);
        if (m.reps === 0) {
          next.first = day;
          next.due = day + first[r - 1];
        }
        next.last = day;
        next.reps++;
        return next;
      },

      // preview returns the days on which a card falls due after each rating.
      preview(m, day) {
        return [1, 2, 3, 4].map((r) => this.next(m, r, day).due);
      },
    };
  }

  return { NAMES, dayOf, dateOf, newState, newScheduler };
})();
