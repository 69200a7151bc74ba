from django.contrib.auth import login

ann = User.objects.create_user("ann")


def enter(request):
    login(request, ann)
    return HttpResponse()


def flags(name):
    cookie = Client().get("/").cookies[name]
    return bool(cookie["httponly"]), cookie["samesite"], bool(cookie["secure"])


urlpatterns = [path("", enter)]
same("session: HttpOnly, SameSite, Secure", flags("sessionid"), (True, "Lax", False))
same("CSRF: JavaScript may read it", flags("csrftoken"), (False, "Lax", False))
with override_settings(SESSION_COOKIE_SECURE=True, CSRF_COOKIE_SECURE=True):
    same("secured", (flags("sessionid")[2], flags("csrftoken")[2]), (True, True))
