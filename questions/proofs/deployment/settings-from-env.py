import os

os.environ["DEBUG"] = "False"
same("naive", bool(os.environ.get("DEBUG", False)), True)
same("right", os.environ.get("DEBUG") == "1", False)
raises(KeyError, lambda: os.environ["SECRET_KEY_THAT_IS_MISSING"])

from django.core import signing

old = signing.Signer(key="old").sign("x")
same("fallback", signing.Signer(key="new", fallback_keys=["old"]).unsign(old), "x")
raises(signing.BadSignature, signing.Signer(key="new").unsign, old)
