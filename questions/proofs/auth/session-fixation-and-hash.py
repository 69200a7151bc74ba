# shows: 1 2 3 4 5
from django.contrib.auth import get_user, login, update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm as DjangoForm
from django.contrib.sessions.backends.db import SessionStore
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
        return super().get_session_auth_hash() + str(self.counter)


user = Counted.objects.get(pk=ann.pk)
before = user.get_session_auth_hash()
user.counter += 1
same("log out all other devices", user.get_session_auth_hash() == before, False)
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
