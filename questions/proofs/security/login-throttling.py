import hashlib

from django.contrib.auth import aauthenticate, authenticate
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.signals import user_login_failed
from django.core.cache import cache
from django.dispatch import receiver

use(AUTHENTICATION_BACKENDS=["__main__.LoginThrottle", "django.contrib.auth.backends.ModelBackend"])


def throttle_key(username, request):
    raw = f"{username.lower()}|{request.META['REMOTE_ADDR']}"
    return "login:" + hashlib.sha256(raw.encode()).hexdigest()


class LoginThrottle(BaseBackend):
    def authenticate(self, request, username=None, **credentials):
        if username and cache.get(throttle_key(username, request), 0) >= 10:
            raise PermissionDenied


@receiver(user_login_failed)
def count_failure(sender, credentials, request, **kwargs):
    key = throttle_key(credentials["username"], request)
    cache.add(key, 0, timeout=900)
    cache.incr(key)


ann = User.objects.create_user("ann", password="right")
request = rf.post("/")
for _ in range(9):
    assert authenticate(request, username="ann", password="wrong") is None
same("right password after nine failures", authenticate(request, username="ann", password="right"), ann)
assert authenticate(request, username="ann", password="wrong") is None
same("after ten, even the right one", authenticate(request, username="ann", password="right"), None)
same("aauthenticate()", async_to_sync(aauthenticate)(request, username="ann", password="right"), None)
elsewhere = rf.post("/", REMOTE_ADDR="198.51.100.9")
same("from another address", authenticate(elsewhere, username="ann", password="right"), ann)
cache.clear()
same("window over", authenticate(request, username="ann", password="right"), ann)
