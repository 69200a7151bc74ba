# needs: postgresql
# shows: 1 2 3 4 5 6 7
import io
import threading
from unittest import mock

from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.db import connections
from django.test.testcases import DatabaseOperationForbidden

connections.settings["archive"] = dict(connections.settings["default"])
connections.settings["mirror"] = dict(connections.settings["default"])
connections["mirror"].creation.set_as_test_mirror(connection.settings_dict)


class Item(models.Model):
    stock = models.IntegerField()


create(Item)


# The code of the card.
def reserve(pk):  # atomic() is missing
    item = Item.objects.select_for_update().get(pk=pk)
    item.stock -= 1
    item.save()


def in_a_thread():
    counts = []

    def count():
        counts.append(Item.objects.count())
        connection.close()

    thread = threading.Thread(target=count)
    thread.start()
    thread.join()
    return counts[0]


class Wrapped(TestCase):
    databases = {"default", "archive", "mirror"}

    @classmethod
    def setUpTestData(cls):
        cls.item = Item.objects.create(stock=5)

    def test_1_inside_two_transactions(self):
        self.assertEqual([connection.in_atomic_block, len(connection.savepoint_ids)], [True, 1])
        Item.objects.create(stock=1)

    def test_2_rolled_back(self):
        self.assertEqual(Item.objects.get(), self.item)

    def test_3_the_bug_hides(self):
        reserve(self.item.pk)
        self.assertEqual(Item.objects.get().stock, 4)

    def test_4_a_thread_sees_nothing(self):
        self.assertEqual(in_a_thread(), 0)

    def test_5_a_second_database(self):
        item = Item.objects.using("archive").create(stock=1)
        self.assertEqual(Item.objects.using("archive").get(), item)

    def test_5_which_is_rolled_back_and_a_mirror(self):
        self.assertEqual(Item.objects.using("archive").count(), 0)
        self.assertEqual((Item.objects.count(), Item.objects.using("mirror").count()), (1, 0))

    def test_6_on_commit(self):
        log = []
        with self.captureOnCommitCallbacks(execute=True):
            transaction.on_commit(lambda: log.append(1))
        self.assertEqual(log, [1])


class Committing(TransactionTestCase):
    databases = {"default", "archive", "mirror"}

    def test_1_no_transaction(self):
        self.assertFalse(connection.in_atomic_block)
        item = Item.objects.create(stock=5)
        with self.assertRaisesMessage(transaction.TransactionManagementError, "select_for_update cannot be used"):
            reserve(item.pk)
        self.assertEqual(in_a_thread(), 1)
        self.assertEqual(Item.objects.using("mirror").count(), 1)

    def test_2_flushed_afterwards(self):
        self.assertEqual(Item.objects.count(), 0)
        self.assertEqual(Tag.objects.count(), 0)  # what a migration had inserted


class OneDatabase(TransactionTestCase):
    def test(self):
        with self.assertRaises(DatabaseOperationForbidden):
            Item.objects.using("archive").count()


class Restored(TransactionTestCase):
    serialized_rollback = True

    def test(self):
        self.assertEqual(Tag.objects.get().name, "from a migration")


class RestoredToo(Restored):
    pass


def errors(*cases):
    """Run them here: a server may not allow another database."""
    suite = unittest.TestSuite(map(unittest.defaultTestLoader.loadTestsFromTestCase, cases))
    result = unittest.TextTestRunner(verbosity=0, stream=io.StringIO()).run(suite)
    print("tests run:", result.testsRun)
    return [trace for _, trace in result.errors + result.failures]


def run(*cases):
    same("errors", errors(*cases), [])


Tag.objects.create(name="from a migration")
ContentType.objects.get_for_models(*apps.get_models())  # migrate makes these rows
connection._test_serialized_contents = serializers.serialize("json", [*Tag.objects.all(), *ContentType.objects.all()])
run(Wrapped)
same("after TestCase", (Tag.objects.count(), Item.objects.count()), (1, 0))
run(Restored, RestoredToo)
run(Committing, OneDatabase)
same("after a class without it", ["IntegrityError" in trace and "django_content_type" in trace for trace in errors(Restored)], [True])
order = DiscoverRunner().reorder_by
same("the runner starts with", order[0].__name__, "TestCase")

# On SQLite the call is ignored.
with mock.patch.object(type(connection.features), "has_select_for_update", False):
    item = Item.objects.create(stock=5)
    reserve(item.pk)
    same("without row locks", Item.objects.get(pk=item.pk).stock, 4)
connections["archive"].close()
connections["mirror"].close()
