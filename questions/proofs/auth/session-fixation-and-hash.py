from django.contrib.auth import get_user, login, update_session_auth_hash
from django.contrib.sessions.backends.db import SessionStore

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
login(request, bob)
same("another user: flushed", "cart" in session, False)

here, there = Client(), Client()
here.force_login(ann)
there.force_login(ann)
request = request_with(here.session)
request.user = ann
ann.set_password("new")
ann.save()
update_session_auth_hash(request, ann)
request.session.save()
same("this browser", get_user(request), ann)
same("the other browser", get_user(request_with(there.session)).is_anonymous, True)
