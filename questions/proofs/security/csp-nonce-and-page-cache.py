# needs: Django>=6.0
# shows: 1 2 3 5 6
import base64
import hashlib
import re

from django.core.cache import cache
from django.shortcuts import render as render_page
from django.utils.csp import CSP
from django.views.decorators.cache import cache_page
from django.views.decorators.csp import csp_override

HEADER = "Content-Security-Policy"
CSP_MIDDLEWARE = "django.middleware.csp.ContentSecurityPolicyMiddleware"
PROCESSOR = "django.template.context_processors.csp"
use(
    MIDDLEWARE=[CSP_MIDDLEWARE],
    SECURE_CSP={"default-src": [CSP.SELF], "script-src": [CSP.SELF, CSP.NONCE]},
    TEMPLATES=[dict(settings.TEMPLATES[0], OPTIONS=settings.TEMPLATES[0]["OPTIONS"] | {"context_processors": [PROCESSOR]})],
)


def page(request):
    return HttpResponse(render('<script nonce="{{ csp_nonce }}"></script>', request))


TEMPLATES["landing.html"] = '<script src="a.js"></script>'


@cache_page(300)
@csp_override({"default-src": [CSP.SELF]})
def landing(request):
    return render_page(request, "landing.html")  # scripts in files only


@csp_override({"default-src": [CSP.NONE]})
def broken(request, error):
    if error:
        raise Http404
    return HttpResponse()


CODE = "start()"
HASH = "'sha256-" + base64.b64encode(hashlib.sha256(CODE.encode()).digest()).decode() + "'"


@cache_page(300)
@csp_override({"script-src": [HASH]})
def hashed(request):
    return HttpResponse(f"<script>{CODE}</script>")


def fragment(request):
    source = '{% load cache %}{% cache 300 menu %}{% now "u" %}{% endcache %}<script nonce="{{ csp_nonce }}"></script>'
    return HttpResponse(render(source, request))


def script_in_fragment(request):
    source = '{% load cache %}{% cache 300 code %}<script nonce="{{ csp_nonce }}"></script>{% endcache %}'
    return HttpResponse(render(source, request))


@csp_override({})
def off(request):
    return HttpResponse()


urlpatterns = [
    path("cached/", cache_page(300)(page)),
    path("page/", page),
    path("landing/", landing),
    path("off/", off),
    path("broken/<int:error>/", broken),
    path("hashed/", hashed),
    path("fragment/", fragment),
    path("script/", script_in_fragment),
]


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
for url, policy in {"/landing/": "default-src 'self'", "/hashed/": f"script-src {HASH}"}.items():
    responses = [client.get(url) for _ in range(2)]
    same(f"{url} twice", [r.headers[HEADER] for r in responses], [policy, policy])
    same("from the cache", "max-age" in responses[1].headers["Cache-Control"] and responses[0].text == responses[1].text, True)
first, second = nonces(client, "/fragment/"), nonces(client, "/fragment/")
same("a cached fragment without script: agree, and a new one", (first[0] == first[1], second[0] == second[1], first != second), (True,) * 3)
nonces(client, "/script/")
header, body = nonces(client, "/script/")
same("a cached fragment with the script", (header, body != []), ([], True))
same("nothing merged", client.get("/broken/0/").headers[HEADER], "default-src 'none'")
same("an error page keeps the policy of the site", client.get("/broken/1/").headers[HEADER], "default-src 'self'; script-src 'self'")
with override_settings(SECURE_CSP_REPORT_ONLY={"default-src": [CSP.SELF]}):
    sent = client.get("/off/").headers
    same("csp_override({}): enforced, report-only", (HEADER in sent, HEADER + "-Report-Only" in sent), (False, True))
