# shows: 1 2 3 4 5 6
import os
from types import ModuleType

from django.contrib.auth import authenticate
from django.contrib.contenttypes.models import ContentType
from django.core import checks
from django.core.checks.registry import registry
from django.db.models.expressions import RawSQL
from django.utils.safestring import mark_safe
from django.views.decorators.csrf import csrf_exempt

os.environ["SECRET_KEY"] = "".join(chr(33 + i) for i in range(60))
use(
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
)
CARD = ModuleType("settings")
exec(
    """
import os

DEBUG = False
ALLOWED_HOSTS = ["shop.example.com"]
SECRET_KEY = os.environ["SECRET_KEY"]
SECURE_SSL_REDIRECT = True  # see SECURE_PROXY_SSL_HEADER for a proxy
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SECURE_HSTS_SECONDS = 3600  # raise it once HTTPS is proven
""",
    vars(CARD),
)
card = {name: value for name, value in vars(CARD).items() if name.isupper()}
inherited = {"DEBUG": True, "ALLOWED_HOSTS": [], "SECRET_KEY": "django-insecure-x"}


def warnings_of(deploy=True, **changed):
    with override_settings(**changed):
        found = checks.run_checks(include_deployment_checks=deploy, tags=[checks.Tags.security])
    return sorted(message.id.removeprefix("security.") for message in found)


weak, hardened = warnings_of(**inherited), warnings_of(**card)
print("before:", *weak)
same("what the card's settings mend", sorted(set(weak) - set(hardened)), ["W004", "W008", "W009", "W010", "W016", "W018", "W020"])
same("HSTS for subdomains and preload is left to decide", hardened, ["W005", "W021"])
with override_settings(SILENCED_SYSTEM_CHECKS=["security.W005", "security.W021"], **card):
    found = checks.run_checks(include_deployment_checks=True, tags=[checks.Tags.security])
    same("silenced ones do not fail CI", [m.id for m in found if m.is_serious(checks.WARNING) and not m.is_silenced()], [])
same("without --deploy", warnings_of(deploy=False, **inherited), [])


def invoice(request, pk):
    return HttpResponse(Order.objects.get(pk=pk).number)


urlpatterns = [path("<int:pk>/", invoice)]
foreign = Order.objects.create(number="2026-1")
with override_settings(**card):
    run = {check for check in registry.get_checks(include_deployment_checks=True) if "database" not in check.tags}
    found = [m.id for m in checks.run_checks(include_deployment_checks=True)]
    same("a view that ignores the owner: no further finding", (len(run) > 20, [i for i in found if "security" not in i]), (True, []))
    client = Client(headers={"host": "shop.example.com"})
    same("the leak", client.get(f"/{foreign.pk}/", secure=True).text, "2026-1")
    same("over HTTP", client.get(f"/{foreign.pk}/").status_code, 301)

markup = "<script>"
same("mark_safe, escaped", render("{{ a }} {{ b }}", a=mark_safe(markup), b=markup), "<script> &lt;script&gt;")
same("|safe", render("{{ b|safe }}", b=markup), markup)
evil = "x' OR '1'='1"
found = [
    Order.objects.annotate(hit=RawSQL(f"number = '{evil}'", [])).filter(hit=True).count(),
    len(Order.objects.raw(f"SELECT * FROM blog_order WHERE number = '{evil}'")),
    Order.objects.extra(where=[f"number = '{evil}'"]).count(),
    Order.objects.filter(number=evil).count(),
]
same("injected into RawSQL, raw(), extra(), filter()", found, [1, 1, 1, 0])
urlpatterns += [path("open/", csrf_exempt(lambda request: HttpResponse())), path("shut/", lambda request: HttpResponse())]
client = Client(enforce_csrf_checks=True)
same("csrf_exempt", (client.post("/open/").status_code, client.post("/shut/").status_code), (200, 403))
ann = User.objects.create_user("ann", password="right")
failed = [authenticate(username="ann", password="wrong") for _ in range(50)]
same("after 50 wrong passwords", (set(failed), authenticate(username="ann", password="right")), ({None}, ann))
kind = ContentType.objects.get_for_model(Order)
ann.user_permissions.add(Permission.objects.create(codename="view_order", content_type=kind))
ann = User.objects.get(pk=ann.pk)
same("for the model, for an object", (ann.has_perm("blog.view_order"), ann.has_perm("blog.view_order", foreign)), (True, False))
