# shows: 1 2 3 4
# The same characterisation test runs against the old view and against the new one.
import inspect
from functools import partial

from django.core import mail
from django.shortcuts import redirect, render


class Purchase(models.Model):
    buyer, sku, count = models.CharField(max_length=20), models.CharField(max_length=10), models.IntegerField()

    def get_absolute_url(self):
        return f"/orders/{self.pk}/"


class Line(models.Model):
    purchase = models.ForeignKey(Purchase, on_delete=models.CASCADE)


create(Purchase, Line)
TEMPLATES["checkout.html"] = "<form>{{ form.count.errors }}{{ error }}</form>"


def giant(request):
    error = ""
    if request.method == "POST":
        try:
            count = int(request.POST.get("count", ""))
        except ValueError:
            error = '<ul class="errorlist" id="id_count_error"><li>Enter a whole number.</li></ul>'
        else:
            order = Purchase.objects.create(buyer=request.user.get_username(), sku=request.POST["sku"], count=count)
            Line.objects.create(purchase=order)
            mail.send_mail("Thanks", "", None, ["a@x.org"])
            return HttpResponse(status=302, headers={"Location": order.get_absolute_url()})
    from django.utils.safestring import mark_safe

    return render(request, "checkout.html", {"error": mark_safe(error)})


class CheckoutForm(forms.Form):
    sku, count = forms.CharField(), forms.IntegerField()


def place_order(user, sku, count):
    order = Purchase.objects.create(buyer=user.get_username(), sku=sku, count=count)
    Line.objects.create(purchase=order)
    mail.send_mail("Thanks", "", None, ["a@x.org"])
    return order


# The code of the card.
def checkout(request):
    posted = request.method == "POST"
    form = CheckoutForm(request.POST if posted else None)
    if posted and form.is_valid():
        order = place_order(request.user, **form.cleaned_data)
        return redirect(order)
    return render(request, "checkout.html", {"form": form})


current = [giant]
urlpatterns = [path("checkout/", lambda request: current[0](request), name="checkout")]
use(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
mail.outbox = []
ann = User.objects.create(username="ann")


def characterise():
    """Status, redirects, rows and mails."""
    Purchase.objects.all().delete()
    mail.outbox.clear()
    client = Client()
    client.force_login(ann)
    url = reverse("checkout")
    seen = [client.get(url).content]
    wrong = client.post(url, {"sku": "a", "count": "many"})
    seen += [wrong.status_code, wrong.content, Purchase.objects.count()]
    empty = client.post(url)
    seen += [empty.status_code, "errorlist" in empty.text, Purchase.objects.count()]
    right = client.post(url, {"sku": "a", "count": "2"})
    order = Purchase.objects.get()
    seen += [right.status_code, right.headers["Location"] == order.get_absolute_url(), order.buyer, order.sku, order.count]
    return seen + [Line.objects.count(), len(mail.outbox)]


before = characterise()
print(before)
current[0] = checkout
same("the new view behaves as the old one", characterise(), before)


def without_mail(request):
    answer = checkout(request)
    mail.outbox.clear()
    return answer


current[0] = without_mail
same("the test notices a lost mail", characterise() == before, False)
same("the service runs without a request", place_order(ann, "b", 1).sku, "b")
same("its parameters", list(inspect.signature(place_order).parameters), ["user", "sku", "count"])


# Writes without a transaction: an error half-way leaves an incomplete order.
def broken(*args, **kwargs):
    raise RuntimeError("the second write fails")


create_line, Line.objects.create = Line.objects.create, broken
Purchase.objects.all().delete()
raises(RuntimeError, place_order, ann, "c", 1)
same("orders without a line", Purchase.objects.count(), 1)


def place_order_in_one(user, sku, count):
    with transaction.atomic():
        order = Purchase.objects.create(buyer=user.get_username(), sku=sku, count=count)
        transaction.on_commit(partial(mail.send_mail, "Thanks", "", None, ["a@x.org"]))
        Line.objects.create(purchase=order)
    return order


Purchase.objects.all().delete()
mail.outbox.clear()
raises(RuntimeError, place_order_in_one, ann, "c", 1)
same("in one atomic() block: orders, mails", (Purchase.objects.count(), len(mail.outbox)), (0, 0))
Line.objects.create = create_line
place_order_in_one(ann, "c", 1)
same("and without the error", (Purchase.objects.count(), len(mail.outbox)), (1, 1))
