from django.contrib.sessions.backends.cache import SessionStore
from django.contrib.sessions.middleware import SessionMiddleware
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
print("cache_page alone:", first.content, second.content)
assert second.content == b"Hello ann"
print("Vary of the miss:", first.get("Vary"), "- of the hit:", second.get("Vary"))
assert first["Vary"] == "Cookie" and not second.has_header("Vary")
varied = cache_page(60)(vary_on_cookie(hello))
print("vary_on_cookie below it:", get(varied, "ann", "/b").content, get(varied, "bob", "/b").content)
assert get(varied, "bob", "/b").content == b"Hello bob"
private = cache_page(60)(cache_control(private=True)(hello))
runs.clear()
get(private, "ann", "/c"), get(private, "ann", "/c")
print("private: the view ran", len(runs), "times")
assert len(runs) == 2
runs.clear()
get(plain, "ann", "/d?page=1"), get(plain, "ann", "/d?page=2")
assert len(runs) == 2
