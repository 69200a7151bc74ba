# shows: 1 2 3 4 5
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import MD5PasswordHasher, PBKDF2PasswordHasher

use(PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"])


class OldIterations(PBKDF2PasswordHasher):
    iterations = 1000


ann = User.objects.create_user("ann")
ann.password = OldIterations().encode("pw", "salt" * 6)
ann.save()
before = ann.get_session_auth_hash()
with queries("first login: read, rewrite the hash", 2):
    assert authenticate(username="ann", password="pw")
with queries("second login", 1):
    assert authenticate(username="ann", password="pw")

class MoreIterations(PBKDF2PasswordHasher):
    iterations = PBKDF2PasswordHasher.iterations + 1


same("more, fewer, as many: outdated", [PBKDF2PasswordHasher().must_update(h().encode("pw", "salt" * 6)) for h in (MoreIterations, OldIterations, PBKDF2PasswordHasher)], [True, True, False])
ann.refresh_from_db()
same("iterations", int(ann.password.split("$")[1]), PBKDF2PasswordHasher.iterations)
same("other sessions go on", ann.get_session_auth_hash() == before, False)

# Two algorithms, with MD5 as the old one.
MD5, NEW = "django.contrib.auth.hashers.MD5PasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"
urlpatterns = [path("", lambda request: HttpResponse(str(request.user)))]
other = Client()
for hashers, logs_in, algorithm in (([NEW], None, "md5"), ([NEW, MD5], ann, "pbkdf2_sha256")):
    with override_settings(PASSWORD_HASHERS=[MD5]):
        ann.set_password("pw")
        ann.save()
        other.force_login(ann)
    with override_settings(PASSWORD_HASHERS=hashers):
        same("before the login", User.objects.get().password.split("$")[0], "md5")
        same("another device", other.get("/").text, "ann")
        same(f"login with {len(hashers)} hashers", authenticate(username="ann", password="pw"), logs_in)
        same("after it", User.objects.get().password.split("$")[0], algorithm)
        same("the other device", other.get("/").text, "AnonymousUser" if logs_in else "ann")


class Wrapped(PBKDF2PasswordHasher):
    """Runs over the MD5 hash, as a data migration does it without the password."""

    algorithm = "pbkdf2_wrapped_md5"

    def encode_md5(self, md5, salt):
        return super().encode(md5, salt)

    def encode(self, password, salt, iterations=None):
        return super().encode(MD5PasswordHasher().encode(password, salt).split("$")[2], salt, iterations)


with override_settings(PASSWORD_HASHERS=["__main__.Wrapped"]):
    _, salt, md5 = MD5PasswordHasher().encode("pw", "salt" * 6).split("$")
    ann.password = Wrapped().encode_md5(md5, salt)
    same("wrapped", (ann.check_password("pw"), ann.check_password("no")), (True, False))
