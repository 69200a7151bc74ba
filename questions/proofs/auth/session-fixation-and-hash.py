# shows: 1 2 3 4 5
from django.contrib.auth import get_user, login, update_session_auth_hash
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.forms import SetPasswordForm as DjangoForm
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.backends.signed_cookies import SessionStore as CookieStore
from django.contrib.sessions.models import Session


class SetPasswordForm(DjangoForm):
    def save(self):
        assert self.is_valid()
        return super().save()


ann = User.objects.create_user("ann", password="a")
bob = User.objects.create_user("bob", password="b")


def request_with(session):
    request = rf.get("/")
    request.session = session
    return request


session = SessionStore()
session["cart"] = [1]
session.save()
planted = session.session_key
request = request_with(session)
login(request, ann)
same("new key, the cart stays", (session.session_key != planted, session["cart"]), (True, [1]))
same("the planted key is worthless", SessionStore().exists(planted), False)
login(request, ann)
same("the same user again", (session["cart"], session["_auth_user_id"]), ([1], str(ann.pk)))
login(request, bob)
same("another user: flushed", "cart" in session, False)

here, there = Client(), Client()
here.force_login(ann)
there.force_login(ann)
request = request_with(here.session)
request.user = ann
mine = request.session.session_key


def change_password(request, form):
    user = form.save()
    update_session_auth_hash(request, user)


change_password(request, SetPasswordForm(ann, {"new_password1": "new", "new_password2": "new"}))
request.session.save()
same("it got a new key", request.session.session_key != mine, True)
same("this browser", get_user(request), ann)
same("the other browser", get_user(request_with(there.session)).is_anonymous, True)
key = there.cookies["sessionid"].value
same("flushed at its next request", Session.objects.filter(session_key=key).exists(), False)

left = Client()
left.force_login(ann)
request = request_with(left.session)
ann.set_password("newer")
ann.save()
same("without update_session_auth_hash()", get_user(request).is_anonymous, True)

stale = Client()
stale.force_login(ann)
request = request_with(stale.session)
request.session["cart"] = [2]
ann.set_password("newest")
ann.save()
login(request, ann)
same("the same user, but the hash no longer fits", "cart" in request.session, False)

planned = Client()
planned.force_login(ann)
request, old = request_with(planned.session), settings.SECRET_KEY
data = dict(request.session.items())
for fallbacks, who in (([old], ann), ([], AnonymousUser())):
    with override_settings(SECRET_KEY="n" * 60, SECRET_KEY_FALLBACKS=fallbacks):
        session = SessionStore()
        session.update(data)
        session.save()
        same(f"another key, {len(fallbacks)} fallbacks", get_user(request_with(session)), who)


class Counted(User):
    """Logs out other devices when the counter goes up."""

    counter = 0

    class Meta:
        proxy = True

    def get_session_auth_hash(self):
        return super().get_session_auth_hash() + str(counter)


class CountedBackend(ModelBackend):
    def get_user(self, user_id):
        return Counted.objects.get(pk=user_id)


def change_key(session):
    """The user of this session under another secret key with the present one as a fallback."""
    data = dict(session.items())
    with override_settings(SECRET_KEY="n" * 60, SECRET_KEY_FALLBACKS=[old]):
        moved = SessionStore()
        moved.update(data)
        moved.save()
        return get_user(request_with(moved))


counter = 0
with override_settings(AUTHENTICATION_BACKENDS=["__main__.CountedBackend"]):
    user = Counted.objects.get(pk=ann.pk)
    here, there = request_with(SessionStore()), request_with(SessionStore())
    for request in (here, there):
        login(request, user)
        request.user = user
    same("an overridden hash after a rotation", change_key(here.session), AnonymousUser())
    counter += 1
    update_session_auth_hash(here, user)
    same("log out all other devices", (get_user(here), get_user(there)), (user, AnonymousUser()))

    def fallback_hash(self):
        return [value + str(counter) for value in User.get_session_auth_fallback_hash(self)]

    Counted.get_session_auth_fallback_hash = fallback_hash
    same("with the counter in both", change_key(here.session), user)

with override_settings(SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies"):
    planted = CookieStore()
    planted["cart"] = [1]
    planted.save()
    session = CookieStore(planted.session_key)
    login(request_with(session), ann)
    same("a planted signed cookie is still valid, but anonymous", dict(CookieStore(planted.session_key).items()), {"cart": [1]})
request = request_with(SessionStore())
login(request, ann)
same("login() asked for no password", get_user(request), ann)
backends = settings.AUTHENTICATION_BACKENDS
with override_settings(AUTHENTICATION_BACKENDS=[*backends, "django.contrib.auth.backends.RemoteUserBackend"]):
    fresh = User.objects.get(pk=ann.pk)
    raises(ValueError, login, request_with(SessionStore()), fresh)
    request = request_with(SessionStore())
    login(request, fresh, backend=backends[0])
    same("with a backend named", get_user(request), ann)
