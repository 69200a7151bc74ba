# needs: Django>=6.0
import tempfile
import textwrap
from pathlib import Path

from django.db import NotSupportedError
from django.db.migrations.executor import MigrationExecutor
from django.tasks import default_task_backend, task
from django.tasks.base import TaskResultStatus

root = Path(tempfile.mkdtemp())
for name, source in {
    "shop/__init__.py": "",
    "shop/migrations/__init__.py": "",
    "shop/models.py": """
        from django.db import models

        class Product(models.Model):
            name = models.CharField(max_length=20)
            slug = models.CharField(max_length=20, blank=True)

            class Meta:
                constraints = [models.UniqueConstraint(fields=["name"], name="unique_name")]
    """,
    "shop/migrations/0001_initial.py": """
        from django.db import migrations, models

        class Migration(migrations.Migration):
            operations = [
                migrations.CreateModel("Product", [
                    ("id", models.BigAutoField(primary_key=True)),
                    ("name", models.CharField(max_length=20)),
                    ("slug", models.CharField(max_length=20, blank=True)),
                ])
            ]
    """,
    "shop/migrations/0002_fill.py": """
        from django.db import migrations, models

        def fill(apps, schema_editor):
            apps.get_model("shop", "Product").objects.update(slug=models.F("name"))

        class Migration(migrations.Migration):
            dependencies = [("shop", "0001_initial")]
            operations = [
                migrations.RunPython(fill, migrations.RunPython.noop),
                migrations.AddConstraint(
                    "product", models.UniqueConstraint(fields=["name"], name="unique_name")
                ),
            ]
    """,
}.items():
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(textwrap.dedent(source))
sys.path.insert(0, str(root))
use("shop")

from shop.models import Product


def migrate_to(name):
    executor = MigrationExecutor(connection)
    executor.migrate([("shop", name)])
    return executor.loader.project_state([("shop", name)]).apps


class Backfill(TransactionTestCase):
    def test_rows_of_the_old_schema(self):
        old = migrate_to("0001_initial")
        old.get_model("shop", "Product").objects.create(name="Pen")
        new = migrate_to("0002_fill")
        self.assertEqual(new.get_model("shop", "Product").objects.get().slug, "Pen")


class BackfillInTestCase(TestCase):
    def test_sqlite_refuses_schema_changes_inside_atomic(self):
        with self.assertRaises(NotSupportedError) as caught:
            migrate_to("0001_initial")
        print("in a TestCase:", str(caught.exception)[:60])


class Constraint(TestCase):
    def setUp(self):
        Product.objects.create(name="A1")

    def test_unguarded(self):
        with self.assertRaises(IntegrityError):
            Product.objects.create(name="A1")
        with self.assertRaises(transaction.TransactionManagementError):
            Product.objects.count()

    def test_with_a_savepoint(self):
        with self.assertRaises(IntegrityError), transaction.atomic():
            Product.objects.create(name="A1")
        self.assertEqual(Product.objects.count(), 1)


@task
def receipt(pk):
    raise ValueError


class Tasks(TestCase):
    def test_immediate_backend_hides_the_error(self):
        self.assertEqual(receipt.enqueue(1).status, TaskResultStatus.FAILED)

    @override_settings(TASKS={"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}})
    def test_dummy_backend_keeps_what_was_enqueued(self):
        with self.captureOnCommitCallbacks(execute=True):
            transaction.on_commit(lambda: receipt.enqueue(pk=7))
        (result,) = default_task_backend.results
        self.assertEqual((result.status, result.kwargs), (TaskResultStatus.READY, {"pk": 7}))


run_tests(BackfillInTestCase, Constraint, Tasks, Backfill)
