# shows: 1 2 3 4
from django.contrib.auth import login

ann = User.objects.create_user("ann")


def enter(request):
    login(request, ann)
    return HttpResponse()


def flags(name, secure=False):
    cookie = Client().get("/", secure=secure).cookies[name]
    return bool(cookie["httponly"]), cookie["samesite"], bool(cookie["secure"])


urlpatterns = [path("", enter)]
for secure in (False, True):
    print("over HTTPS" if secure else "over HTTP")
    same("session: HttpOnly, SameSite, Secure", flags("sessionid", secure), (True, "Lax", False))
    same("CSRF: HttpOnly, SameSite, Secure", flags("csrftoken", secure), (False, "Lax", False))
with override_settings(SESSION_COOKIE_SECURE=True, CSRF_COOKIE_SECURE=True):
    same("switched on", (flags("sessionid"), flags("csrftoken")), ((True, "Lax", True), (False, "Lax", True)))
with override_settings(CSRF_COOKIE_HTTPONLY=True):
    same("CSRF_COOKIE_HTTPONLY", flags("csrftoken")[0], True)
    request = rf.get("/")
    same("the token is still in the HTML", 'type="hidden"' in render("{% csrf_token %}", request), True)
