
// Events as lines of JSON: what internal/event and internal/eventfile do. An
// event here has the fields of its line, in their order.
const events = (() => {
  const hex = (ms) => ms.toString(16).padStart(12, "0");

  function random(digits) {
    const bytes = crypto.getRandomValues(new Uint8Array(digits / 2));
    return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  }

  // newID returns a new name for a session, or the end of one for a machine.
  const newID = (ms) => hex(ms) + random(16);

  // newUID returns a new uid. Its tag says which machine gave it.
  function newUID(ms, machine) {
    const stem = hex(ms) + random(8);
    return stem + digest.ofText(machine + "\n" + stem).slice(0, 12);
  }

  // timeOf returns a moment as RFC 3339, with the offset from UTC here.
  function timeOf(ms) {
    const east = -new Date(ms).getTimezoneOffset();
    const two = (n) => String(n).padStart(2, "0");
    const clock = new Date(ms + east * 60000).toISOString().slice(0, 23);
    if (east === 0) {
      return clock + "Z";
    }
    const size = Math.abs(east);
    return clock + (east < 0 ? "-" : "+") + two(Math.floor(size / 60)) + ":" + two(size % 60);
  }

  const momentOf = (e) => Date.parse(e.at);
  const dayOf = (e) => Date.parse(e.day + "T00:00:00Z") / 86400000;

  // offsetOf returns the minutes east of UTC of an event's moment.
  function offsetOf(e) {
    const found = /([+-])(\d\d):(\d\d)$/.exec(e.at);
    return found ? (found[1] === "-" ? -1 : 1) * (found[2] * 60 + Number(found[3])) : 0;
  }

  // sumOf returns the checksum of an event.
  function sumOf(e) {
    const fields = [
      e.uid, e.kind, e.card,
      memory.NAMES.indexOf(e.rating ?? ""), momentOf(e), offsetOf(e), dayOf(e),
      e.ms ?? 0, e.open_ms ?? 0, e.variant ?? 0, e.hints ?? 0,
      e.text ?? "", e.session ?? "", e.machine ?? "", e.of ?? "",
    ];
    for (const list of [e.missed ?? [], e.bonus ?? []]) {
      fields.push(list.length, ...list);
    }
    const text = fields.map((f) => digest.bytesOf(String(f)) + ":" + f + ",").join("");
    return digest.ofText(text).slice(0, 16);
  }

  // FIELDS are those of a line, in order. Empty ones are left out.
  const FIELDS = [
    "uid", "card", "kind", "rating", "at", "day", "ms", "open_ms", "variant", "text", "missed", "bonus", "hints",
    "session", "machine", "of",
  ];

  // finish returns an event with its fields in order, and its checksum.
  function finish(e) {
    const line = {};
    for (const f of FIELDS) {
      const value = e[f];
      if (value && (!Array.isArray(value) || value.length > 0)) {
        line[f] = value;
      }
    }
    line.sum = sumOf(line);
    return line;
  }

  // isEvent reports whether something has the form of an event. Whether its
  // checksum is right takes too long to tell of many at every start.
  function isEvent(e) {
    const texts = (list) => list === undefined || Array.isArray(list) && list.every((t) => typeof t === "string");
    return [e.uid, e.card, e.kind, e.machine, e.sum].every((t) => typeof t === "string") && texts(e.missed) && texts(e.bonus) &&
      Number.isFinite(momentOf(e)) && Number.isFinite(dayOf(e)) && (e.kind !== "review" || memory.NAMES.indexOf(e.rating) > 0);
  }

  // fileOf returns events as the text of a file, without those that were damaged:
  // djq would refuse them all. It takes a last line without its end for one that
  // was cut off.
  const fileOf = (list) => list.filter((e) => e.sum === sumOf(e)).map((e) => JSON.stringify(e) + "\n").join("");

  return { isEvent, newID, newUID, timeOf, momentOf, dayOf, sumOf, finish, fileOf };
})();
