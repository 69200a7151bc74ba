import pathlib
import subprocess
import tempfile

with tempfile.TemporaryDirectory() as folder:
    root = pathlib.Path(folder)
    (root / "shop").mkdir()
    (root / "shop/__init__.py").write_text("")
    (root / "conf.py").write_text(
        "INSTALLED_APPS=['shop']\nDATABASES={'default':{'ENGINE':'django.db.backends.sqlite3','NAME':'db'}}\n"
    )
    model = "from django.db import models\nclass Item(models.Model):\n    {} = models.CharField(max_length=9, default='')\n"

    def manage(*args):
        done = subprocess.run(
            [sys.executable, "-m", "django", *args, "--settings=conf", "--pythonpath=."],
            cwd=root, capture_output=True, text=True, stdin=subprocess.DEVNULL,
        )
        print(" ".join(args), "->", done.returncode)
        return done

    (root / "shop/models.py").write_text(model.format("name"))
    assert manage("makemigrations", "shop").returncode == 0
    assert manage("makemigrations", "--check").returncode == 0
    assert manage("migrate", "--check").returncode == 1
    (root / "shop/models.py").write_text(model.format("title"))
    assert manage("makemigrations", "--check").returncode != 0
    done = manage("makemigrations", "--check", "--no-input")
    assert done.returncode == 1 and not list(root.glob("shop/migrations/0002*"))
    print(done.stdout)
    assert "Remove field name" in done.stdout and "Add field title" in done.stdout
