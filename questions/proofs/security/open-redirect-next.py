# shows: 2 3 4 5 6
from urllib.parse import quote

from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme


def after_login(request):
    target = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(
        target,
        allowed_hosts={request.get_host()},
        require_https=request.is_secure(),
    ):
        target = reverse("home")
    return HttpResponseRedirect(target)


def hole(request):
    return redirect(request.GET["next"])


TEMPLATES["registration/login.html"] = "{{ form }}"
urlpatterns = [
    path("", lambda request: HttpResponse(), name="home"),
    path("login/", LoginView.as_view(next_page="home")),
    path("logout/", LogoutView.as_view(next_page="home")),
    path("more/", LoginView.as_view(next_page="home", success_url_allowed_hosts={"app.example.com"})),
    path("orders/", lambda request: HttpResponse(), name="order-list"),
]
User.objects.create_user("ann", password="pw")
use(ALLOWED_HOSTS=["shop.example.com"])


def built_in(url, target):
    client = Client(headers={"host": "shop.example.com"})
    data = {"username": "ann", "password": "pw", "next": target}
    return client.post(url, data, secure=True)["Location"]


for target, safe in {
    "/orders/7/?tab=notes": True,
    "orders/": True,
    "https://shop.example.com/x": True,
    "http://shop.example.com/x": False,
    "//evil.example": False,
    "/\\evil.example": False,
    "///evil.example": False,
    "https://evil.example/login": False,
    "https://shop.example.com@evil.example": False,
    "javascript:alert(1)": False,
    "": False,
}.items():
    request = rf.get("/?next=" + quote(target, safe=""), secure=True, headers={"host": "shop.example.com"})
    print(f"startswith('/'): {target.startswith('/')!s:5} ", end="")
    went = after_login(request)["Location"]
    same(target, went, target if safe else "/")
    same("  LoginView, LogoutView", (built_in("/login/", target), built_in("/logout/", target)), (went, went))
insecure = rf.get("/?next=http://shop.example.com/x", headers={"host": "shop.example.com"})
same("over HTTP a target of plain HTTP passes", after_login(insecure)["Location"], "http://shop.example.com/x")
same("success_url_allowed_hosts", built_in("/more/", "https://app.example.com/"), "https://app.example.com/")
same("not without", built_in("/login/", "https://app.example.com/"), "/")

same("the hole", hole(rf.get("/?next=https://evil.example/login"))["Location"], "https://evil.example/login")
raises(NoReverseMatch, hole, rf.get("/?next=orders"))
same("redirect() takes the name of a view", hole(rf.get("/?next=order-list"))["Location"], "/orders/")
same("the repair does not", after_login(rf.get("/?next=orders", headers={"host": "shop.example.com"}))["Location"], "orders")
