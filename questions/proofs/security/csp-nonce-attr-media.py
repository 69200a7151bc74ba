# shows: 1 2 3
import re

from django.core import checks
from django.utils.csp import CSP

use(
    "django.contrib.staticfiles",
    MIDDLEWARE=["django.middleware.csp.ContentSecurityPolicyMiddleware"],
    SECURE_CSP={"script-src": [CSP.NONCE]},
)


class Editor(forms.Form):
    class Media:
        js = ["a.js"]
        css = {"all": ["a.css"]}


CARD = """{% load static %}
{% csp_nonce_attr form.media %}
<script src="{% static 'cart.js' %}" {% csp_nonce_attr %}></script>
"""
urlpatterns = [
    path("", lambda request: HttpResponse(render(CARD, request, form=Editor()))),
    path("mixed/", lambda request: HttpResponse(render("<script {% csp_nonce_attr %}></script>{{ form.media }}", request, form=Editor()))),
    path("plain/", lambda request: HttpResponse(render("{{ form.media }}", request, form=Editor()))),
]


def get(url):
    response = Client().get(url)
    print(response.text.strip())
    return response.headers.get("Content-Security-Policy"), response.text


def warned():
    return [message.id for message in checks.run_checks(tags=[checks.Tags.security])]


def processors(*names):
    engine = dict(settings.TEMPLATES[0], OPTIONS={"context_processors": list(names)})
    return override_settings(TEMPLATES=[engine])


with processors("django.template.context_processors.csp"):
    same("system check", warned(), [])
    policy, text = get("/plain/")
    same("form.media: no nonce in the page or the header", ("nonce" in text, policy), (False, ""))
    policy, text = get("/mixed/")
    same("beside a script with the nonce", (policy.startswith("script-src 'nonce-"), text.count("<script"), text.count("nonce=")), (True, 2, 1))
    policy, text = get("/")
    nonce = re.fullmatch(r"script-src 'nonce-([\w-]+)'", policy)[1]
    same("scripts and stylesheets with it", re.findall(rf'<(script|link)[^>]* nonce="{nonce}"', text), ["link", "script", "script"])
    same("by hand", f'<script src="/static/cart.js" nonce="{nonce}"></script>' in text, True)
with processors():
    same("system check", warned(), ["security.W027"])
    policy, text = get("/")
    same("without the context processor", ("nonce" in text, text.count("<script"), policy), (False, 2, ""))
