# needs: Django>=6.0
# shows: 1 3 4 5 6
import re

from django.middleware.csp import get_nonce
from django.utils.csp import CSP
from django.views.decorators.csrf import csrf_exempt

MIDDLEWARE = list(settings.MIDDLEWARE)
MIDDLEWARE += ["django.middleware.csp.ContentSecurityPolicyMiddleware"]
SECURE_CSP_REPORT_ONLY = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "report-uri": "/csp-reports/",
}
use(MIDDLEWARE=MIDDLEWARE)


def processors(*names):
    engine = dict(settings.TEMPLATES[0], OPTIONS={"context_processors": list(names)})
    return override_settings(TEMPLATES=[engine])


HEADER = "Content-Security-Policy"
DRAFT = HEADER + "-Report-Only"
IN_A_TEST = '<script{% if csp_nonce %} nonce="{{ csp_nonce }}"{% endif %}>'
urlpatterns = [
    path("used/", lambda request: HttpResponse(render('<script nonce="{{ csp_nonce }}">', request))),
    path("tested/", lambda request: HttpResponse(render(IN_A_TEST, request))),
    path("twice/", lambda request: HttpResponse(render("{{ csp_nonce }}" + IN_A_TEST, request))),
    path("passed/", lambda request: HttpResponse(render("{{ nonce }}", None, nonce=get_nonce(request)))),
    path("own/", lambda request: HttpResponse(headers={HEADER: "default-src 'none'"})),
    path("csp-reports/", csrf_exempt(lambda request: HttpResponse(status=204))),
    path("checked/", lambda request: HttpResponse(status=204)),
]
client = Client(enforce_csrf_checks=True)


def nonce(text):
    return re.findall(r"""nonce[-=]["']?([\w-]+)["']""", text)


with override_settings(SECURE_CSP_REPORT_ONLY=SECURE_CSP_REPORT_ONLY):
    with processors("django.template.context_processors.csp"):
        response = client.get("/used/")
        print(response.headers[DRAFT])
        same("only a report", HEADER in response.headers, False)
        same("nonce of header and page", nonce(response.headers[DRAFT]) == nonce(response.text) != [], True)
        same("a new one each time", nonce(client.get("/used/").text) != nonce(response.text), True)
        same("the template printed none", nonce(client.get("/own/").headers[DRAFT]), [])
        with override_settings(SECURE_CSP=SECURE_CSP_REPORT_ONLY):
            response = client.get("/used/")
            same("both", response.headers[HEADER] == response.headers[DRAFT], True)
            response = client.get("/tested/")
            same("{% if csp_nonce %} is false", response.text, "<script>")
            same("and no nonce is sent", response.headers[HEADER], "default-src 'self'; script-src 'self'; report-uri /csp-reports/")
            same("after the first use it is true", "<script nonce=" in client.get("/twice/").text, True)
            same("a header of the view's own stays", client.get("/own/").headers[HEADER], "default-src 'none'")
    with processors():
        same("without the context processor", client.get("/used/").text, '<script nonce="">')
        response = client.get("/passed/")
        same("but a view may pass the nonce", response.text in response.headers[DRAFT], True)
report = {"data": '{"csp-report": {}}', "content_type": "application/csp-report"}
statuses = [client.post(url, **report, headers={"origin": "http://testserver"}).status_code for url in ("/csp-reports/", "/checked/")]
same("a browser's report, exempt and not", statuses, [204, 403])
