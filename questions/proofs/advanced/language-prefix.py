from django.conf.urls import i18n
from django.conf.urls.i18n import i18n_patterns
from django.urls import clear_url_caches
from django.utils import translation


def view(request):
    return HttpResponse(translation.get_language())


def visit(where, prefixed):
    global urlpatterns
    urlpatterns = [path("api/", view)] + i18n_patterns(path("shop/", view), prefix_default_language=prefixed)
    clear_url_caches()
    i18n.is_language_prefix_patterns_used.cache_clear()
    with override_settings(
        MIDDLEWARE=["django.middleware.locale.LocaleMiddleware"], LANGUAGE_CODE="en",
        LANGUAGES=[("en", "English"), ("de", "Deutsch")],
    ):
        response = Client().get(where, headers={"accept-language": "de"})
    return response.headers.get("Location") or response.content.decode()


same("/shop/, default prefixed", visit("/shop/", True), "/de/shop/")
same("/shop/, default bare", visit("/shop/", False), "en")
same("/de/shop/, default bare", visit("/de/shop/", False), "de")
same("/api/, default prefixed", visit("/api/", True), "de")
same("/api/, default bare", visit("/api/", False), "en")
