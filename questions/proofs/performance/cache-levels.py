# shows: 1 2 3 4
import subprocess
import time

from django.core.cache import cache, caches
from django.core.cache.backends.locmem import LocMemCache
from django.template import Engine
from django.test import Client
from django.views.decorators.cache import cache_page

calls = []


def compute_stats():
    calls.append(1)
    return {"posts": 3}


def hello(request):
    calls.append(1)
    return HttpResponse(f"Hello {request.GET.get('n', '')} {request.session.get('name')}")


def runs(call):
    calls.clear()
    call(), call()
    return len(calls)


urlpatterns = [path("view/", cache_page(60)(hello)), path("site/", hello)]
same("low-level", runs(lambda: cache.get_or_set("stats:v1", compute_stats, timeout=60)), 1)
same("view", runs(lambda: Client().get("/view/")), 1)
same("site, without its middlewares", runs(lambda: Client().get("/site/")), 2)
engine = Engine(libraries={"cache": "django.templatetags.cache"})
source = "{% load cache %}{% cache 60 box %}{{ stats }}{% endcache %}"
same("fragment", runs(lambda: engine.from_string(source).render(Context({"stats": compute_stats}))), 1)

for name in ("ann", "bob"):
    User.objects.create_user(name)


def greet(request):
    return HttpResponse(f"Hello {request.user.username}")


urlpatterns.append(path("greet/", cache_page(60)(greet)))
first, second = Client(), Client()
first.force_login(User.objects.get(username="ann"))
second.force_login(User.objects.get(username="bob"))
same("ann's page", first.get("/greet/").content, b"Hello ann")
same("bob gets", second.get("/greet/").content, b"Hello ann")

middleware = ["django.middleware.cache.UpdateCacheMiddleware", *settings.MIDDLEWARE, "django.middleware.cache.FetchFromCacheMiddleware"]
with override_settings(MIDDLEWARE=middleware):
    same("site, with its middlewares", runs(lambda: Client().get("/site/?n=1")), 1)
    same("which keep a page for", Client().get("/site/?n=2")["Cache-Control"], "max-age=600")


assert isinstance(caches["default"], LocMemCache)
cache.set("kept", 1)
left = caches["default"]._expire_info[cache.make_key("kept")] - time.time()
print("seconds left:", round(left))
assert 295 < left <= 300
cache.set("key", "mine")
program = """
from django.conf import settings
settings.configure()
from django.core.cache import cache
assert cache.get("key") is None
cache.set("key", "from another process")
"""
subprocess.run([sys.executable, "-c", program], check=True)
same("after another process set it", cache.get("key"), "mine")
