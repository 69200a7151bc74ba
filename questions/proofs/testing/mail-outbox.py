# shows: 1 2 3 4
import io
import types

from django.core import mail
from django.core.mail.backends.console import EmailBackend

seen, sent = [], []


def orders(request):
    mail.send_mail("Receipt", "Thanks.", "shop@example.com", ["ann@example.com"])
    return HttpResponse()


def later(request):
    transaction.on_commit(lambda: orders(request))
    return HttpResponse()


urlpatterns = [path("orders/", orders), path("later/", later)]


def load_module():
    """A test module, loaded as the runner loads it: before the first test."""
    module = types.ModuleType("early")
    exec("from django.core.mail import outbox", module.__dict__)
    return module


class Early(SimpleTestCase):
    def test_bound_once(self):
        self.client.post("/orders/")
        self.assertEqual((early.outbox, len(mail.outbox)), ([], 1))


# The code of the card.
class ReceiptTests(TestCase):
    def test_receipt(self):
        self.client.post("/orders/", {"sku": 7})
        self.assertEqual(mail.outbox[0].to, ["ann@example.com"])


class More(TestCase):
    def send(self):
        seen.append(mail.outbox)
        self.assertEqual(mail.outbox, [])
        self.client.post("/orders/")
        self.assertEqual(len(mail.outbox), 1)

    test_1 = test_2 = send

    def test_3_each_test_has_its_own_list(self):
        self.assertIsNot(seen[0], seen[1])

    def test_on_commit(self):
        self.client.post("/later/")
        self.assertEqual(mail.outbox, [])
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post("/later/")
        self.assertEqual(len(mail.outbox), 1)

    def test_backend(self):
        self.assertEqual(settings.EMAIL_BACKEND, "django.core.mail.backends.locmem.EmailBackend")

    def test_escaped(self):
        message, out = mail.EmailMessage("x", "x", "a@example.com", ["b@example.com"]), io.StringIO()
        EmailBackend(stream=out).send_messages([message])
        self.assertEqual((mail.outbox, "To: b@example.com" in out.getvalue()), ([], True))


same("outside of tests", settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend")


class Runner(DiscoverRunner):
    def setup_test_environment(self, **kwargs):
        global early
        super().setup_test_environment(**kwargs)
        early = load_module()


DiscoverRunner = Runner
run_tests(Early, ReceiptTests, More)
