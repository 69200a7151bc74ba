# shows: 1 2 3 4 5 6
import base64
import zlib
from datetime import timedelta
from importlib import import_module

from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.management import call_command
from django.utils import timezone


def leave(request):
    logout(request)
    return HttpResponse("bye")


def cart(request):
    request.session["cart"] = "secret wishes"
    return HttpResponse(str(request.user))


urlpatterns = [path("", lambda request: HttpResponse(str(request.user))), path("cart/", cart), path("out/", leave)]
ann = User.objects.create_user("ann", password="x")


def replayed(engine):
    """Who a copied cookie still is, after its owner logged out."""
    with override_settings(SESSION_ENGINE=f"django.contrib.sessions.backends.{engine}"):
        client, thief = Client(), Client()
        client.force_login(ann)
        client.get("/cart/")
        stolen = client.cookies["sessionid"].value
        client.get("/out/")
        assert client.get("/").content == b"AnonymousUser"
        thief.cookies["sessionid"] = stolen
        return stolen, thief.get("/").content


same("db: replayed after logout", replayed("db")[1], b"AnonymousUser")
cookie, who = replayed("signed_cookies")
same("signed_cookies: replayed after logout", who, b"ann")
payload = cookie.split(":")[0].lstrip(".")
plain = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
if cookie.startswith("."):
    plain = zlib.decompress(plain)
same("signed, not encrypted", b"secret wishes" in plain, True)


def engine(name, alias="default"):
    return override_settings(SESSION_ENGINE=f"django.contrib.sessions.backends.{name}", SESSION_CACHE_ALIAS=alias)


def append(request):
    request.session.setdefault("list", [])
    request.session["list"].append(1)
    if request.GET:
        request.session.modified = True
    return HttpResponse(len(request.session["list"]))


memory = "django.core.cache.backends.locmem.LocMemCache"
use(CACHES={name: {"BACKEND": memory, "LOCATION": name} for name in ("default", "sessions", "a", "b")})
urlpatterns += [
    path("session/", lambda request: HttpResponse(request.session.get("x"))),
    path("append/", append),
]
for name, costs, survives in (("db", 1, "ann"), ("cache", 0, "AnonymousUser"), ("cached_db", 0, "ann")):
    with engine(name, "sessions"):
        client = Client()
        client.force_login(ann)
        client.get("/")
        with queries(f"{name}: reading the session", costs):
            client.get("/session/")
        caches["sessions"].clear()  # an eviction, a restart
        same("after the cache was emptied", client.get("/").text, survives)
        client.get("/cart/")
        same("a write reaches the database", Session.objects.filter(session_key=client.cookies["sessionid"].value).exists(), name != "cache")

with engine("cached_db", "a"):
    client = Client()
    client.force_login(ann)
    copy = client.cookies["sessionid"].value
    same("process a", client.get("/").text, "ann")
with engine("cached_db", "b"):
    same("process b logs out", client.get("/out/").text, "bye")
with engine("cached_db", "a"):
    client.cookies["sessionid"] = copy
    same("process a still sees the user", client.get("/").text, "ann")

Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
same("expired rows stay", Session.objects.count() > 0, True)
call_command("clearsessions")
same("after clearsessions", Session.objects.count(), 0)

Store = import_module("django.contrib.sessions.backends.db").SessionStore
session = Store()
session.create()
first, second = Store(session.session_key), Store(session.session_key)
first["a"], second["b"] = 1, 2
first.save()
second.save()
same("two parallel requests", dict(Store(session.session_key).items()), {"b": 2})
client = Client()
client.get("/append/?modified=1")
same("nested change, not marked", [client.get("/append/").text for _ in range(2)], ["2", "2"])
same("marked", [client.get("/append/?modified=1").text for _ in range(2)], ["2", "3"])
