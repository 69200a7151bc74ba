# shows: 1 2 3 4 5
from django.contrib.sessions.backends.cache import SessionStore
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.cache import cache
from django.middleware.cache import FetchFromCacheMiddleware, UpdateCacheMiddleware
from django.utils.cache import get_cache_key
from django.views.decorators.cache import cache_control, cache_page
from django.views.decorators.vary import vary_on_cookie

runs = []


def hello(request):
    runs.append(1)
    return HttpResponse(f"Hello {request.session['name']}")


keys = {}
for name in ("ann", "bob"):
    session = SessionStore()
    session["name"] = name
    session.save()
    keys[name] = session.session_key


@override_settings(SESSION_ENGINE="django.contrib.sessions.backends.cache")
def get(view, name, path):
    request = RequestFactory().get(path, headers={"cookie": f"sessionid={keys[name]}"})
    return SessionMiddleware(view)(request)


plain = cache_page(60)(hello)
first, second = get(plain, "ann", "/a"), get(plain, "bob", "/a")
same("cache_page alone", (first.content, second.content), (b"Hello ann", b"Hello ann"))
print("Vary of the miss:", first.get("Vary"), "- of the hit:", second.get("Vary"))
assert first["Vary"] == "Cookie" and not second.has_header("Vary")
same("of the hit", second["Cache-Control"], "max-age=60")
same("another query string", get(plain, "bob", "/a?page=2").content, b"Hello bob")
varied = cache_page(60)(vary_on_cookie(hello))
print("vary_on_cookie below it:", get(varied, "ann", "/b").content, get(varied, "bob", "/b").content)
hit = get(varied, "bob", "/b")
same("a hit with vary_on_cookie", (hit.content, hit["Vary"], hit["Cache-Control"]), (b"Hello bob", "Cookie", "max-age=60"))
runs.clear()
for cookie in ("sessionid=" + keys["ann"], "sessionid=" + keys["ann"] + "; _ga=2"):
    request = RequestFactory().get("/b", headers={"cookie": cookie})
    with override_settings(SESSION_ENGINE="django.contrib.sessions.backends.cache"):
        SessionMiddleware(varied)(request)
same("another cookie runs the view again", len(runs), 1)
private = cache_page(60)(cache_control(private=True)(hello))
runs.clear()
get(private, "ann", "/c"), get(private, "ann", "/c")
print("private: the view ran", len(runs), "times")
assert len(runs) == 2


@override_settings(SESSION_ENGINE="django.contrib.sessions.backends.cache")
def get_site(view, name, path, address="1.1.1.1"):
    """As MIDDLEWARE with the cache's pair around SessionMiddleware."""
    site = UpdateCacheMiddleware(SessionMiddleware(FetchFromCacheMiddleware(view)))
    return site(RequestFactory(REMOTE_ADDR=address).get(path, headers={"cookie": f"sessionid={keys[name]}"})).content


same("per site", (get_site(hello, "ann", "/e"), get_site(hello, "bob", "/e")), (b"Hello ann", b"Hello bob"))
by_address = lambda request: HttpResponse(request.META["REMOTE_ADDR"])
get_site(by_address, "ann", "/f")
same("by address", get_site(by_address, "ann", "/f", "2.2.2.2"), b"1.1.1.1")
runs.clear()
cookies = {name: {"cookie": f"sessionid={keys[name]}"} for name in keys}
key = get_cache_key(RequestFactory().get("/b", headers=cookies["bob"]))
same("get_cache_key() for bob's headers, for none", (cache.delete(key), get_cache_key(RequestFactory().get("/never"))), (True, None))
same("bob's copy is gone, ann's is not", (get(varied, "bob", "/b").content, get(varied, "ann", "/b").content, len(runs)), (b"Hello bob", b"Hello ann", 1))


def reads_session(get_response):
    """As login_required around the cached view, or LoginRequiredMiddleware."""

    def inner(request):
        request.session.get("name")
        return get_response(request)

    return inner


guarded = reads_session(cache_page(60)(hello))
get(guarded, "ann", "/g")
hit = get(guarded, "bob", "/g")
same("a hit where the session is read outside", (hit.content, hit["Vary"]), (b"Hello ann", "Cookie"))
