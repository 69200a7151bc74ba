import re

from django.utils.csp import CSP

use(
    MIDDLEWARE=["django.middleware.csp.ContentSecurityPolicyMiddleware"],
    SECURE_CSP={"script-src": [CSP.NONCE]},
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"context_processors": ["django.template.context_processors.csp"]},
        }
    ],
)


class Editor(forms.Form):
    class Media:
        js = ["a.js"]
        css = {"all": ["a.css"]}


SOURCE = "{{ form.media }}|{% csp_nonce_attr form.media %}|<script {% csp_nonce_attr %}></script>"
urlpatterns = [path("", lambda request: HttpResponse(render(SOURCE, request, form=Editor())))]
response = Client().get("/")
nonce = re.search(r"nonce-([\w-]+)", response.headers["Content-Security-Policy"])[1]
plain, tagged, inline = response.text.split("|")
same("form.media alone", plain.count("nonce"), 0)
same("the tag with media: script and stylesheet", tagged.count(f'nonce="{nonce}"'), 2)
same("the tag alone", inline, f'<script nonce="{nonce}"></script>')
same("without the context processor", Template("{% csp_nonce_attr %}").render(Context()), "")
