# needs: postgresql
# shows: 1 2 3 4 5
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections
from django.db.models import F
from django.db.models.signals import post_save


class Counter(models.Model):
    key = models.CharField(max_length=10, unique=True)
    hits = models.IntegerField(default=0)
    first_seen = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=10, blank=True)


class Loose(models.Model):
    key = models.CharField(max_length=10)
    hits = models.IntegerField(default=0)


create(Counter, Loose)
key = "a"


def hit(today):
    return Counter.objects.update_or_create(
        key=key,
        defaults={"hits": F("hits") + 1},
        create_defaults={"hits": 1, "first_seen": today},
    )[1]


same("created", [hit("monday"), hit("tuesday"), hit("sunday")], [True, False, False])
counter = Counter.objects.get()
same("counter", (counter.hits, counter.first_seen), (3, "monday"))
raises(ValueError, Counter.objects.update_or_create, key="b", defaults={"hits": F("hits") + 1})
for today in ("monday", "tuesday"):
    Counter.objects.update_or_create(key="c", defaults={"first_seen": today})
same("first_seen in defaults", Counter.objects.get(key="c").first_seen, "tuesday")
created, _ = Counter.objects.update_or_create(key="d", defaults={"hits": 5}, create_defaults={"first_seen": "x"})
same("defaults on creation", created.hits, 0)

sent = []
post_save.connect(lambda **kwargs: sent.append(sorted(kwargs["update_fields"] or [])), sender=Counter, weak=False)
with CaptureQueriesContext(connection) as ctx:
    hit("friday")
sql = [q["sql"] for q in ctx]
assert sql[0] == "BEGIN" and sql[1].endswith("FOR UPDATE") and sql[-1] == "COMMIT"
assert sql[2].startswith("UPDATE") and '"note"' not in sql[2].split("WHERE")[0]
same("post_save with update_fields", sent, [["hits"]])

connections.settings["lite"] = {**connections.settings["default"], "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {}}
with connections["lite"].schema_editor() as editor:
    editor.create_model(Counter)
Counter.objects.using("lite").create(key="a")
with CaptureQueriesContext(connections["lite"]) as ctx:
    Counter.objects.using("lite").update_or_create(key="a", defaults={"hits": F("hits") + 1})
same("SQLite: FOR UPDATE", [q["sql"].split()[0] for q in ctx if "FOR UPDATE" in q["sql"] or q["sql"].startswith("UPDATE")], ["UPDATE"])

rows = [Counter(key="a", hits=F("hits") + 1)]
options = {"update_conflicts": True, "unique_fields": ["key"], "update_fields": ["hits"]}
raises(ValueError, Counter.objects.bulk_create, rows, **options)
Counter.objects.bulk_create([Counter(key="a", hits=1)], **options)
same("bulk_create() overwrites", Counter.objects.get(key="a").hits, 1)

barrier = Barrier(2)


def request(model):
    def hits():
        barrier.wait(10)  # both have looked and found nothing
        return 1

    try:
        return model.objects.update_or_create(key="new", defaults={"hits": F("hits") + 1}, create_defaults={"hits": hits})[1]
    finally:
        connection.close()


for model, want in ((Counter, [False, True]), (Loose, [True, True])):
    with ThreadPoolExecutor(2) as pool:
        got = sorted(pool.map(request, [model, model]))
    same(f"two requests at once, {model.__name__}: created", got, want)
same("unique: rows, hits", list(Counter.objects.filter(key="new").values_list("hits", flat=True)), [2])
same("not unique: rows", Loose.objects.count(), 2)
