# shows: 1 2 3 4 5
import sys
import types

from django.urls import NoReverseMatch, clear_url_caches, reverse_lazy


def show(request):
    return HttpResponse(render("{% url 'shop:list' %}", request))


module = types.ModuleType("shop_urls")
module.app_name = "shop"
module.urlpatterns = [path("", show, name="list")]
sys.modules["shop_urls"] = module
lazy = reverse_lazy("shop:list", query={"page": 2}, fragment="x")
raises(NoReverseMatch, reverse, "shop:list")  # the URLconf is not there yet
clear_url_caches()
urlpatterns[:] = [path("blog/", show, name="list"), path("shop/", include("shop_urls"))]
same("reverse_lazy(), made before the URLconf", str(lazy), "/shop/?page=2#x")
same(
    "url",
    reverse("shop:list", query={"tag": ["new", "r&d"], "page": 2}, fragment="results"),
    "/shop/?tag=new&tag=r%26d&page=2#results",
)
same("two names", (reverse("list"), reverse("shop:list")), ("/blog/", "/shop/"))
same("None", reverse("shop:list", query={"page": None}), "/shop/?page=None")
same("fragment is not quoted", reverse("shop:list", fragment="a b"), "/shop/#a b")
del module.app_name
clear_url_caches()
urlpatterns[:] = [path("shop/", include("shop_urls"))]
raises(NoReverseMatch, reverse, "shop:list")
module.app_name = "shop"
clear_url_caches()
urlpatterns[:] = [path(f"{n}/", include("shop_urls", namespace=n)) for n in ("shop", "outlet")]
same("two mounts", (reverse("shop:list"), reverse("outlet:list")), ("/shop/", "/outlet/"))
same("current_app", reverse("shop:list", current_app="outlet"), "/outlet/")
same("url tag", (Client().get("/shop/").content, Client().get("/outlet/").content), (b"/shop/", b"/outlet/"))
same("querystring tag", render("{% querystring page=2 %}", rf.get("/?tag=a&page=1")), "?tag=a&amp;page=2")
