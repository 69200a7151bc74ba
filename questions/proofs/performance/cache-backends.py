# shows: 1 2 3 4 5 6
import os
import subprocess
import tempfile
from unittest import mock

from django.core.cache import caches
from django.core.management import call_command

folder = tempfile.mkdtemp()
BACKENDS = "django.core.cache.backends."
database = {"BACKEND": BACKENDS + "db.DatabaseCache", "LOCATION": "cache_table"}
files = {"BACKEND": BACKENDS + "filebased.FileBasedCache", "LOCATION": folder + "/cache"}
program = """
import sys
from django.conf import settings
settings.configure(
    CACHES={"default": %r},
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": %r}},
)
import django
django.setup()
from django.core.cache import cache
from django.core.management import call_command
exec(sys.argv[1])
"""


def process(backend, *statements):
    """What a process of its own prints."""
    source = program % (backend, folder + "/db.sqlite3")
    run = subprocess.run([sys.executable, "-c", source, "\n".join(statements)], capture_output=True, text=True)
    return run.stdout.strip() or run.stderr.strip().rpartition("\n")[2]


put, get = 'cache.set("key", "kept"); print("set")', 'print(cache.get("key"))'
error = process(database, get)
print("without the table:", error)
assert "no such table: cache_table" in error
process(database, 'call_command("createcachetable")')
local, dummy = {"BACKEND": BACKENDS + "locmem.LocMemCache"}, {"BACKEND": BACKENDS + "dummy.DummyCache"}
for label, backend, want in (("database", database, "kept"), ("files", files, "kept"), ("LocMem", local, "None")):
    assert process(backend, put) == "set"
    same(f"{label}: another, later process reads", process(backend, get), want)
same("dummy", process(dummy, put, get).split(), ["set", "None"])

use(CACHES={"default": database, "files": files})
call_command("createcachetable")
cache = caches["default"]
with queries("get() from the database", 1):
    cache.get("key")
with queries("set()") as ctx:
    cache.set("key", 1)
assert len(ctx) > 1


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM cache_table")
        return cursor.fetchone()[0]


def age():
    """Let the entries expire."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cache_table SET expires = '2001-01-01 00:00:00'")


for i in range(300):
    cache.set(f"old {i}", i)
age()
same("expired rows that nobody reads or writes", (rows(), cache.get("never set")), (301, None))
same("one is read", (cache.get("old 0"), rows()), (None, 300))
cache.set("old 1", 1)
same("one is set, and the table is not over its limit", rows(), 300)
cache.set("more", 1)
same("a new one", rows(), 301)
age()
cache.set("new", 1)
same("after a write over the limit", (rows(), cache.get("new")), (1, 1))

listed = []
glob = type(caches["files"])._list_cache_files
with mock.patch.object(type(caches["files"]), "_list_cache_files", lambda self: listed.append(1) or glob(self)):
    for i in range(400):
        caches["files"].set(str(i), i)
same("listings of the directory for 400 writes", len(listed), 400)
kept = len(os.listdir(folder + "/cache"))
print("files kept of 400:", kept)
assert kept <= 300
