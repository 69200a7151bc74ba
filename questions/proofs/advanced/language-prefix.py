# shows: 1 2 3 4 5
from django.conf.urls import i18n
from django.conf.urls.i18n import i18n_patterns
from django.urls import clear_url_caches
from django.utils import translation
from django.views.i18n import set_language


def view(request):
    return HttpResponse(translation.get_language())


use(
    MIDDLEWARE=["django.middleware.locale.LocaleMiddleware"],
    LANGUAGE_CODE="en",
    LANGUAGES=[("en", "English"), ("de", "Deutsch"), ("fr", "Français")],
)


def urls(prefixed):
    global urlpatterns
    # The code of the card, with views in place of the two modules.
    urlpatterns = [
        path("api/", view),
        path("set/", set_language),
    ] + i18n_patterns(
        path("shop/", view, name="shop"),
        prefix_default_language=prefixed,
    )
    clear_url_caches()
    i18n.is_language_prefix_patterns_used.cache_clear()


def visit(where, cookie=None, **headers):
    client = Client()
    if cookie:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    response = client.get(where, headers={"accept-language": headers.get("accept", "de")})
    translation.activate("en")
    return response.headers.get("Location") or response.content.decode()


urls(prefixed=False)
same("/shop/, default bare", visit("/shop/"), "en")
same("/shop/, default bare, with a cookie", visit("/shop/", "de"), "en")
same("/de/shop/, default bare", visit("/de/shop/"), "de")
same("/api/, default bare", visit("/api/"), "en")
urls(prefixed=True)
same("/shop/, default prefixed", visit("/shop/"), "/de/shop/")
same("status", Client().get("/shop/", headers={"accept-language": "de"}).status_code, 302)
same("/api/, default prefixed", visit("/api/"), "de")
same("the path before the cookie", visit("/de/shop/", "fr"), "de")
same("the cookie before the header", visit("/shop/", "fr"), "/fr/shop/")
same("the header before LANGUAGE_CODE", visit("/shop/", accept="fr"), "/fr/shop/")
same("LANGUAGE_CODE at last", visit("/shop/", accept="it"), "/en/shop/")
urls(prefixed=False)
with translation.override("de"):
    same("reverse() in German", reverse("shop"), "/de/shop/")
same("reverse() in English", reverse("shop"), "/shop/")
print("i18n_patterns() in an included URLconf:")
raises(ImproperlyConfigured, include, i18n_patterns(path("shop/", view)))


def switch(where, language, accept):
    """Where set_language sends a visitor of this page, and the cookie it stores."""
    client = Client(headers={"accept-language": accept})
    assert client.get(where).status_code == 200
    response = client.post("/set/", {"language": language, "next": where})
    translation.activate("en")
    return response.headers["Location"], response.cookies[settings.LANGUAGE_COOKIE_NAME].value


urls(prefixed=True)
same("set_language, from the language of the browser", switch("/en/shop/", "de", accept="en"), ("/de/shop/", "de"))
same("from another one", switch("/en/shop/", "de", accept="de"), ("/en/shop/", "de"))
urls(prefixed=False)
same("default bare, to German", switch("/shop/", "de", accept="de"), ("/de/shop/", "de"))
same("and back", [switch("/de/shop/", "en", accept)[0] for accept in ("de", "en")], ["/de/shop/"] * 2)
link = '{% load i18n %}{% language "de" %}{% url "shop" %}{% endlanguage %} {% language "en" %}{% url "shop" %}{% endlanguage %}'
with translation.override("de"):
    same("plain links", render(link), "/de/shop/ /shop/")
