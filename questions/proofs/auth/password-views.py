# shows: 1 2 3 4 5
from django.core import mail

auth_urls = include("django.contrib.auth.urls")
names = [pattern.name for pattern in auth_urls[0].urlpatterns]
print(*names)
same("login, logout", names[:2], ["login", "logout"])
same("password views", len([name for name in names if name.startswith("password_")]), 6)
use(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend", LOGIN_URL="/accounts/login/")
mail.outbox = []
ann = User.objects.create_user("ann", "ann@example.com", "old")
raises(TemplateDoesNotExist, render_to_string, "registration/password_reset_form.html")
CONTEXT = settings.TEMPLATES[0]["OPTIONS"]["context_processors"] + ["django.contrib.messages.context_processors.messages"]
use(
    "django.contrib.admin",
    "django.contrib.messages",
    TEMPLATES=[dict(settings.TEMPLATES[0], OPTIONS=settings.TEMPLATES[0]["OPTIONS"] | {"context_processors": CONTEXT})],
)
from django.contrib import admin
from django.urls import NoReverseMatch, clear_url_caches

urlpatterns = [path("accounts/", include("django.contrib.auth.urls"))]
raises(NoReverseMatch, Client().get, "/accounts/password_reset/")  # a link to the admin

urlpatterns = [
    path("accounts/", include("django.contrib.auth.urls")),
    path("admin/", admin.site.urls),
]
urlpatterns.append(path("me/", lambda request: HttpResponse(str(request.user))))
clear_url_caches()
client = Client()
raises(TemplateDoesNotExist, client.get, "/accounts/login/")
response = client.get("/accounts/password_reset/")
same("the admin's template", "Django administration" in response.text, True)
TEMPLATES["registration/password_reset_form.html"] = "mine {{ form }}"
same("mine is found first", Client().get("/accounts/password_reset/").text[:4], "mine")
TEMPLATES["registration/login.html"] = "log in {{ form }}"
same("login", client.get("/accounts/login/").status_code, 200)

same("change, not logged in", client.get("/accounts/password_change/")["Location"], "/accounts/login/?next=/accounts/password_change/")
client.force_login(ann)
new = {"new_password1": "n3w words here", "new_password2": "n3w words here"}
same("change, wrong old password", client.post("/accounts/password_change/", {"old_password": "no", **new}).status_code, 200)
same("change", client.post("/accounts/password_change/", {"old_password": "old", **new})["Location"], "/accounts/password_change/done/")
same("still logged in", client.get("/me/").text, "ann")
client = Client()
same("reset", client.post("/accounts/password_reset/", {"email": "ann@example.com"})["Location"], "/accounts/password_reset/done/")
link = next(word for word in mail.outbox[0].body.split() if word.startswith("http"))
page = client.get(link, follow=True)
print(link, "->", page.redirect_chain[0][0])
newer = {"new_password1": "n3wer words here", "new_password2": "n3wer words here"}
same("confirm", client.post(page.redirect_chain[0][0], newer)["Location"], "/accounts/reset/done/")
same("set", User.objects.get().check_password("n3wer words here"), True)
done = [client.get(f"/accounts/{url}/done/").status_code for url in ("password_reset", "reset")]
same("done views", done, [200, 200])
