# shows: 1 2 3 4
import uuid

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404

ann, bob = (User.objects.create_user(n) for n in ("ann", "bob"))


class Purchase(models.Model):
    number = models.CharField(max_length=9)
    status = models.CharField(max_length=9, default="new")
    buyer = models.ForeignKey(User, models.CASCADE, related_name="orders")


class Keyed(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)


create(Purchase, Keyed)
mine = Purchase.objects.create(number="1", buyer=ann)
other = Purchase.objects.create(number="2", buyer=bob)


def anybodys(request):
    return HttpResponse(get_object_or_404(Purchase, pk=request.GET["id"]).number)


def scoped(request, pk):
    order = get_object_or_404(request.user.orders.all(), pk=pk)
    return HttpResponse(order.number)


order_page = login_required(scoped)


def by_status(request):
    return HttpResponse(get_object_or_404(Purchase, status="new").number)


urlpatterns[:] = [path("q/", anybodys), path("s/", by_status), path("<int:pk>/", order_page)]
client = Client(raise_request_exception=False)
client.force_login(ann)


def status(url):
    return client.get(url).status_code


same("missing row, malformed id, no id", [status(u) for u in ("/q/?id=999", "/q/?id=abc", "/q/")], [404, 500, 500])
raises(ValueError, get_object_or_404, Purchase, pk="abc")
raises(ValidationError, get_object_or_404, Keyed, pk="abc")  # another key, another error
same("anonymous", Client().get(f"/{mine.pk}/").status_code, 302)
request = rf.get("/")
request.user = AnonymousUser()
assert "'orders'" in str(raises(AttributeError, scoped, request, mine.pk))
same("two rows", status("/s/"), 500)
raises(Purchase.MultipleObjectsReturned, get_object_or_404, Purchase, status="new")
same("the model: anybody's order", client.get(f"/q/?id={other.pk}").content, b"2")
same("scoped: own, bob's, abc", [status(f"/{x}/") for x in (mine.pk, other.pk, "abc")], [200, 404, 404])
seen = []
order_page_ = order_page
urlpatterns[2] = path("<int:pk>/", lambda request, pk: seen.append(pk) or order_page_(request, pk))
from django.urls import clear_url_caches

clear_url_caches()
status("/abc/"), status("/77/")
same("keys that reached the view", seen, [77])
