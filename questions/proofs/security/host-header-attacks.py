# shows: 1 2 3 4 5
from django.contrib.auth import views
from django.core import mail
from django.views.decorators.cache import cache_page


def health(get_response):
    def middleware(request):
        if request.path == "/healthz":
            return HttpResponse("ok")
        return get_response(request)
    return middleware


def absolute(request):
    return HttpResponse(request.build_absolute_uri("/login/"))


urlpatterns = [
    path("reset/", views.PasswordResetView.as_view(success_url="/done/")),
    path("reset/<uidb64>/<token>/", views.PasswordResetConfirmView.as_view(), name="password_reset_confirm"),
    path("absolute/", absolute),
    path("cached/", cache_page(60)(absolute)),
    path("plain/", lambda request: HttpResponse("plain")),
]
TEMPLATES["registration/password_reset_subject.txt"] = "Reset"
TEMPLATES["registration/password_reset_email.html"] = (
    "{{ protocol }}://{{ domain }}{% url 'password_reset_confirm' uidb64=uid token=token %}"
)
COMMON = "django.middleware.common.CommonMiddleware"
use(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend", MIDDLEWARE=[COMMON])
mail.outbox = []
User.objects.create_user("ann", "ann@example.com", "pw")
EVIL = Client(headers={"host": "evil.example"})


def mailed():
    EVIL.post("/reset/", {"email": "ann@example.com"})
    return mail.outbox[-1].body.split("/reset/")[0]


with override_settings(ALLOWED_HOSTS=["*"]):
    hosts = ["evil.example", "evil.example:80", "evil.example/x", "a b", "a_b.example"]
    same("with the star, well-formed and not", [Client(headers={"host": host}).get("/plain/").status_code for host in hosts], [200, 200, 400, 400, 400])
    same("the link in the mail", mailed(), "http://evil.example")
    same("the links of a page", EVIL.get("/absolute/").text, "http://evil.example/login/")
    same("Django's own cache: evil.example, testserver", [c.get("/cached/").text for c in (EVIL, Client())], ["http://evil.example/login/", "http://testserver/login/"])
    use("django.contrib.sites", SITE_ID=1)
    from django.contrib.sites.models import Site

    create(Site)
    Site.objects.create(pk=1, domain="shop.example.com", name="shop")
    same("with the sites framework", mailed(), "http://shop.example.com")
    same("build_absolute_uri() still follows the header", EVIL.get("/absolute/").text, "http://evil.example/login/")

use(ALLOWED_HOSTS=["shop.example.com"])


def balancer(url, host="10.0.0.7"):
    return Client(headers={"host": host}).get(url).status_code


same("not allowed", balancer("/plain/"), 400)
same("the health check without the middleware", balancer("/healthz"), 400)
sent = len(mail.outbox)
EVIL.post("/reset/", {"email": "ann@example.com"})
same("no poisoned mail", len(mail.outbox), sent)
with override_settings(MIDDLEWARE=["__main__.health", COMMON]):
    same("at the top", (balancer("/healthz"), balancer("/plain/")), (200, 400))
with override_settings(MIDDLEWARE=[COMMON, "__main__.health"]):
    same("below CommonMiddleware", balancer("/healthz"), 400)
with override_settings(MIDDLEWARE=[]):
    same("nothing asks for the host", (balancer("/plain/"), balancer("/absolute/")), (200, 400))
same("the balancer sends an allowed Host", balancer("/plain/", "shop.example.com"), 200)
with override_settings(ALLOWED_HOSTS=[".example.com"]):
    hosts = ["example.com", "a.b.example.com", "evilexample.com"]
    same(".example.com", [balancer("/plain/", host) for host in hosts], [200, 200, 400])
