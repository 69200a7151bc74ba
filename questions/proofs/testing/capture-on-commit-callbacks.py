log = []


def buy(request):
    with transaction.atomic():
        Tag.objects.create(name="bought")
        transaction.on_commit(lambda: log.append("callback"))
    log.append("next line")
    return HttpResponse()


def failing(request):
    with transaction.atomic():
        Tag.objects.create(name="kept")
        transaction.on_commit(lambda: 1 / 0)
    return HttpResponse()


urlpatterns = [path("buy/", buy), path("failing/", failing)]


class InTestCase(TestCase):
    def setUp(self):
        log.clear()

    def test_never_runs(self):
        self.client.get("/buy/")
        self.assertEqual(log, ["next line"])

    def test_runs_at_the_end_of_the_block(self):
        with self.captureOnCommitCallbacks(execute=True) as callbacks:
            self.client.get("/buy/")
        self.assertEqual((log, len(callbacks)), (["next line", "callback"], 1))

    def test_a_savepoint_that_is_rolled_back_takes_its_callbacks_along(self):
        with self.captureOnCommitCallbacks(execute=True) as callbacks:
            with self.assertRaises(ValueError), transaction.atomic():
                transaction.on_commit(lambda: 1 / 0)
                raise ValueError
        self.assertEqual(callbacks, [])

    def test_callbacks_of_callbacks(self):
        with self.captureOnCommitCallbacks(execute=True):
            transaction.on_commit(lambda: transaction.on_commit(lambda: log.append("inner")))
        self.assertEqual(log, ["inner"])

    def test_an_error_stops_the_rest_unless_robust(self):
        with self.assertRaises(ZeroDivisionError), self.captureOnCommitCallbacks(execute=True):
            transaction.on_commit(lambda: 1 / 0, robust=True)
            transaction.on_commit(lambda: log.append("second"))
            transaction.on_commit(lambda: 1 / 0)
            transaction.on_commit(lambda: log.append("last"))
        self.assertEqual(log, ["second"])


class ForReal(TransactionTestCase):
    def test_order(self):
        log.clear()
        self.client.get("/buy/")
        self.assertEqual(log, ["callback", "next line"])

    def test_an_error_comes_after_the_commit(self):
        self.client.raise_request_exception = False
        self.assertEqual(self.client.get("/failing/").status_code, 500)
        self.assertTrue(Tag.objects.filter(name="kept").exists())


run_tests(InTestCase, ForReal)
