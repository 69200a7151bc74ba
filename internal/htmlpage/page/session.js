
// A session of questions: what internal/drill does. Moments are milliseconds.
// What a session is can be written as JSON, and is after each action, so that it
// goes on after the page was closed.
const sessions = (() => {
  const RETURN_AFTER = 3;   // other asks before a card rated again is asked again
  const MAX_RETURNS = 3;
  const MAX_IDLE = 300000;  // of the time after a key or a touch, so much counts
  const MAX_POINTS = 12;
  const DAY = 86400000;

  // suggest returns the rating that fits the points said.
  function suggest(key, keyOf, bonus, bonusOf) {
    if (key >= keyOf && bonus >= bonusOf && bonusOf > 0) {
      return 4;
    }
    if (key >= keyOf && key + bonus > 0) {
      return 3;
    }
    return key > 0 && 2 * key >= keyOf ? 2 : 1;
  }

  // begin returns a session of cards, at its first question.
  function begin(cards, at, day, wording) {
    const s = {
      id: events.newID(at), began: at, day, wording,
      queue: cards.map((c) => c.name), past: [], reviews: [], flags: {},
      state: { phase: "question", card: 0, ask: 0, asks: 0, next: 0, back: [], since: at, touched: at, counted: 0, hinted: false, ticked: [], reviews: 0, skipped: 0 },
    };
    advance(s, at);
    return s;
  }

  const card = (s) => s.state.phase === "done" ? null : progress.byName.get(s.queue[s.state.card]);

  function advance(s, at) {
    const st = s.state;
    Object.assign(st, { hinted: false, ticked: [], since: at, touched: at, counted: 0 });
    const fresh = st.next < s.queue.length;
    if (st.back.length > 0 && (st.asks >= st.back[0].after || !fresh)) {
      const [first, ...rest] = st.back;
      Object.assign(st, { card: first.card, ask: first.ask, back: rest });
    } else if (fresh) {
      Object.assign(st, { card: st.next, ask: 1 });
      st.next++;
    } else {
      st.phase = "done";
      return;
    }
    st.phase = "question";
    st.asks++;
  }

  // extend gives the session more cards, which come after all others.
  function extend(s, cards, at) {
    s.queue.push(...cards.map((c) => c.name).filter((n) => !s.queue.includes(n)));
    if (s.state.phase === "done") {
      advance(s, at);
    }
  }

  const countedUntil = (st, at) => st.counted + Math.min(Math.max(0, at - st.touched), MAX_IDLE);

  // touch says that the reader did something.
  function touch(s, at) {
    s.state.counted = countedUntil(s.state, at);
    s.state.touched = at;
  }

  const keyPoints = (s) => card(s).keyPoints.slice(0, MAX_POINTS);
  const bonusPoints = (s) => card(s).bonusPoints.slice(0, MAX_POINTS - keyPoints(s).length);
  const points = (s) => keyPoints(s).length + bonusPoints(s).length;

  function said(s) {
    const keys = keyPoints(s).length;
    const key = s.state.ticked.filter((i) => i < keys).length;
    return { key, bonus: s.state.ticked.length - key };
  }

  function tick(s, i) {
    const { ticked } = s.state;
    s.state.ticked = ticked.includes(i) ? ticked.filter((t) => t !== i) : [...ticked, i].sort((a, b) => a - b);
  }

  // suggestion returns the rating that the ticks suggest, 0 while there are none.
  function suggestion(s) {
    if (s.state.phase !== "answer" || s.state.ticked.length === 0) {
      return 0;
    }
    const { key, bonus } = said(s);
    return suggest(key, keyPoints(s).length, bonus, bonusPoints(s).length);
  }

  function missed(s, rating) {
    if (s.state.ticked.length === 0 && rating !== 1) {
      return [];
    }
    return keyPoints(s).map((_, i) => i).filter((i) => !s.state.ticked.includes(i));
  }

  const returns = (s) => s.state.ask <= MAX_RETURNS;
  const remember = (s, at, uid) => s.past.push({ before: structuredClone(s.state), at, uid });

  // rate rates the card whose answer is shown, and goes to the next.
  function rate(s, rating, at) {
    const st = s.state, c = card(s), keys = keyPoints(s), bonus = bonusPoints(s), lost = missed(s, rating);
    const e = progress.record("review", c, s.id, {
      rating: memory.NAMES[rating],
      ms: Math.min(countedUntil(st, at), DAY),
      open_ms: Math.min(Math.max(0, at - st.since), DAY),
      variant: variant(c),
      missed: lost.map((i) => keys[i]),
      bonus: st.ticked.filter((i) => i >= keys.length).map((i) => bonus[i - keys.length]),
      hints: st.hinted ? 1 : 0,
    });
    remember(s, at, e.uid);
    s.reviews = [...s.reviews.slice(0, st.reviews), { card: c.name, ask: st.ask, rating, missed: lost }];
    st.reviews++;
    if (rating === 1 && returns(s)) {
      st.back = [...st.back, { card: st.card, ask: st.ask + 1, after: st.asks + RETURN_AFTER }];
    }
    advance(s, at);
    return e;
  }

  // variant returns which wording of a card is shown: 0 for the question.
  const variant = (c) => progress.state(c).reps % (1 + c.variants);

  // leave leaves the card out of the rest: skipped, or as an event says.
  function leave(s, kind, at) {
    const uid = kind === "skip" ? "" : progress.record(kind, card(s), s.id).uid;
    remember(s, at, uid);
    if (s.state.ask === 1) {
      s.state.skipped++;
    }
    advance(s, at);
  }

  // flag marks the card for a later edit, or takes the mark back.
  function flag(s) {
    const c = card(s);
    if (s.flags[c.name]) {
      progress.record("undo", c, s.id, { of: s.flags[c.name] });
      delete s.flags[c.name];
    } else {
      s.flags[c.name] = progress.record("flag", c, s.id).uid;
    }
  }

  // undo takes back the latest rating, skip, bury or suspension, and returns to
  // its card as it was.
  function undo(s, at) {
    const taken = s.past.pop();
    if (!taken) {
      return false;
    }
    s.state = taken.before;
    s.state.since += at - taken.at;
    s.state.touched += at - taken.at;
    s.reviews = s.reviews.slice(0, s.state.reviews);
    if (taken.uid) {
      progress.record("undo", card(s), s.id, { of: taken.uid });
    }
    return true;
  }

  // score returns what the session has come to, by the first ratings.
  function score(s) {
    const first = s.reviews.filter((r) => r.ask === 1);
    const group = (of) => {
      const groups = new Map();
      for (const r of first) {
        const name = progress.byName.get(r.card)[of];
        const g = groups.get(name) ?? { name, recalled: 0, asked: 0 };
        g.asked++;
        g.recalled += r.rating > 1 ? 1 : 0;
        groups.set(name, g);
      }
      return [...groups.values()].sort((a, b) => a.name < b.name ? -1 : 1);
    };
    return {
      asked: first.length,
      recalled: first.filter((r) => r.rating > 1).length,
      topics: group("topic"),
      missed: first.filter((r) => r.rating === 1 || r.missed.length > 0),
      skipped: s.state.skipped,
    };
  }

  // resume returns a session that was kept, null when it is over, of another day
  // or about cards that this page does not have.
  function resume(kept, day) {
    try {
      const there = (i) => progress.byName.has(kept.queue[i]);
      return kept.day === day && kept.state.phase !== "done" && kept.queue.every((_, i) => there(i)) && there(kept.state.card) ? kept : null;
    } catch (error) {
      return null;
    }
  }

  return {
    begin, extend, card, touch, tick, said, suggestion, suggest, points, keyPoints, bonusPoints, returns, rate, leave, flag, undo, score, resume,
    variant,
  };
})();
