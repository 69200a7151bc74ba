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

    if __name__ == "__main__":
        multiprocessing.set_start_method(os.environ["START"])
        os.environ["DJANGO_SETTINGS_MODULE"] = "proj"
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)
""")
for name in ("test_a.py", "test_b.py"):
    write(name, """
        from django.conf import settings
        from django.contrib.contenttypes.models import ContentType
        from django.test import TestCase

        class Worker(TestCase):
            def test(self):
                ContentType.objects.count()
                with open("out-" + __name__, "w") as out:
                    out.write(settings.FLAG)
    """)


def seen(start):
    """What the two workers saw of the setting."""
    done = subprocess.run(
        [sys.executable, "manage.py", "test", "--parallel", "2"],
        cwd=root, capture_output=True, text=True, env=os.environ | {"START": start},
    )
    assert done.returncode == 0, done.stderr
    return [(root / f"out-{name}").read_text() for name in ("test_a", "test_b")]


same("fork", seen("fork"), ["set by the parent"] * 2)
same("forkserver", seen("forkserver"), ["settings module"] * 2)
