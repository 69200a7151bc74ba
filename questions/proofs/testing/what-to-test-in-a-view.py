# shows: 1 2 3 4 5
from unittest import mock

from django.contrib.auth.decorators import login_required
from django.core import mail
from django.test.testcases import DatabaseOperationForbidden


class Purchase(models.Model):
    user = models.ForeignKey(User, models.CASCADE)
    sku = models.TextField()


class PurchaseForm(forms.ModelForm):
    class Meta:
        model = Purchase
        fields = ["sku"]


create(Purchase)
Order = Purchase
PAGE = "<p class='big' id=\"a\">{{ form.errors }}{{ form.sku }}</p>"


@login_required
def orders(request):
    form = PurchaseForm(request.POST)
    form.instance.user = request.user
    if not form.is_valid():
        return HttpResponse(render(PAGE, request, form=form))
    with transaction.atomic():
        form.save()
        transaction.on_commit(lambda: mail.send_mail("Receipt", "", None, [request.user.email]))
    return HttpResponse(status=201)


urlpatterns = [path("orders/", orders)]


# The code of the card.
class OrderTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ann = User.objects.create_user("ann", "ann@example.com")

    def setUp(self):
        self.client.force_login(self.ann)

    def test_receipt(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post("/orders/", {"sku": "A1"})
        self.assertEqual(Order.objects.get().user, self.ann)
        self.assertEqual(mail.outbox[0].to, ["ann@example.com"])

    def test_invalid(self):
        self.assertContains(self.client.post("/orders/"), "is required")
        self.assertFalse(Order.objects.exists())


class More(OrderTests):
    made = []

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.made.append(cls.ann)

    def refused(self, data):
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post("/orders/", data)
        self.assertEqual((Order.objects.count(), mail.outbox), (0, []))

    def test_refusals(self):
        self.refused({"sku": ""})
        self.client.logout()
        self.refused({"sku": "A1"})

    def test_without_capture_no_mail(self):
        self.client.post("/orders/", {"sku": "A1"})
        self.assertEqual((Order.objects.count(), mail.outbox), (1, []))

    def test_class_data_1(self):
        self.ann.email = "changed"
        self.assertEqual(self.ann.email, "changed")

    def test_class_data_2(self):
        self.assertEqual(self.ann.email, "ann@example.com")
        self.assertIsNot(self.ann, type(self).__dict__.get("ann"))
        self.assertEqual(len(self.made), 1)

    def test_force_login_needs_no_password(self):
        with mock.patch.object(User, "check_password", side_effect=AssertionError):
            Client().force_login(User.objects.create(username="bob"))

    def test_assert_contains(self):
        page = self.client.post("/orders/")
        with self.assertRaisesMessage(AssertionError, "Couldn't find 'Thanks'"):
            self.assertContains(page, "Thanks")
        with self.assertRaisesMessage(AssertionError, "Couldn't retrieve content: Response code was 201 (expected 200)"):
            self.assertContains(self.client.post("/orders/", {"sku": "A1"}), "")
        self.assertContains(self.client.post("/orders/", {"sku": "A1"}), "", status_code=201)
        page = HttpResponse("<p class='big' id=\"a\">Tom &amp; Jerry</p>")
        with self.assertRaises(AssertionError):
            self.assertContains(page, "Tom & Jerry")
        self.assertContains(page, "Tom &amp; Jerry")
        markup = '<p  id="a" class="big">Tom &amp; Jerry</p>'
        with self.assertRaises(AssertionError):
            self.assertContains(page, markup)
        self.assertContains(page, markup, html=True)


class Pure(SimpleTestCase):
    def test_query(self):
        with self.assertRaises(DatabaseOperationForbidden):
            Order.objects.count()


run_tests(OrderTests, More, Pure)
