# needs: Django>=6.0
# shows: 2 3 4 5 6
import os
import subprocess
import tempfile
import textwrap
from pathlib import Path

root = Path(tempfile.mkdtemp())


def write(name, text):
    (root / name).write_text(textwrap.dedent(text))


write("proj.py", """
    SECRET_KEY = "x"
    FLAG = "settings module"
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}
    INSTALLED_APPS = ["django.contrib.contenttypes"]
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": "cache"}}
    MEDIA_ROOT = "media"
    TEST_RUNNER = "runner.Runner"
""")
write("runner.py", """
    from django.conf import settings
    from django.test.runner import DiscoverRunner

    class Runner(DiscoverRunner):
        def setup_test_environment(self, **kwargs):
            super().setup_test_environment(**kwargs)
            settings.FLAG = "set by the parent"
""")
write("manage.py", """
    import multiprocessing
    import os
    import sys

    def main():
        import proj
        proj.PATCHED = True
        if "NO_TBLIB" in os.environ:
            sys.modules["tblib"] = None
        multiprocessing.set_start_method(os.environ["START"])
        os.environ["DJANGO_SETTINGS_MODULE"] = "proj"
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)

    if __name__ == "__main__":
        main()
""")
SOURCE = """
    import os
    import time
    import proj
    from django.conf import settings
    from django.core.cache import cache
    from django.db import connection
    from django.test import TestCase, override_settings

    class Worker(TestCase):
        def test(self):
            open("here-" + __name__, "w").close()
            while "WAIT" in os.environ and not all(map(os.path.exists, ("here-test_a", "here-test_b"))):
                time.sleep(0.05)  # leaves the other class to another process
            with open("out-" + __name__, "w") as out:
                database = connection.settings_dict["NAME"]
                print(settings.FLAG, hasattr(proj, "PATCHED"), database, settings.MEDIA_ROOT, os.getpid(), sep="|", file=out)

        def test_second(self):
            with open("out-" + __name__ + "-second", "w") as out:
                out.write(str(os.getpid()))

    class CacheTests(TestCase):
        def setUp(self):
            own = {"KEY_PREFIX": f"test-{os.getpid()}"}
            caches = {"default": settings.CACHES["default"] | own}
            self.enterContext(override_settings(CACHES=caches))

        def test(self):
            self.assertEqual(cache.make_key("x"), f"test-{os.getpid()}:1:x")

    class ClearTests(TestCase):
        def test(self):
            default = settings.CACHES["default"] | {"LOCATION": "cache-" + __name__}
            with override_settings(CACHES={"default": default | {"KEY_PREFIX": "other process"}}):
                cache.set("x", 1)
            with override_settings(CACHES={"default": default | {"KEY_PREFIX": "this one"}}):
                self.assertIsNone(cache.get("x"))
                cache.clear()
            with override_settings(CACHES={"default": default | {"KEY_PREFIX": "other process"}}):
                self.assertIsNone(cache.get("x"))
"""
for name in ("test_a.py", "test_b.py"):
    write(name, SOURCE)


def run(start, *options, status=0):
    done = subprocess.run(
        [sys.executable, "manage.py", "test", *options],
        cwd=root, capture_output=True, text=True, env=os.environ | {"START": start}, timeout=300,
    )
    assert done.returncode == status, done.stderr
    return done.stderr


def seen(start, *options):
    """What the two workers saw; in a parallel run each waits for the other."""
    for here in root.glob("here-*"):
        here.unlink()
    os.environ.pop("WAIT", None)
    if options[-1] != "1":
        os.environ["WAIT"] = "yes"
    run(start, *options)
    os.environ.pop("WAIT", None)
    return [(root / f"out-{name}").read_text().strip().split("|") for name in ("test_a", "test_b")]


for start, flag, patched in (("fork", "set by the parent", "True"), ("forkserver", "settings module", "False")):
    rows = seen(start, "--parallel", "2")
    same(f"{start}: setting, patch", [row[:2] for row in rows], [[flag, patched]] * 2)
rows = seen("forkserver", "--parallel", "4")
databases = {row[2] for row in rows}
print(databases)
assert len(databases) == len({row[4] for row in rows}) == 2
same("MEDIA_ROOT", {row[3] for row in rows}, {"media"})
same("the tests of a class in one process", [(root / f"out-{n}-second").read_text() for n in ("test_a", "test_b")], [row[4] for row in rows])
same("serial", {row[2] for row in seen("forkserver", "--parallel", "1")}, {"file:memorydb_default?mode=memory&cache=shared"})

write("test_c.py", """
    from django.test import SimpleTestCase

    class Local(SimpleTestCase):
        def test(self):
            class Unpicklable(Exception):
                pass
            raise Unpicklable

    class Other(SimpleTestCase):
        def test(self):
            pass
""")
text = run("forkserver", "--parallel", "2", "test_c", status=1)
print([line for line in text.splitlines() if "local object" in line][-1])
same("serial, the failure itself", "Unpicklable" in run("forkserver", "--parallel", "1", "test_c", status=1).splitlines()[-6:].__str__(), True)

# Without tblib any failing test ends a parallel run, also one that merely fails an assertion.
write("test_e.py", """
    from django.test import SimpleTestCase

    class Fails(SimpleTestCase):
        def test(self):
            self.assertEqual(1, 2)

    class Other(SimpleTestCase):
        def test(self):
            pass
""")
os.environ["NO_TBLIB"] = "yes"
parallel, serial = (run("fork", "--parallel", workers, "test_e", status=1).splitlines() for workers in ("2", "1"))
del os.environ["NO_TBLIB"]
same("parallel", ("TypeError: cannot pickle 'traceback' object" in parallel, "FAILED (failures=1)" in parallel), (True, False))
same("serial", "FAILED (failures=1)" in serial, True)

# Order dependence, found by --shuffle in a serial run.
write("test_d.py", """
    from django.test import SimpleTestCase

    done = []

    class A(SimpleTestCase):
        def test(self):
            done.append(1)

    class B(SimpleTestCase):
        def test(self):
            self.assertEqual(done, [1])
""")
run("fork", "test_d")
failed = [seed for seed in "12345678" if subprocess.run(
    [sys.executable, "manage.py", "test", "test_d", "--shuffle", seed], cwd=root, capture_output=True, env=os.environ | {"START": "fork"}
).returncode]
print("seeds that show it:", failed)
assert failed
text = run("fork", "--parallel", "2", "--pdb", "test_d", status=1)
same("--pdb", "You cannot use --pdb with parallel tests" in text, True)
