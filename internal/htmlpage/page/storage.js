
// What the browser keeps for the page, in its local storage: each event under a
// key of its own, so that two windows lose nothing to each other; the session;
// and a few wishes. What cannot be kept is held as long as the page is open.
const storage = (() => {
  const PREFIX = "djq:";
  const EVENT = PREFIX + "event:";
  const held = new Map();
  const parsed = new Map();   // events by key, null for what is none
  let local = null;
  let problem = "";   // "", "none" or "full"
  let told = () => {};

  try {
    local = window.localStorage;
    local.setItem(PREFIX + "try", "1");
    local.removeItem(PREFIX + "try");
  } catch (error) {
    // A storage that is there and full still gives what it has.
    problem = local && local.length > 0 ? "full" : "none";
    if (problem === "none") {
      local = null;
    }
  }

  function read(key) {
    if (held.has(key)) {
      return held.get(key);
    }
    try {
      return local ? local.getItem(key) : null;
    } catch (error) {
      return null;
    }
  }

  function write(key, value) {
    try {
      if (!local) {
        throw new Error("no storage");
      }
      local.setItem(key, value);
      held.delete(key);
      return true;
    } catch (error) {
      held.set(key, value);
      problem = local ? "full" : "none";
      told(problem);
      return false;
    }
  }

  function remove(key) {
    held.delete(key);
    parsed.delete(key);
    try {
      local?.removeItem(key);
    } catch (error) {
      // It was never kept.
    }
  }

  function keys(prefix) {
    const found = new Set([...held.keys()].filter((key) => key.startsWith(prefix)));
    for (let i = 0; local && i < local.length; i++) {
      const key = local.key(i);
      if (key.startsWith(prefix)) {
        found.add(key);
      }
    }
    return [...found].sort();
  }

  function readJSON(key) {
    try {
      return JSON.parse(read(PREFIX + key));
    } catch (error) {
      return null;
    }
  }

  const writeJSON = (key, value) => write(PREFIX + key, JSON.stringify(value));

  // machine returns the name under which events are written here.
  function machine() {
    let name = readJSON("machine");
    if (typeof name !== "string" || !/^page-[0-9a-f]{28}$/.test(name)) {
      name = "page-" + events.newID(Date.now());
      writeJSON("machine", name);
    }
    return name;
  }

  // all returns all events, in the order in which they were written.
  function all() {
    return keys(EVENT).map(eventAt).filter((e) => e !== null);
  }

  // eventAt returns the event of a key, null for what something else wrote there.
  function eventAt(key) {
    if (!parsed.has(key)) {
      try {
        const e = JSON.parse(read(key));
        parsed.set(key, e.uid === key.slice(EVENT.length) && events.isEvent(e) ? e : null);
      } catch (error) {
        parsed.set(key, null);
      }
    }
    return parsed.get(key);
  }

  // add writes an event. The uids of a machine rise, also when the clock was set
  // back: by them djq tells which events have come home.
  function add(e) {
    const name = machine();
    const last = readJSON("last");
    const stem = Math.max(Date.now(), Number.isSafeInteger(last) && last < 2 ** 48 - 1 ? last + 1 : 0);
    e.machine = name;
    e.uid = events.newUID(stem, name);
    e = events.finish(e);
    write(EVENT + e.uid, JSON.stringify(e));
    writeJSON("last", stem);
    return e;
  }

  // clearHome removes what the history has: home are the last uids that it has of
  // each machine.
  function clearHome(home) {
    for (const e of all()) {
      if (e.uid <= (home[e.machine] ?? "")) {
        remove(EVENT + e.uid);
      }
    }
  }

  // forget removes everything. Events to come are by another machine.
  function forget() {
    for (const key of keys(PREFIX)) {
      remove(key);
    }
    held.clear();
  }

  return {
    all, add, clearHome, forget, machine, readJSON, writeJSON,
    remove: (key) => remove(PREFIX + key),
    problem: () => problem,
    lost: () => [...held.keys()].filter((key) => key.startsWith(EVENT)).length,
    onProblem: (f) => { told = f; },
    isEvent: (key) => key === null || key.startsWith(EVENT),
  };
})();
