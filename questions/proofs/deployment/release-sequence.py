# needs: postgresql
# shows: 3 7
import pathlib
import tempfile
import threading

from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import DatabaseError, connections

# The checks see the code and the settings.
with override_settings(SECRET_KEY="short"):
    call_command("check", deploy=True, stderr=open(os.devnull, "w"))
    text = str(raises(SystemCheckError, call_command, "check", deploy=True, fail_level="WARNING"))
    assert "security.W009" in text
    call_command("check", fail_level="WARNING")  # without --deploy nothing is said

# An app with one migration, and two replicas that start migrate at once.
folder = pathlib.Path(tempfile.mkdtemp())
(folder / "shop" / "migrations").mkdir(parents=True)
(folder / "shop" / "__init__.py").touch()
(folder / "shop" / "migrations" / "__init__.py").touch()
(folder / "shop" / "migrations" / "0001_initial.py").write_text("""
import __main__
from django.db import migrations, models

class Migration(migrations.Migration):
    operations = [
        migrations.RunPython(lambda apps, editor: __main__.meet.wait()),
        migrations.CreateModel("Cart", [("id", models.BigAutoField(primary_key=True))]),
    ]
""")
sys.path.insert(0, str(folder))
use("shop")
call_command("migrate", "contenttypes", fake=True, verbosity=0)  # makes django_migrations
meet = threading.Barrier(2, timeout=60)  # both have begun before either makes the table
ended = []


def replica():
    try:
        call_command("migrate", "shop", interactive=False, verbosity=0)
        ended.append("migrated")
    except DatabaseError as error:
        assert "shop_cart" in str(error), error
        ended.append("refused, the table exists")
    finally:
        connections["default"].close()


threads = [threading.Thread(target=replica) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
same("two replicas", sorted(ended), ["migrated", "refused, the table exists"])
