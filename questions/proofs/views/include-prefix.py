# shows: 1 2 3
from django.core.checks import run_checks
from django.urls import clear_url_caches


def show(request, **kwargs):
    return HttpResponse(repr(kwargs))


def status(patterns, url):
    urlpatterns[:] = patterns
    clear_url_caches()
    return Client().get(url).status_code


shop = [path("cart/", show, name="cart")]
wrong, right = [path("shop", include(shop))], [path("shop/", include(shop))]
same("no slash: /shop/cart/, /shopcart/", (status(wrong, "/shop/cart/"), status(wrong, "/shopcart/")), (404, 200))
same("reverse", reverse("cart"), "/shopcart/")
same("slash: /shop/cart/, /shopcart/", (status(right, "/shop/cart/"), status(right, "/shopcart/")), (200, 404))
leading = [path("shop/", include([path("/cart/", show)]))]
same("inner route with a slash", (status(leading, "/shop/cart/"), status(leading, "/shop//cart/")), (404, 200))
same("a check warns", "urls.W002" in [m.id for m in run_checks()], True)
status([path("<slug:team>/wiki/", include([path("home/", show), path("<int:n>/", show)]))], "/")
same("captured prefix", Client().get("/red/wiki/home/").content, b"{'team': 'red'}")
same("in every included view", Client().get("/red/wiki/3/").content, b"{'team': 'red', 'n': 3}")
raises(ImproperlyConfigured, include, shop, namespace="a")  # no app_name
two = (shop, "shop")
status([path("a/", include(two, namespace="a")), path("b/", include(two, namespace="b"))], "/")
same("two mounts", (reverse("a:cart"), reverse("b:cart")), ("/a/cart/", "/b/cart/"))
same("current_app", reverse("shop:cart", current_app="b"), "/b/cart/")
same("an empty prefix", (status([path("", include(shop))], "/cart/"), reverse("cart")), (200, "/cart/"))
