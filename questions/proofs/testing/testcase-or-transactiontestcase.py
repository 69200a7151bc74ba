from django.db import connections
from django.test.testcases import DatabaseOperationForbidden

connections.settings["replica"] = dict(connections.settings["default"])


class Wrapped(TestCase):
    databases = {"default", "replica"}

    def test_inside_a_transaction(self):
        self.assertTrue(connection.in_atomic_block)

    def test_a_second_database_needs_no_transaction_test_case(self):
        self.assertEqual(Tag.objects.using("replica").count(), 0)

    def test_durable_blocks_are_let_through(self):
        with transaction.atomic(durable=True):
            pass


class Committing(TransactionTestCase):
    def test_1_no_transaction(self):
        self.assertFalse(connection.in_atomic_block)
        Tag.objects.create(name="a")

    def test_2_flushed_afterwards(self):
        self.assertEqual(Tag.objects.count(), 0)

    def test_3_databases_holds_here_too(self):
        with self.assertRaises(DatabaseOperationForbidden):
            Tag.objects.using("replica").count()


run_tests(Wrapped, Committing)
