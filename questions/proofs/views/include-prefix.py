def show(request, **kwargs):
    return HttpResponse(repr(kwargs))


shop = [path("cart/", show, name="cart")]
urlpatterns[:] = [
    path("shop", include(shop)),
    path("<slug:team>/wiki/", include([path("home/", show)]), {"theme": "dark"}),
]
same("/shop/cart/", Client().get("/shop/cart/").status_code, 404)
same("/shopcart/", Client().get("/shopcart/").status_code, 200)
same("reverse", reverse("cart"), "/shopcart/")
same("captured prefix", Client().get("/red/wiki/home/").content, b"{'team': 'red', 'theme': 'dark'}")
