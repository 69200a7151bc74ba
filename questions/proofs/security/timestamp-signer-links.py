import time
from datetime import timedelta
from unittest import mock

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

signer = TimestampSigner(salt="unsubscribe")
token = signer.sign(42)
print(token)
same("within the week", signer.unsign(token, max_age=timedelta(days=7)), "42")
raises(BadSignature, TimestampSigner(salt="other").unsign, token)
raises(BadSignature, signer.unsign, "43" + token[2:])
now = time.time()
with mock.patch("time.time", return_value=now + 8 * 86400):
    raises(SignatureExpired, signer.unsign, token, max_age=timedelta(days=7))
    same("max_age forgotten: never expires", signer.unsign(token), "42")
same("one except clause catches both", issubclass(SignatureExpired, BadSignature), True)
