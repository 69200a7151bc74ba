import base64

from django.contrib.auth import logout


def leave(request):
    logout(request)
    return HttpResponse("bye")


def cart(request):
    request.session["cart"] = "secret wishes"
    return HttpResponse(str(request.user))


urlpatterns = [path("", lambda request: HttpResponse(str(request.user))), path("cart/", cart), path("out/", leave)]
ann = User.objects.create_user("ann", password="x")


def replayed(engine):
    """Who a copied cookie still is, after its owner logged out."""
    with override_settings(SESSION_ENGINE=f"django.contrib.sessions.backends.{engine}"):
        client, thief = Client(), Client()
        client.force_login(ann)
        client.get("/cart/")
        stolen = client.cookies["sessionid"].value
        client.get("/out/")
        assert client.get("/").content == b"AnonymousUser"
        thief.cookies["sessionid"] = stolen
        return stolen, thief.get("/").content


same("db: replayed after logout", replayed("db")[1], b"AnonymousUser")
cookie, who = replayed("signed_cookies")
same("signed_cookies: replayed after logout", who, b"ann")
payload = cookie.split(":")[0].lstrip(".")
plain = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
if cookie.startswith("."):
    import zlib

    plain = zlib.decompress(plain)
same("signed, not encrypted", b"secret wishes" in plain, True)
with queries("signed_cookies: reading the session, without the user", 0), override_settings(
    SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies"
):
    request = rf.get("/")
    from django.contrib.sessions.backends.signed_cookies import SessionStore

    assert SessionStore(cookie)["cart"] == "secret wishes"
