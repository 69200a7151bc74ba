import re

from django.core.cache import cache
from django.utils.csp import CSP
from django.views.decorators.cache import cache_page
from django.views.decorators.csp import csp_override

HEADER = "Content-Security-Policy"
CSP_MIDDLEWARE = "django.middleware.csp.ContentSecurityPolicyMiddleware"
PROCESSOR = "django.template.context_processors.csp"
use(
    MIDDLEWARE=[CSP_MIDDLEWARE],
    SECURE_CSP={"default-src": [CSP.SELF], "script-src": [CSP.SELF, CSP.NONCE]},
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"context_processors": [PROCESSOR]},
        }
    ],
)


def page(request):
    return HttpResponse(render('<script nonce="{{ csp_nonce }}"></script>', request))


@cache_page(300)
@csp_override({"default-src": [CSP.SELF], "script-src": [CSP.SELF]})
def landing(request):
    return HttpResponse('<script src="a.js"></script>')


@csp_override({})
def off(request):
    return HttpResponse()


urlpatterns = [path("cached/", cache_page(300)(page)), path("page/", page), path("landing/", landing), path("off/", off)]


def nonces(client, url):
    """The nonces of the header and those of the page."""
    response = client.get(url)
    return re.findall(r"nonce-([\w-]+)", response.headers.get(HEADER, "")), re.findall(r'nonce="([\w-]+)"', response.text)


client = Client()
(header, body), (second_header, second_body) = nonces(client, "/cached/"), nonces(client, "/cached/")
same("cache_page, first visit: header and page agree", header == body != [], True)
same("second visit: an old nonce in the page, none in the header", (second_body == body, second_header), (True, []))
cache.clear()
around = ["django.middleware.cache.UpdateCacheMiddleware", CSP_MIDDLEWARE, "django.middleware.cache.FetchFromCacheMiddleware"]
with override_settings(MIDDLEWARE=around):
    client = Client()
    first, second = nonces(client, "/page/"), nonces(client, "/page/")
    same("cache around the CSP middleware: one nonce for everyone", first == second and first[0] != [], True)
client = Client()
headers = {client.get("/landing/").headers[HEADER] for _ in range(2)}
same("without a nonce the cache does no harm", headers, {"default-src 'self'; script-src 'self'"})
same("csp_override({})", HEADER in client.get("/off/").headers, False)
