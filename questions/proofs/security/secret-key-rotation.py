from django.contrib.auth.tokens import default_token_generator
from django.core.signing import BadSignature, Signer

urlpatterns = [path("", lambda request: HttpResponse(str(request.user)))]
OLD, NEW = settings.SECRET_KEY, "n" * 60
ann = User.objects.create_user("ann", password="pw")
client = Client()
client.force_login(ann)
token = default_token_generator.make_token(ann)
with override_settings(SECRET_KEY=NEW):
    signed = Signer().sign("x")
    same("replaced at once: reset links die", default_token_generator.check_token(ann, token), False)
    same("passwords do not depend on it", ann.check_password("pw"), True)
raises(BadSignature, Signer().unsign, signed)  # a server that still knows only OLD
with override_settings(SECRET_KEY_FALLBACKS=[NEW]):
    same("step 1, NEW as a fallback everywhere", Signer().unsign(signed), "x")
with override_settings(SECRET_KEY=NEW, SECRET_KEY_FALLBACKS=[OLD]):
    same("step 2, NEW signs: reset link", default_token_generator.check_token(ann, token), True)
    same("step 2: session", client.get("/").text, "ann")
with override_settings(SECRET_KEY=NEW):
    same("step 3, OLD dropped: the session was renewed", client.get("/").text, "ann")
