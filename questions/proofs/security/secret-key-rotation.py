# needs: djangorestframework, djangorestframework-simplejwt
# shows: 1 2 3 4 5
from django.contrib.auth.hashers import check_password
from django.contrib.auth.tokens import default_token_generator
from django.core import signing
from django.core.signing import BadSignature, TimestampSigner


def page(request):
    text = f"{request.user} {request.get_signed_cookie('plan', default='-')}"
    response = HttpResponse(text)
    response.set_signed_cookie("plan", "free")
    return response


urlpatterns = [path("", page)]
OLD, NEW = "o" * 60, "n" * 60
BEFORE = dict(SECRET_KEY=OLD, SECRET_KEY_FALLBACKS=[])
STEP1 = dict(SECRET_KEY=OLD, SECRET_KEY_FALLBACKS=[NEW])
STEP2 = dict(SECRET_KEY=NEW, SECRET_KEY_FALLBACKS=[OLD])
STEP3 = dict(SECRET_KEY=NEW, SECRET_KEY_FALLBACKS=[])
ann = User.objects.create_user("ann", password="pw")


def visitor(**keys):
    """What the servers with these keys signed for a user."""
    with override_settings(**keys):
        client = Client()
        client.force_login(ann)
        client.get("/")
        return client, default_token_generator.make_token(ann), signing.dumps("x")


def valid(client, token, signed):
    try:
        loaded = signing.loads(signed)
    except BadSignature:
        loaded = None
    return client.get("/").text, default_token_generator.check_token(ann, token), loaded


DEAD, ALIVE = ("AnonymousUser -", False, None), ("ann free", True, "x")
for label, signed_by, seen_by, what in [
    ("replaced at once", BEFORE, STEP3, DEAD),
    ("usual recipe, a new server sees an old session", BEFORE, STEP2, ALIVE),
    ("usual recipe, an old server sees a new session", STEP2, BEFORE, DEAD),
    ("step 1 and before", STEP1, BEFORE, ALIVE),
    ("before and step 1", BEFORE, STEP1, ALIVE),
    ("step 2 and step 1", STEP2, STEP1, ALIVE),
    ("step 1 and step 2", STEP1, STEP2, ALIVE),
    ("step 3 and step 2", STEP3, STEP2, ALIVE),
    ("step 2 and step 3", STEP2, STEP3, ALIVE),
]:
    seen = visitor(**signed_by)
    with override_settings(**seen_by):
        same(label, valid(*seen), what)
for password in ("pw", "no"):
    with override_settings(**STEP3):
        same(f"the hash knows {password!r}", check_password(password, ann.password), password == "pw")

client, *_ = visitor(**STEP1)
parallel = Client()
parallel.cookies["sessionid"] = key = client.cookies["sessionid"].value
with override_settings(**STEP1):
    before = client.session["_auth_user_hash"]
with override_settings(**STEP2):
    same("step 2", client.get("/").text, "ann free")
    same("the hash in the session was renewed", client.session["_auth_user_hash"] != before, True)
    same("and the session key", client.cookies["sessionid"].value != key, True)
    same("a parallel request with the old cookie", parallel.get("/").text, "AnonymousUser -")
with override_settings(**STEP3):
    same("so step 3 goes unnoticed", client.get("/").text, "ann free")

with override_settings(**BEFORE):  # the thief
    link, plan = TimestampSigner().sign("42"), signing.get_cookie_signer(salt="plan").sign("gold")
    guessed = User(pk=ann.pk, password="not the hash", last_login=ann.last_login)
    reset = default_token_generator.make_token(guessed)
for keys, worth in ((STEP2, ("42", "gold")), (STEP3, (None, None))):
    with override_settings(**keys):
        outcome = []
        for signer, value in ((TimestampSigner(), link), (signing.get_cookie_signer(salt="plan"), plan)):
            try:
                outcome.append(signer.unsign(value))
            except BadSignature:
                outcome.append(None)
        same("what the thief signs", tuple(outcome), worth)
        same("a reset token without the password hash", default_token_generator.check_token(ann, reset), False)

use(**STEP2)
import jwt
from rest_framework_simplejwt.exceptions import TokenError
from rest_framework_simplejwt.tokens import AccessToken

CLAIMS = {"token_type": "access", "exp": 2**32, "jti": "1", "user_id": str(ann.pk)}
raises(TokenError, AccessToken, jwt.encode(CLAIMS, OLD, "HS256"))
same("whoever has the key makes tokens", AccessToken(jwt.encode(CLAIMS, NEW, "HS256"))["user_id"], str(ann.pk))
