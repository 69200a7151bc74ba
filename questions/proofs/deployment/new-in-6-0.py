import email.message

from django.core.mail import EmailMessage
from django.core.paginator import AsyncPaginator
from django.middleware.csp import ContentSecurityPolicyMiddleware
from django.tasks import task
from django.utils.csp import CSP

TEMPLATES["page.html"] = "{% partialdef row %}<tr>{{ n }}</tr>{% endpartialdef %}"
same("partial", render_to_string("page.html#row", {"n": 1}), "<tr>1</tr>")
same("mail", type(EmailMessage("s", "b", "a@x.de", ["b@x.de"]).message()), email.message.EmailMessage)
with override_settings(SECURE_CSP={"default-src": [CSP.SELF]}):
    response = ContentSecurityPolicyMiddleware(lambda r: HttpResponse())(rf.get("/"))
same("CSP", response["Content-Security-Policy"], "default-src 'self'")
post = Post.objects.create(title="x", author=Author.objects.create(name="ann"))
post.views = models.F("views") + 1
post.save()
same("refreshed after save()", post.views, 1)
