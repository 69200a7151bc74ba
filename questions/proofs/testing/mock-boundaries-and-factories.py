# shows: 1 2 3
import types
from unittest import mock

from django.utils import timezone


class Purchase(models.Model):
    status = models.TextField(default="open")
    hidden = models.BooleanField(default=False)


class Stamp(models.Model):
    auto = models.DateTimeField(auto_now_add=True)
    default = models.DateTimeField(default=timezone.now)


create(Purchase, Stamp)
Order = Purchase


def module(name, source):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].Order = Order
    exec(source, sys.modules[name].__dict__)
    return sys.modules[name]


payments = module("payments", """
class Declined(Exception):
    pass

def charge(order):
    return "real"
""")
Declined = payments.Declined
module("shop", "")
views = module("shop.views", """
from payments import Declined, charge
from django.http import HttpResponse

def pay(request, pk):
    order = Order.objects.get(pk=pk)
    try:
        receipt = charge(order)
    except Declined:
        return HttpResponse("declined")
    order.status = "paid"
    order.save()
    return HttpResponse(receipt)

def visible():
    return Order.objects.filter(hidden=True)  # the wrong way round
""")
sys.modules["shop"].views = views
urlpatterns = [path("orders/<int:pk>/pay/", views.pay)]


def OrderFactory(user):
    return Order.objects.create()


class Pay(TestCase):
    ann = None

    # The code of the card.
    @mock.patch("shop.views.charge", autospec=True)
    def test_declined_card(self, charge):
        charge.side_effect = Declined
        order = OrderFactory(user=self.ann)
        self.client.post(f"/orders/{order.pk}/pay/")
        charge.assert_called_once()
        order.refresh_from_db()
        self.assertEqual(order.status, "open")

    def test_view_that_does_nothing(self):
        with mock.patch.object(self, "client"):  # answers without the view
            with self.assertRaisesMessage(AssertionError, "Called 0 times"):
                self.test_declined_card()

    def pay(self):
        order = OrderFactory(user=self.ann)
        return self.client.post(f"/orders/{order.pk}/pay/").text

    def test_where_to_patch(self):
        with mock.patch("payments.charge", return_value="mock"):
            self.assertEqual(self.pay(), "real")
        with mock.patch("shop.views.charge", return_value="mock"):
            self.assertEqual(self.pay(), "mock")

    def test_autospec(self):
        with mock.patch("shop.views.charge") as bare:
            bare(1, 2, curency="EUR")
        with mock.patch("shop.views.charge", autospec=True) as specified:
            with self.assertRaisesMessage(TypeError, "curency"):
                specified(1, curency="EUR")

    def test_mocked_queryset(self):
        with mock.patch("shop.views.Order") as fake:
            views.visible()
            fake.objects.filter.assert_called_once()
        shown = OrderFactory(user=self.ann)
        self.assertNotIn(shown, views.visible())  # only the real query shows the bug

    def test_clock(self):
        noon = timezone.now().replace(hour=12)
        with mock.patch("django.utils.timezone.now", return_value=noon):
            self.assertEqual(timezone.now(), noon)

    def test_clock_of_fields(self):
        past = timezone.now().replace(year=2020)
        with mock.patch("django.utils.timezone.now", return_value=past):
            stamp = Stamp.objects.create()
        self.assertEqual((stamp.auto, stamp.default == past), (past, False))


run_tests(Pay)
