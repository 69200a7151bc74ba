from django.template.response import TemplateResponse

log = []
TEMPLATES["broken.html"] = "{{ boom }}"


class Catches:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            response = self.get_response(request)
        except Exception:
            log.append("caught")
            raise
        log.append(response.status_code)
        return response

    def process_exception(self, request, exception):
        log.append(f"process_exception {type(exception).__name__}")


def view(request, kind):
    if kind == "late":
        return TemplateResponse(request, "broken.html", {"boom": lambda: 1 / 0})
    raise {"404": Http404, "403": PermissionDenied, "500": RuntimeError, "400": __import__("django.core.exceptions").core.exceptions.SuspiciousOperation}[kind]


urlpatterns[:] = [path("<slug:kind>/", view)]
with override_settings(MIDDLEWARE=["__main__.Catches"]):
    client = Client(raise_request_exception=False)
    for kind in ("404", "403", "400", "500", "late"):
        client.get(f"/{kind}/")
    client.get("/no/such/path/")
print(log)
same("caught in try/except", "caught" in log, False)
same("statuses", [x for x in log if isinstance(x, int)], [404, 403, 400, 500, 500, 404])
same("process_exception for late rendering", "process_exception ZeroDivisionError" in log, True)
same("not for an unresolved URL", log[-1:], [404])
