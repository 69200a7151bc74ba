from django.contrib.auth import authenticate
from django.contrib.auth.hashers import PBKDF2PasswordHasher

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
ann.refresh_from_db()
same("iterations", int(ann.password.split("$")[1]), PBKDF2PasswordHasher.iterations)
same("other sessions go on", ann.get_session_auth_hash() == before, False)
ann.password = "md5$salt$" + "0" * 32
same("a hasher that is not listed", ann.check_password("pw"), False)
