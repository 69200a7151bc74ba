from django.utils.csp import CSP

use(
    MIDDLEWARE=["django.middleware.csp.ContentSecurityPolicyMiddleware"],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"context_processors": ["django.template.context_processors.csp"]},
        }
    ],
)
HEADER = "Content-Security-Policy"
IN_A_TEST = '<script{% if csp_nonce %} nonce="{{ csp_nonce }}"{% endif %}>'
urlpatterns = [
    path("used/", lambda request: HttpResponse(render('<script nonce="{{ csp_nonce }}">', request))),
    path("tested/", lambda request: HttpResponse(render(IN_A_TEST, request))),
    path("own/", lambda request: HttpResponse(headers={HEADER: "default-src 'none'"})),
]
policy = {"script-src": [CSP.SELF, CSP.NONCE], "report-uri": "/csp-reports/"}
client = Client()
with override_settings(SECURE_CSP_REPORT_ONLY=policy):
    headers = client.get("/used/").headers
    same("report only", ("nonce-" in headers[f"{HEADER}-Report-Only"], HEADER in headers), (True, False))
with override_settings(SECURE_CSP=policy):
    response = client.get("/tested/")
    same("{% if csp_nonce %} is false", response.text, "<script>")
    same("and no nonce is sent", response.headers[HEADER], "script-src 'self'; report-uri /csp-reports/")
    same("a header of the view's own stays", client.get("/own/").headers[HEADER], "default-src 'none'")
