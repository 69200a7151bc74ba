# shows: 1 2 3 4
from django.contrib.auth.views import LogoutView

FORM = """<form method="post" action="{% url 'logout' %}">
  {% csrf_token %}<button>Log out</button>
</form>
"""
urlpatterns = [
    path("", lambda request: HttpResponse(render(FORM, request))),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("me/", lambda request: HttpResponse(str(request.user))),
    path("next/", LogoutView.as_view(next_page="/bye/")),
]
TEMPLATES["registration/logged_out.html"] = "bye"
ann = User.objects.create_user("ann", password="pw")


def visitor():
    client = Client(enforce_csrf_checks=True)
    client.force_login(ann)
    session = client.session
    session["basket"] = 1
    session.save()
    return client


client, elsewhere = visitor(), visitor()
same("GET", (client.get("/logout/").status_code, "basket" in client.session), (405, True))
same("POST without the token", (client.post("/logout/").status_code, "basket" in client.session), (403, True))
page = client.get("/").text
same("the form", ('action="/logout/"' in page, 'type="hidden"' in page), (True, True))
token = {"csrfmiddlewaretoken": page.split('value="')[1].split('"')[0]}
same("POST", (client.post("/logout/", token).status_code, dict(client.session)), (200, {}))
same("another device", elsewhere.session["_auth_user_id"], str(ann.pk))


def location(url):
    client = visitor()
    client.get("/")
    return client.post(url, {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}).get("Location")


same("next_page", location("/next/"), "/bye/")
with override_settings(LOGOUT_REDIRECT_URL="/home/"):
    same("LOGOUT_REDIRECT_URL", (location("/logout/"), location("/next/")), ("/home/", "/bye/"))
same("it is still logged in", elsewhere.get("/me/").text, "ann")
ann.set_password("new")
ann.save()
same("after a new password", elsewhere.get("/me/").text, "AnonymousUser")
