# shows: 1 2 3 4 5
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from django.urls import NoReverseMatch, clear_url_caches, resolve, reverse_lazy

root = Path(tempfile.mkdtemp())
sys.path.insert(0, str(root))
URLS = """from django.urls import path
from . import views
app_name = "shop"
urlpatterns = [path("", views.product_list, name="list")]
"""
VIEWS = """from django.http import HttpResponse
from django.urls import reverse

def product_list(request):
    query = {"tag": ["new", "r&d"], "page": 2}
    url = reverse("shop:list", query=query, fragment="results")
    return HttpResponse(url)
"""
AT_IMPORT = """from django.urls import reverse, reverse_lazy

def product_list(request):
    pass

success_url = reverse{}("shop:list")
"""
for app, views in (("shop", VIEWS), ("early", AT_IMPORT.format("")), ("lazy", AT_IMPORT.format("_lazy"))):
    (root / app).mkdir()
    for name, text in (("__init__", ""), ("urls", URLS), ("views", views)):
        (root / app / f"{name}.py").write_text(text)
    (root / f"{app}_root.py").write_text(f"from django.urls import include, path\nurlpatterns = [path('shop/', include('{app}.urls'))]\n")


def show(request):
    return HttpResponse(render("{% url 'shop:list' %}", request))


with override_settings(ROOT_URLCONF="early_root"):
    raises(NoReverseMatch, reverse, "shop:list")  # views.py reverses while the URLconf is loaded
with override_settings(ROOT_URLCONF="lazy_root"):
    same("reverse_lazy() in views.py", (reverse("shop:list"), str(import_module("lazy.views").success_url)), ("/shop/", "/shop/"))
module = import_module("shop.urls")
lazy = reverse_lazy("shop:list", query={"page": 2}, fragment="x")
raises(NoReverseMatch, reverse, "shop:list")  # the URLconf is not there yet
clear_url_caches()
urlpatterns[:] = [path("blog/", show, name="list"), path("shop/", include("shop.urls"))]
same("reverse_lazy(), made before the URLconf", str(lazy), "/shop/?page=2#x")
same("url", Client().get("/shop/").text, "/shop/?tag=new&tag=r%26d&page=2#results")
same("two names", (reverse("list"), reverse("shop:list")), ("/blog/", "/shop/"))
same("None", reverse("shop:list", query={"page": None}), "/shop/?page=None")
same("fragment is not quoted", reverse("shop:list", fragment="a b"), "/shop/#a b")
module.urlpatterns[:] = [path("", show, name="list")]
del module.app_name
clear_url_caches()
urlpatterns[:] = [path("shop/", include("shop.urls"))]
raises(NoReverseMatch, reverse, "shop:list")
module.app_name = "shop"
clear_url_caches()
urlpatterns[:] = [path(f"{n}/", include("shop.urls", namespace=n)) for n in ("shop", "outlet")]
same("two mounts", (reverse("shop:list"), reverse("outlet:list")), ("/shop/", "/outlet/"))
same("current_app", reverse("shop:list", current_app="outlet"), "/outlet/")
same("url tag", (Client().get("/shop/").content, Client().get("/outlet/").content), (b"/shop/", b"/outlet/"))
outlet = rf.get("/outlet/")
outlet.resolver_match = resolve("/outlet/")
same("rendered with the request", render("{% url 'shop:list' %}", outlet), "/outlet/")
same("with a variable of that name", render("{% url 'shop:list' %}", None, request=outlet), "/shop/")
same("querystring tag", render("{% querystring page=2 %}", rf.get("/?tag=a&page=1")), "?tag=a&amp;page=2")
