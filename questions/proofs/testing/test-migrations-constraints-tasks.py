# needs: Django>=6.0
# shows: 1 2 3 4 5 6
import tempfile
import textwrap
from pathlib import Path

from django.core.management import call_command
from django.db import NotSupportedError
from django.db.migrations.exceptions import IrreversibleError
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
            sku = models.CharField(max_length=20, default="")
            name = models.CharField(max_length=20)
            slug = models.CharField(max_length=20, blank=True)

            class Meta:
                constraints = [models.UniqueConstraint(fields=["sku"], name="unique_sku")]
    """,
    "shop/migrations/0006_slug.py": """
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
    "shop/migrations/0007_fill.py": """
        from django.db import migrations
        from django.db.models.functions import Lower

        def fill(apps, schema_editor):
            apps.get_model("shop", "Product").objects.update(slug=Lower("name"))

        class Migration(migrations.Migration):
            dependencies = [("shop", "0006_slug")]
            operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
    """,
    "shop/migrations/0008_sku.py": """
        from django.db import migrations, models

        class Migration(migrations.Migration):
            dependencies = [("shop", "0007_fill")]
            operations = [
                migrations.AddField("product", "sku", models.CharField(max_length=20, default="")),
                migrations.AddConstraint("product", models.UniqueConstraint(fields=["sku"], name="unique_sku")),
            ]
    """,
}.items():
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(textwrap.dedent(source))
sys.path.insert(0, str(root))
use("shop")

from shop.models import Product


# The code of the card.
def migrate_to(name):
    executor = MigrationExecutor(connection)
    executor.migrate([("shop", name)])
    return executor.loader.project_state(("shop", name)).apps

class FillSlugs(TransactionTestCase):
    def test_backfill(self):
        self.addCleanup(call_command, "migrate", verbosity=0)
        old = migrate_to("0006_slug").get_model("shop", "Product")
        old.objects.create(name="Pen")
        new = migrate_to("0007_fill").get_model("shop", "Product")
        self.assertEqual(new.objects.get().slug, "pen")


class Later(TransactionTestCase):
    def test_newest_schema(self):
        Product.objects.create(sku="A1")


class Irreversible(TransactionTestCase):
    def test(self):
        from importlib import import_module

        self.addCleanup(call_command, "migrate", verbosity=0)
        (operation,) = import_module("shop.migrations.0007_fill").Migration.operations
        reverse, operation.reverse_code = operation.reverse_code, None
        with self.assertRaises(IrreversibleError):
            migrate_to("0006_slug")
        operation.reverse_code = reverse


class BackfillInTestCase(TestCase):
    def test_sqlite_refuses_schema_changes_inside_atomic(self):
        with self.assertRaises(NotSupportedError) as caught:
            migrate_to("0006_slug")
        print("in a TestCase:", str(caught.exception)[:60])


class Constraint(TestCase):
    def setUp(self):
        Product.objects.create(sku="A1")

    def test_unguarded(self):
        with self.assertRaises(IntegrityError):
            Product.objects.create(sku="A1")
        with self.assertRaises(transaction.TransactionManagementError):
            Product.objects.count()

    def test_of_the_card(self):
        with self.assertRaises(IntegrityError), transaction.atomic():
            Product.objects.create(sku="A1")
        self.assertEqual(Product.objects.count(), 1)


@task
def send(pk):
    if pk < 0:
        raise ValueError(pk)
    return pk * 2


class Tasks(TestCase):
    def test_function(self):
        self.assertEqual(send.call(2), 4)
        with self.assertRaises(ValueError):
            send.call(-1)

    def test_immediate_backend_hides_the_error(self):
        self.assertEqual(send.enqueue(-1).status, TaskResultStatus.FAILED)

    @override_settings(TASKS={"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}})
    def test_dummy_backend_keeps_what_was_enqueued(self):
        with self.captureOnCommitCallbacks(execute=True):
            transaction.on_commit(lambda: send.enqueue(pk=-7))
            self.assertEqual(default_task_backend.results, [])
        (result,) = default_task_backend.results
        self.assertEqual((result.status, result.kwargs), (TaskResultStatus.READY, {"pk": -7}))


@override_settings(TASKS={"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}})
class Kept(TestCase):
    """One backend for the whole class, as with the setting of the project."""

    def enqueue(self):
        send.enqueue(pk=-7)
        return len(default_task_backend.results)

    def test_1_first(self):
        self.assertEqual(self.enqueue(), 1)

    def test_2_finds_the_result_of_the_first(self):
        self.assertEqual(self.enqueue(), 2)

    def test_3_cleared(self):
        default_task_backend.clear()
        self.assertEqual(self.enqueue(), 1)


run_tests(Kept, BackfillInTestCase, Constraint, Tasks, FillSlugs, Later, Irreversible)
