# shows: 3
from django.contrib.auth.decorators import login_required
from django.shortcuts import render


class Shop(models.Model):
    name = models.CharField(max_length=9)


class Sale(models.Model):
    user = models.ForeignKey(User, models.CASCADE, related_name="orders")
    shop = models.ForeignKey(Shop, models.CASCADE)


create(Shop, Sale)


@login_required
def orders(request):
    mine = request.user.orders.select_related("shop").order_by("-pk")
    return render(request, "orders.html", {"orders": mine[:50]})


TEMPLATES["orders.html"] = "{% for order in orders %}{{ order.pk }}{{ order.shop.name }} {% empty %}none{% endfor %}"
urlpatterns[:] = [path("orders/", orders)]
ann, bob = (User.objects.create_user(name) for name in ("ann", "bob"))
for i in range(60):
    Sale.objects.create(user=ann, shop=Shop.objects.create(name="tea"))
Sale.objects.create(user=bob, shop=Shop.objects.create(name="gin"))
client = Client()
same("nobody", client.get("/orders/").url, "/accounts/login/?next=/orders/")
client.force_login(ann)
page = client.get("/orders/").content.decode().split()
same("ann's: number, first, last, bob's", (len(page), page[0], page[-1], "61gin" in page), (50, "60tea", "11tea", False))
with queries("session, user, orders with their shops", 3):
    client.get("/orders/")
client.force_login(User.objects.create_user("cy"))
same("the empty list", client.get("/orders/").content, b"none")
