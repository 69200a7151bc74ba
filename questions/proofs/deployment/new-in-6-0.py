# shows: 1 2 3 4 5
import email.message
import pkgutil
from importlib.metadata import metadata

import django.conf.global_settings as defaults
import django.tasks.backends as shipped
from django.core.mail import EmailMessage
from django.tasks import task
from django.utils.csp import CSP
from django.views.decorators.cache import cache_page

# CSP: the middleware sends the policy, and the cache repeats the nonce in the page.
TEMPLATES["nonce.html"] = "<script nonce={{ csp_nonce }}></script>"


@cache_page(60)
def page(request):
    return HttpResponse(render_to_string("nonce.html", {"csp_nonce": request._csp_nonce}, request))


urlpatterns = [path("page", page)]
with override_settings(
    SECURE_CSP={"script-src": [CSP.SELF, CSP.NONCE]}, MIDDLEWARE=["django.middleware.csp.ContentSecurityPolicyMiddleware"]
):
    one, two = Client().get("/page"), Client().get("/page")
print(one["Content-Security-Policy"])
nonce = one.content.decode().split("nonce=")[1].split(">")[0]
assert f"'nonce-{nonce}'" in one["Content-Security-Policy"]
same("the cached page repeats its nonce", two.content, one.content)

# Partials: rendered alone, and a name behind the partial's is a syntax error.
TEMPLATES["page.html"] = "<table>{% partialdef row %}<tr>{{ n }}</tr>{% endpartialdef %}</table>"
same("partial alone", render_to_string("page.html#row", {"n": 1}), "<tr>1</tr>")
raises(TemplateSyntaxError, Template, "{% partialdef row %}{% endpartialdef %}{% partial row n=1 %}")


# Tasks: no backend that ships runs a task in another process.
@task
def add(a, b):
    return a + b


same("at once, in this process", add.enqueue(1, 2).return_value, 3)
same("backends", sorted(m.name for m in pkgutil.iter_modules(shipped.__path__)), ["base", "dummy", "immediate"])


# Mail.
class Branded(EmailMessage):
    def _create_message(self, msg):
        raise AssertionError("called")


mail = Branded("s", "b", "a@x.de", ["b@x.de"]).message()  # the override is not called
same("mail", type(mail), email.message.EmailMessage)
same("key", defaults.DEFAULT_AUTO_FIELD, "django.db.models.BigAutoField")
same("Python", metadata("Django")["Requires-Python"], ">=3.12")
