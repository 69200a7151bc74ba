# shows: 1 2 3 4 5 6
import tempfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from django.core.management import call_command

with tempfile.TemporaryDirectory() as folder:
    call_command("startproject", "shop", folder)
    spec = spec_from_file_location("project", Path(folder) / "shop" / "settings.py")
    project = module_from_spec(spec)
    spec.loader.exec_module(project)
default = project.MIDDLEWARE
names = "Security Session Common CsrfView Authentication Message XFrameOptions"
same("the default", [m.rsplit(".", 1)[1] for m in default], [f"{n}Middleware" for n in names.split()])


def index(request):
    return HttpResponse(b"x" * 1000)


def session(request):
    return HttpResponse(request.user.username)


urlpatterns[:] = [path("", index), path("session/", session), path("fr/", index)]
use("django.contrib.messages", "django.contrib.admin", TEMPLATES=project.TEMPLATES)


def status(middleware, url="/", **changed):
    with override_settings(MIDDLEWARE=middleware, **changed):
        return Client().get(url)


same("default order", status(default).status_code, 200)
with override_settings(MIDDLEWARE=sorted(default)):
    call_command("check")  # the project starts
assert "to be installed. Edit your MIDDLEWARE" in str(raises(ImproperlyConfigured, status, sorted(default)))
sessions, auth, messages = default[1], default[4], default[5]
raises(ImproperlyConfigured, status, [auth, sessions])
raises(ImproperlyConfigured, status, [messages, sessions])
with override_settings(MESSAGE_STORAGE="django.contrib.messages.storage.cookie.CookieStorage"):
    same("messages in a cookie need no session", status([messages, sessions]).status_code, 200)
same("sessions first", status([sessions, auth, messages]).status_code, 200)

calls = []


def probe(get_response):
    def middleware(request):
        calls.append("in")
        response = get_response(request)
        calls.append(response.content == b"x" * 1000)
        return response

    return middleware


redirect = status([default[0], "__main__.probe"], SECURE_SSL_REDIRECT=True)
same("HTTPS redirect: status, work below", (redirect.status_code, calls), (301, []))
status(["__main__.probe", default[0]], SECURE_SSL_REDIRECT=True)
same("work above it", calls[0], "in")


def gzipped(middleware):
    calls.clear()
    with override_settings(MIDDLEWARE=middleware):
        response = Client().get("/", headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    return calls[-1]


gzip = "django.middleware.gzip.GZipMiddleware"
same("gzip above: the layer below sees the plain body", gzipped([gzip, "__main__.probe"]), True)
same("gzip below: the first layer comes last and sees the compressed one", gzipped(["__main__.probe", gzip]), False)

update, fetch = (f"django.middleware.cache.{n}CacheMiddleware" for n in ("Update", "FetchFrom"))
from django.core.cache import cache


def seen_by_bob(middleware):
    """What does Bob get after Ann?"""
    cache.clear()
    with override_settings(MIDDLEWARE=middleware):
        ann, bob = Client(), Client()
        for client in (ann, bob):
            client.force_login(User.objects.get(username="ann" if client is ann else "bob"))
        ann.get("/session/")
        return bob.get("/session/").content


for name in ("ann", "bob"):
    User.objects.create_user(name)
same("cache above sessions, which add Vary: Cookie", seen_by_bob([update, sessions, auth, fetch]), b"bob")
same("cache below them", seen_by_bob([sessions, update, auth, fetch]), b"ann")


def counting(get_response):
    def middleware(request):
        calls.append("work")
        return get_response(request)

    return middleware


cache.clear()
calls.clear()
with override_settings(MIDDLEWARE=[update, "__main__.counting", fetch]):
    Client().get("/"), Client().get("/")
same("fetch at the bottom: the layers above still run", calls, ["work", "work"])


def hello(request):
    return HttpResponse()


urlpatterns[:] = []
from django.conf.urls.i18n import i18n_patterns
from django.urls import clear_url_caches

urlpatterns[:] = i18n_patterns(path("hello/", hello))
clear_url_caches()
locale = "django.middleware.locale.LocaleMiddleware"
common = default[2]


from django.utils import translation


def slash(middleware):
    translation.deactivate()
    french = {"LANGUAGE_CODE": "en", "LANGUAGES": [("en", "E"), ("fr", "F")], "USE_I18N": True}
    with override_settings(MIDDLEWARE=middleware, PREPEND_WWW=True, **french):
        return Client().get("/fr/hello")["Location"]


same("locale above common, which resolves the URL", slash([sessions, locale, common]), "http://www.testserver/fr/hello/")
same("locale below it", slash([sessions, common, locale]), "http://www.testserver/fr/hello")
