# shows: 1 2 3 4 5
import time
from datetime import timedelta
from unittest import mock

from django.core import signing
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.views.decorators.csrf import csrf_exempt

user = User.objects.create_user("ann")
with queries("no table is needed", 0):
    signer = TimestampSigner(salt="unsubscribe")
    token = signer.sign(user.pk)  # goes into the link
    pk = signer.unsign(token, max_age=timedelta(days=7))
print(token)
same("within the week", pk, str(user.pk))
same("once more: it works many times", signer.unsign(token, max_age=timedelta(days=7)), str(user.pk))
same("readable", token.split(":")[0], str(user.pk))
error = raises(BadSignature, TimestampSigner(salt="other").unsign, token)
same("another salt is no matter of age", isinstance(error, SignatureExpired), False)
same("altered", isinstance(raises(BadSignature, signer.unsign, "9" + token), SignatureExpired), False)
now = time.time()
with mock.patch("time.time", return_value=now + 8 * 86400):
    raises(SignatureExpired, signer.unsign, token, max_age=timedelta(days=7))
    same("unsigned without max_age", signer.unsign(token), str(user.pk))

data = {"user": 1, "list": "news" * 100}
packed = signing.dumps(data, salt="unsubscribe", compress=True)
same("a dictionary", signing.loads(packed, salt="unsubscribe", max_age=60), data)
same("compressed", len(packed) < len(signing.dumps(data, salt="unsubscribe")), True)
raises(BadSignature, signing.loads, packed, salt="other")
with mock.patch("time.time", return_value=now + 120):
    raises(SignatureExpired, signing.loads, packed, salt="unsubscribe", max_age=60)


def unsubscribe(request):
    return HttpResponse("done" if request.method == "POST" else "button")


urlpatterns = [path("plain/", unsubscribe), path("exempt/", csrf_exempt(unsubscribe))]
client = Client(enforce_csrf_checks=True)
same("a scanner's GET", client.get("/exempt/").text, "button")
one_click = [client.post(url, {"List-Unsubscribe": "One-Click"}).status_code for url in ("/plain/", "/exempt/")]
same("one-click POST without and with csrf_exempt", one_click, [403, 200])
