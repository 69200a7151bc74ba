"""Lets Anki's own library judge what djq exports, and djq what Anki exports.

    python judge.py DJQ [--scripts N] [--seed N]

First one long story with the built-in bank, then N random scripts of export, edit
and review on both sides, and import. Needs the package anki, 26.9 or newer.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

START = 1_780_000_000  # the moment at which a world begins, in seconds since 1970
FIELDS = ["Card", "Question", "Hint", "Answer", "Points", "FollowUps", "References", "Note"]


class World:
    """A djq folder and a collection of Anki, with a clock of their own."""

    def __init__(self, djq, bank=None):
        self.djq_path = djq
        self.folder = tempfile.mkdtemp(prefix="djq-anki-")
        self.now = START
        self.bank = bank and self.path(bank)
        self.collection = Collection(self.path("collection.anki2"))
        self.packages = 0

    def close(self):
        self.collection.close()
        shutil.rmtree(self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def tick(self, seconds=60):
        self.now += seconds
        return self.now

    # The side of djq.

    def djq(self, *arguments, stdin="", code=0):
        environment = dict(os.environ, DJQ_HOME=self.path("home"), TZ="UTC")
        environment["DJQ_NOW"] = subprocess_time(self.tick(1))
        environment.pop("DJQ_BANK", None)
        if self.bank:
            environment["DJQ_BANK"] = self.bank
        run = subprocess.run([self.djq_path, *arguments], input=stdin, capture_output=True, text=True, env=environment)
        assert run.returncode == code, f"djq {arguments}: {run.returncode}\n{run.stdout}{run.stderr}"
        return run.stdout

    def export(self, *arguments):
        self.packages += 1
        path = self.path(f"{self.packages}-djq.apkg")
        self.djq("export", "anki", path, *arguments)
        return path

    def take_home(self, path, *arguments):
        return json.loads(self.djq("import", "anki", path, "--yes", "--json", *arguments))["home"]

    def cards(self):
        return {c["card"]: c for c in json.loads(self.djq("list", "--json"))}

    def reviews(self):
        """All reviews as (card, moment in ms, rating), sorted."""
        ratings = {"again": 1, "hard": 2, "good": 3, "easy": 4}
        events = [json.loads(line) for line in self.djq("history", "export").splitlines()]
        return sorted((e["card"], milliseconds(e["at"]), ratings[e["rating"]]) for e in events if e["kind"] == "review")

    # The side of Anki.

    def anki_import(self, path, scheduling=False):
        options = ImportAnkiPackageOptions(with_scheduling=scheduling)
        log = self.collection.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options)).log
        counts = {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting", "first_field_match", "missing_notetype", "missing_deck", "empty_first_field")}
        return {name: n for name, n in counts.items() if n}

    def anki_export(self, legacy, scheduling=True):
        self.packages += 1
        path = self.path(f"{self.packages}-anki.apkg")
        options = ExportAnkiPackageOptions(with_scheduling=scheduling, legacy=legacy)
        self.collection.export_anki_package(out_path=path, options=options, limit=None)
        return path

    def note(self, card):
        found = [i for i, fields in self.collection.db.execute("select id, flds from notes") if fields.split("\x1f")[0].split("<")[0] == card]
        assert len(found) == 1, f"{len(found)} notes of {card}"
        return self.collection.get_note(found[0])

    def save(self, note):
        """Saves a note as edited now."""
        self.collection.update_note(note)
        self.collection.db.execute("update notes set mod = ? where id = ?", self.tick(), note.id)

    def review(self, card, rating):
        """Answers a card in Anki's own scheduler; returns the moment in ms."""
        found = self.collection.get_card(self.note(card).cards()[0].id)
        found.start_timer()
        before = self.collection.db.scalar("select max(id) from revlog") or 0
        self.collection.sched.answerCard(found, rating)
        written = self.collection.db.scalar("select max(id) from revlog")
        assert written != before
        moment = self.tick() * 1000 + random.randrange(1000)
        self.collection.db.execute("update revlog set id = ? where id = ?", moment, written)
        return moment

    def anki_reviews(self):
        rows = self.collection.db.execute(
            "select flds, r.id, r.ease from revlog r join cards c on c.id = r.cid join notes n on n.id = c.nid where r.ease > 0")
        return sorted((fields.split("\x1f")[0].split("<")[0], moment, ease) for fields, moment, ease in rows)

    def anki_notes(self):
        """All notes by their GUIDs, with all that Anki keeps of them."""
        return {row[0]: row for row in self.collection.db.execute("select guid, mod, tags, flds from notes")}


def subprocess_time(seconds):
    import datetime
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def equal_reviews(a, b):
    """Reviews of one moment have moments of their own in Anki, milliseconds apart."""
    return len(a) == len(b) and all(x[0] == y[0] and x[2] == y[2] and abs(x[1] - y[1]) < 2000 for x, y in zip(sorted(a), sorted(b)))


def within(reviews, others):
    """Whether each review is one of the others."""
    others = list(others)
    for card, moment, rating in sorted(reviews):
        found = next((o for o in others if o[0] == card and o[2] == rating and abs(o[1] - moment) < 2000), None)
        if not found:
            return False
        others.remove(found)
    return True


def milliseconds(text):
    import datetime
    return round(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000)


def story(djq):
    """The built-in bank goes to Anki, is edited and reviewed there, and comes home."""
    w = World(djq)
    total = len(w.cards())
    first = w.export()
    assert w.anki_import(first) == {"new": total}, "first import"
    before = w.anki_notes()
    assert w.anki_import(first) == {"duplicate": total}, "second import"
    assert w.anki_import(w.export()) == {"duplicate": total}, "import of a second export"
    assert w.anki_notes() == before, "a second import changed a note"
    assert w.collection.note_count() == total and w.collection.card_count() == total
    assert w.collection.fix_integrity()[1], "Anki's check of its database"
    decks = {d.name for d in w.collection.decks.all_names_and_ids()}
    assert decks == {"Default", "djq"} | {"djq::" + name.split("/")[0] for name in w.cards()}, decks
    kind = w.collection.models.by_name("djq")
    assert [f["name"] for f in kind["flds"]] == FIELDS
    name = sorted(w.cards())[7]
    note = w.note(name)
    card = w.cards()[name]
    assert {"topic::" + card["topic"], "difficulty::" + card["difficulty"], "asked::" + card["asked"]} <= set(note.tags)
    shown = note.cards()[0]
    assert "{{" not in re.sub(r"<(code|pre)[^>]*>.*?</\1>", "", shown.question(), flags=re.S), "a field was not filled in"
    assert 'class="question"' in shown.question() and 'class="answer"' in shown.answer()

    # Edited in Anki: a second import leaves it alone, in both forms it comes home.
    note["Hint"] = "<div>A hint of <b>my own</b></div>"
    note["Note"] = "My story:<br>once"
    w.save(note)
    assert w.anki_import(w.export()) == {"duplicate": total}
    assert w.note(name)["Hint"] == "<div>A hint of <b>my own</b></div>", "an import undid an edit"
    for legacy in (False, True):
        dry = json.loads(w.djq("import", "anki", w.anki_export(legacy), "--dry-run", "--json"))["home"]
        assert dry["taken"] == [{"card": name, "parts": ["hint", "note"]}] and not dry["conflicts"], dry
    w.take_home(w.anki_export(False))
    assert w.cards()[name]["hint"] == "A hint of **my own**"
    others = {n: c for n, c in w.cards().items() if n != name}
    assert w.take_home(w.anki_export(True))["taken"] == []
    assert w.anki_import(w.export()) == {"duplicate": total}, "what came from Anki went back as a change"
    assert {n: c for n, c in w.cards().items() if n != name} == others

    # Progress: what FSRS knows arrives, and reviews of both sides are the same.
    w.djq("drill", "-t", "orm", "-n", "6", "--seed", "1", "--save", "--plain", stdin="\n3\n\n1\n\n2\n\n4\n\n3\n\n3\n\n3\n\n3\n")
    second = World(djq)
    try:
        second.anki_import(w.export("--with-progress"), scheduling=True)
        assert equal_reviews(second.anki_reviews(), w.reviews()), "reviews differ"
        memory = {n: c["memory"] for n, c in w.cards().items() if c["memory"]}
        assert len(memory) == 6
        for n, m in memory.items():
            found = second.note(n).cards()[0]
            data = json.loads(second.collection.db.scalar("select data from cards where id = ?", found.id))
            assert abs(data["s"] - m["stability"]) < 1e-3 and abs(data["d"] - m["difficulty"] if "difficulty" in m else 0) < 1e-2, (data, m)
            due = json.loads(w.djq("show", n, "--json"))[0]["memory"]["due"]
            created = second.collection.crt // 86400
            days = (milliseconds(due + "T00:00:00+00:00") // 86_400_000) - created
            assert found.type == 2 and found.due == days and found.reps == m["reps"] and found.lapses == m["lapses"], (found.due, days)
    finally:
        second.close()
    reviewed = [w.review(n, rating) for n, rating in zip(sorted(w.cards())[:20], [1, 2, 3, 4] * 5)]
    home = w.take_home(w.anki_export(False), "--with-progress")
    assert home["reviews"]["new"] == len(reviewed) and home["reviews"]["known"] == 0, home["reviews"]
    home = w.take_home(w.anki_export(True), "--with-progress")
    assert home["reviews"]["new"] == 0 and home["reviews"]["known"] == len(reviewed), home["reviews"]
    assert within(w.anki_reviews(), w.reviews())

    # What is suspended in Anki is suspended here, and no longer when it is no longer.
    suspended = w.note(name).cards()[0].id
    for there, change in ((True, w.collection.sched.suspend_cards), (False, w.collection.sched.unsuspend_cards)):
        change([suspended])
        w.collection.db.execute("update cards set mod = ? where id = ?", w.tick(), suspended)
        for legacy in (False, True):
            w.take_home(w.anki_export(legacy), "--with-progress")
            assert (w.djq("list", "--state", "suspended", "--json", code=0 if there else 2).count(name) > 0) == there, "suspended"
    w.close()


PARTS = ["question", "hint", "answer", "key_points", "bonus_points", "follow_ups", "refs", "note", "tags"]
FIELD_OF = {
    "question": "Question", "hint": "Hint", "answer": "Answer", "key_points": "Points", "bonus_points": "Points",
    "follow_ups": "FollowUps", "refs": "References", "note": "Note",
}


def anchor(part, n):
    """A word that a part of a card always has, and after which edits are made."""
    return part.replace("_", "")[:5] + "anchor" + str(n)


CARD = """  # About card {n}.
  - id: c{n}
    difficulty: easy   # for now
    tags: [{tags}]
    question: What does `{quest}` do, and why?
    hint: Think of *{hint}* first.
    answer: |
      The {answe} is **one** thing; *another* is `x * y`.

      ```python
      for row in rows:  # {{}} <b> & so on
          print(row["a"], *rest)
      ```

      - a list of {answe}s
      - and `more`

      | a | b |
      |---|--:|
      | 1 | `2|` |
    # Points.
    key_points:
      - Knows {keypo} well
      - Second of the points
    bonus_points:
      - Knows {bonus} too
    follow_ups:
      - question: And {follo}?
        answer: |
          Yes, it *is*.
      - card: own/c0
    refs:
      - https://example.org/{refs}
"""


class Script:
    """A random script, and what must be true of it."""

    def __init__(self, djq, seed):
        self.random = random.Random(seed)
        random.seed(seed)
        self.w = World(djq, "own.yaml")
        self.tokens = 0
        self.log = []
        self.count = self.random.randint(2, 6)
        self.names = [f"c{n}" for n in range(self.count)]
        self.there_named = list(self.names)  # as Anki has them
        self.here = set()    # (n, part) that changed here since both sides agreed
        self.there = set()   # the same, in Anki
        self.made = set()    # all tokens
        self.in_anki = False
        self.old_packages = []
        self.pending = set()  # cards that changed since the last export into Anki
        with open(self.w.bank, "w") as f:
            f.write("# My cards.\ntopic: own\ncards:\n")
            for n in range(self.count):
                words = {p.replace("_", "")[:5]: anchor(p, n) for p in PARTS}
                f.write(CARD.format(n=n, **words))
        for n in range(self.count):
            self.write_notes(f"own/c{n}: The {anchor('note', n)} of mine.\n")

    def write_notes(self, line):
        os.makedirs(self.w.path("home"), exist_ok=True)
        with open(self.w.path("home/notes.yaml"), "a") as f:
            f.write(line)

    def token(self):
        self.tokens += 1
        token = f"tok{self.tokens}"
        self.made.add(token)
        return token

    def touch(self, path):
        os.utime(path, (self.w.tick(), self.w.now))

    # What a script does.

    def edit_here(self):
        n, part = self.random.randrange(self.count), self.random.choice(PARTS)
        path = self.w.path("home/notes.yaml") if part == "note" else self.w.bank
        text = open(path).read()
        word, token = anchor(part, n), self.token()
        assert word in text, f"{word} is gone:\n{text}"
        join = {"refs": "-", "tags": ", "}.get(part, " ")
        open(path, "w").write(text.replace(word, word + join + token, 1))
        self.touch(path)
        self.here.add((n, part))
        self.pending.add(n)
        self.log.append(f"here: {n} {part} {token}")

    def edit_there(self):
        if not self.in_anki:
            return
        n, part = self.random.randrange(self.count), self.random.choice(PARTS)
        note, word, token = self.w.note("own/" + self.there_named[n]), anchor(part, n), self.token()
        if part == "tags":
            note.tags.append("kind::" + token)
        else:
            field = FIELD_OF[part]
            text = note[field]
            assert word in text, f"{word} is gone:\n{text}"
            if part == "refs":
                note[field] = text.replace("</ul>", f'<li><a href="https://example.org/{token}">x</a></li></ul>')
            else:
                form = self.random.choice(["{w} {t}", "{w} <b>{t}</b>", "{w}&nbsp;{t}", "{w} <i>{t}</i>, so", '{w} <span style="color: red">{t}</span>', "{w} &lt;{t}&gt; * 2 * 3 [x](y)", "{w} {t}_a_b `"])
                note[field] = text.replace(word, form.format(w=word, t=token), 1)
        self.w.save(note)
        self.there.add((n, part))
        self.log.append(f"there: {n} {part} {token}")

    def review_there(self):
        if self.in_anki:
            self.w.review("own/" + self.random.choice(self.there_named), self.random.randint(1, 4))
            self.log.append("review there")

    def review_here(self):
        keys = "".join(f"\n{self.random.randint(2, 4)}\n" for _ in range(2))
        self.w.tick(3600)
        self.w.djq("drill", "-n", "2", "--seed", str(self.random.randrange(99)), "--save", "--plain", stdin=keys)
        self.log.append("review here")

    def rename(self):
        n = self.random.randrange(1, self.count)
        text = open(self.w.bank).read()
        old, new = self.names[n], f"d{n}x{self.token()}"
        self.made.discard(f"tok{self.tokens}")
        if "\n  - id: " + old + "\n" not in text or f"d{n}x" in old:
            return
        aliases = f"    aliases: [{old}]\n"
        block = re.search(rf"  - id: {old}\n(?:    .*\n|\n)*", text)
        text = text[:block.start()] + block.group(0).replace("- id: " + old, "- id: " + new).rstrip("\n") + "\n" + aliases + text[block.end():]
        open(self.w.bank, "w").write(text)
        self.touch(self.w.bank)
        self.names[n] = new
        self.pending.add(n)
        self.log.append(f"rename {old} {new}")

    def export_only(self):
        self.w.export()
        self.log.append("export only")

    def home(self, path=None):
        """Takes home what changed in Anki, and checks that it is that."""
        if not self.in_anki:
            return
        path = path or self.w.anki_export(self.random.random() < 0.5)
        self.old_packages.append(path)
        untouched = {n: self.block(n) for n in range(self.count) if not any(m == n for m, _ in self.there)}
        result = self.w.take_home(path, "--with-progress")
        taken = {(n, p) for t in result["taken"] for p in t["parts"] for n in [self.number(t["card"])]}
        conflicts = {(self.number(c["card"]), c["part"]) for c in result["conflicts"]}
        expected = self.there & self.here
        assert conflicts == expected, f"conflicts {conflicts}, expected {expected}"
        assert taken == self.there - self.here, f"taken {taken}, expected {self.there - self.here}"
        assert not result["unknown"] and not result["left_out"], result
        for n, block in untouched.items():
            assert self.block(n) == block, f"card {n} was not touched in Anki, and is written otherwise:\n{self.block(n)}"
        reviews = self.w.reviews()
        assert len(set(reviews)) == len(reviews), "a review is there twice"
        # Anki knows cards by the names under which it got them.
        there = [("", moment, rating) for _, moment, rating in self.w.anki_reviews()]
        assert within(there, [("", moment, rating) for _, moment, rating in reviews]), "djq lacks reviews of Anki"
        self.there -= taken
        self.log.append(f"home: taken {sorted(taken)}, conflicts {sorted(conflicts)}")

    def block(self, n):
        text = open(self.w.bank).read()
        found = re.search(rf"  # About card {n}\.\n(?:(?!  # About).*\n)*", text)
        return found.group(0)

    def number(self, card):
        return self.names.index(card.removeprefix("own/"))

    def now_called(self, card):
        """The name that a card has today, of one that it had."""
        number = re.match(r"own/[cd](\d+)", card).group(1)
        return "own/" + self.names[int(number)]

    def sync(self):
        """Takes home, and brings the result to Anki."""
        self.home()
        first = not self.in_anki
        before = self.w.anki_notes() if not first else {}
        path = self.w.export(*(["--with-progress"] if first or self.random.random() < 0.5 else []))
        counts = self.w.anki_import(path, scheduling=self.random.random() < 0.5 or first)
        if first:
            assert counts == {"new": self.count}, counts
        else:
            changed = len(self.pending)
            expected = {name: n for name, n in (("updated", changed), ("duplicate", self.count - changed)) if n}
            assert counts == expected, f"{counts}, expected {expected}; pending {self.pending}"
            after = self.w.anki_notes()
            assert sum(after[g] != row for g, row in before.items()) == changed, "another note was touched"
        self.in_anki = True
        self.here, self.there, self.pending = set(), set(), set()
        self.there_named = list(self.names)
        assert self.w.collection.note_count() == self.count
        again = self.w.anki_import(path)
        assert again == {"duplicate": self.count}, again
        self.log.append(f"sync: {counts}")

    def stale(self):
        """An older package of Anki is imported once more: it says nothing new."""
        if self.old_packages and not self.there:
            result = self.w.take_home(self.random.choice(self.old_packages[:-1] or self.old_packages), "--with-progress")
            assert not result["taken"], f"an older package was taken: {result['taken']}"
            assert result["reviews"]["new"] == 0
            self.log.append("stale")

    def run(self):
        steps = [self.edit_here] * 4 + [self.edit_there] * 6 + [self.review_there] * 2 + [self.review_here] + [self.export_only] + [self.home] * 2 + [self.sync] * 3 + [self.rename, self.stale]
        if self.random.random() < 0.8:
            self.sync()
        for _ in range(self.random.randint(4, 16)):
            self.random.choice(steps)()
        self.sync()
        self.sync()
        self.end()

    def end(self):
        """Nothing was lost, and both sides say the same."""
        everything = open(self.w.bank).read() + open(self.w.path("home/notes.yaml")).read()
        drafts = self.w.path("home/drafts")
        if os.path.isdir(drafts):
            everything += "".join(open(os.path.join(drafts, name)).read() for name in sorted(os.listdir(drafts)))
        words = set(re.findall(r"tok\d+", everything))
        assert self.made <= words, f"lost edits: {sorted(self.made - words)}"
        result = self.w.take_home(self.w.anki_export(False), "--with-progress")
        assert not result["taken"] and not result["conflicts"] and result["reviews"]["new"] == 0, result
        assert len(self.w.cards()) == self.count
        self.w.djq("lint", self.w.bank)
        fresh = World(self.w.djq_path)
        try:
            fresh.anki_import(self.w.export("--with-progress"), scheduling=True)
            there, here = fresh.anki_reviews(), self.w.reviews()
            here = [(self.now_called(card), moment, rating) for card, moment, rating in here]
            assert equal_reviews(there, here), f"reviews differ in the end: {there}, {here}"
            # What a new profile shows is what the old one shows.
            mine, old = fresh.anki_notes(), self.w.anki_notes()
            assert mine.keys() == old.keys(), "GUIDs differ"
        finally:
            fresh.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("djq")
    parser.add_argument("--scripts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    djq = os.path.abspath(options.djq)
    if options.scripts != 1 or options.seed == 1:
        story(djq)
        print("the story of the built-in bank holds")
    failed = []
    for seed in range(options.seed, options.seed + options.scripts):
        script = Script(djq, seed)
        try:
            script.run()
            script.w.close()
        except Exception:
            failed.append(seed)
            print(f"script {seed} fails; left in {script.w.folder}", *script.log, traceback.format_exc(), sep="\n", flush=True)
            script.w.collection.close()
            if len(failed) >= 5:
                break
    print(f"{options.scripts} scripts from {options.seed} on, {len(failed)} of them failed {failed or ''}")
    sys.exit(bool(failed))


main()
