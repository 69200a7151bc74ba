def show(request):
    return HttpResponse()


shop = ([path("", show, name="list")], "shop")
urlpatterns[:] = [path("shop/", include(shop)), path("outlet/", include(shop, namespace="outlet"))]
same(
    "url",
    reverse("shop:list", query={"tag": ["new", "r&d"], "page": 2}, fragment="results"),
    "/shop/?tag=new&tag=r%26d&page=2#results",
)
same("second mount", reverse("outlet:list"), "/outlet/")
same("current_app", reverse("shop:list", current_app="outlet"), "/outlet/")
same("None", reverse("shop:list", query={"page": None}), "/shop/?page=None")
same("fragment is not quoted", reverse("shop:list", fragment="a b"), "/shop/#a b")
same("QueryDict", reverse("shop:list", query=rf.get("/?a=1&a=2").GET), "/shop/?a=1&a=2")
