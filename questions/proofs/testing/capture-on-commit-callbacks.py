# needs: postgresql
# shows: 1 2 3 4 5 6
import threading
from unittest import mock

from django.core import mail
from django.test.utils import setup_test_environment

log = []


def orders(request):
    with transaction.atomic():
        Tag.objects.create(name="order")
        transaction.on_commit(send)
    log.append("next line")
    return HttpResponse()


def send():
    log.append("callback")
    mail.send_mail("Receipt", "", "shop@example.com", ["ann@example.com"])


def failing(request):
    with transaction.atomic():
        Tag.objects.create(name="kept")
        transaction.on_commit(lambda: 1 / 0)
        transaction.on_commit(lambda: log.append("later"))
    return HttpResponse()


def locking(request):
    with transaction.atomic():
        Tag.objects.create(name="locked")
        transaction.on_commit(lambda: log.append(Tag.objects.select_for_update().get().name))
    return HttpResponse()


def threaded(request):
    with transaction.atomic():
        Tag.objects.create(name="seen")
        transaction.on_commit(count_elsewhere)
    return HttpResponse()


def count_elsewhere():
    def count():
        log.append(Tag.objects.filter(name="seen").count())
        connection.close()

    thread = threading.Thread(target=count)
    thread.start()
    thread.join()


def refused(request):
    with transaction.atomic():
        transaction.on_commit(send)
        raise ValueError


urlpatterns = [path(f"{view.__name__}/", view) for view in (orders, failing, locking, threaded, refused)]


class InTestCase(TestCase):
    def setUp(self):
        log.clear()

    def test_never_runs(self):
        self.client.post("/orders/")
        self.assertEqual((log, mail.outbox), (["next line"], []))

    def test_of_the_card(self):
        with self.captureOnCommitCallbacks(execute=True) as callbacks:
            response = self.client.post("/orders/", {"sku": 7})
            log.append(response.status_code)
        self.assertEqual(len(callbacks), 1)
        self.assertEqual(len(mail.outbox), 1)
        self.assertEqual(log, ["next line", 200, "callback"])

    def test_an_error_comes_out_of_the_block(self):
        with self.assertRaises(ZeroDivisionError), self.captureOnCommitCallbacks(execute=True):
            log.append(self.client.post("/failing/").status_code)
        self.assertEqual(log, [200])

    def test_robust(self):
        with self.captureOnCommitCallbacks(execute=True):
            transaction.on_commit(lambda: 1 / 0, robust=True)
            transaction.on_commit(lambda: log.append("second"))
        self.assertEqual(log, ["second"])

    def test_inside_the_transaction_of_the_test(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post("/locking/")
        self.assertEqual(log, ["locked"])

    def test_another_connection(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post("/threaded/")
        self.assertEqual(log, [0])

    def test_after_a_failure(self):
        with self.assertRaises(ValueError), self.captureOnCommitCallbacks(execute=True):
            transaction.on_commit(lambda: log.append("ran"))
            raise ValueError
        self.assertEqual(log, ["ran"])

    def test_a_savepoint_that_is_rolled_back(self):
        with self.captureOnCommitCallbacks(execute=True) as callbacks:
            with self.assertRaises(ValueError), transaction.atomic():
                transaction.on_commit(lambda: 1 / 0)
                raise ValueError
        self.assertEqual(callbacks, [])

    def test_a_view_that_fails(self):
        self.client.raise_request_exception = False
        with self.captureOnCommitCallbacks(execute=True) as callbacks:
            self.assertEqual(self.client.post("/refused/").status_code, 500)
        self.assertEqual((callbacks, mail.outbox), ([], []))

    def test_callbacks_of_callbacks(self):
        with self.captureOnCommitCallbacks(execute=True):
            transaction.on_commit(lambda: transaction.on_commit(lambda: log.append("inner")))
        self.assertEqual(log, ["inner"])


class ForReal(TransactionTestCase):
    def setUp(self):
        log.clear()

    def test_order(self):
        self.client.post("/orders/")
        self.assertEqual(log, ["callback", "next line"])

    def test_order_with_atomic_requests(self):
        with mock.patch.dict(connection.settings_dict, ATOMIC_REQUESTS=True):  # the outermost block
            self.client.post("/orders/")
        self.assertEqual(log, ["next line", "callback"])

    def test_an_error_comes_after_the_commit(self):
        self.client.raise_request_exception = False
        self.assertEqual(self.client.post("/failing/").status_code, 500)
        self.assertTrue(Tag.objects.filter(name="kept").exists())
        self.assertEqual(log, [])

    def test_robust(self):
        with transaction.atomic():
            transaction.on_commit(lambda: 1 / 0, robust=True)
            transaction.on_commit(lambda: log.append("second"))
        self.assertEqual(log, ["second"])

    def test_missing_atomic(self):
        with self.assertRaisesMessage(transaction.TransactionManagementError, "select_for_update cannot be used"):
            self.client.post("/locking/")

    def test_another_connection(self):
        self.client.post("/threaded/")
        self.assertEqual(log, [1])


def run(*cases):
    """Run them here: a server may not allow another database."""
    suite = unittest.TestSuite(map(unittest.defaultTestLoader.loadTestsFromTestCase, cases))
    result = unittest.TextTestRunner(verbosity=0).run(suite)
    assert result.wasSuccessful()
    print("tests passed:", result.testsRun)


setup_test_environment()
run(InTestCase, ForReal)
