import json

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy

with translation.override("en"):
    eager, lazy = gettext("Monday"), gettext_lazy("Monday")
with translation.override("de"):
    same("evaluated at import", eager, "Monday")
    same("lazy", str(lazy), "Montag")
raises(TypeError, json.dumps, {"day": lazy})
with translation.override("de"):
    same("DjangoJSONEncoder", json.dumps({"day": lazy}, cls=DjangoJSONEncoder), '{"day": "Montag"}')
