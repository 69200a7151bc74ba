# shows: 1 2 3 4 5 6
import json
import pathlib
import shutil
import struct
import tempfile

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy

folder = pathlib.Path(tempfile.mkdtemp(), "locale", "de", "LC_MESSAGES")
folder.mkdir(parents=True)
SOURCE = {"": "Content-Type: text/plain; charset=UTF-8\n", "number": "Nummer", "Order confirmed": "Bestellt",
          "Hello %(name)s": "Hallo %(name)s"}


def po():
    """The catalogue as translators write it."""
    entries = (f"msgid {json.dumps(k)}\nmsgstr {json.dumps(v)}\n" for k, v in SOURCE.items())
    (folder / "django.po").write_text("\n".join(entries))


def mo():
    """The same, compiled; this is what compilemessages makes of it."""
    keys = sorted(SOURCE)
    pairs, data, at = [], b"", 28 + 16 * len(keys)
    for text in [*keys, *(SOURCE[key] for key in keys)]:
        pairs.append((len(text.encode()), at + len(data)))
        data += text.encode() + b"\0"
    table = b"".join(struct.pack("<II", *pair) for pair in pairs)
    head = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    (folder / "django.mo").write_bytes(head + table + data)


def german(text):
    from django.utils.translation import trans_real

    trans_real._translations.clear()
    with translation.override("de"):
        return gettext(text)


use(LOCALE_PATHS=[str(folder.parents[1])])
po()
same("only a .po file", german("number"), "number")
mo()
same("with the .mo file", german("number"), "Nummer")


class Eager(models.Model):
    number = models.CharField(gettext("number"), max_length=20)


class Invoice(models.Model):
    number = models.CharField(gettext_lazy("number"), max_length=20)


def form(model):
    return forms.modelform_factory(model, fields=["number"])()["number"].label


def confirm(request):
    return HttpResponse(f"{form(Eager)}, {form(Invoice)}, {gettext('Order confirmed')}")


urlpatterns = [path("confirm/", confirm)]
LOCALE = "django.middleware.locale.LocaleMiddleware"


def visit(language, *middleware):
    translation.activate("en")
    with override_settings(LANGUAGES=[("en", "English"), ("de", "Deutsch")], MIDDLEWARE=middleware):
        return Client().get("/confirm/", headers={"accept-language": language}).content.decode()


same("gettext, gettext_lazy, in a view: de", visit("de", LOCALE), "Number, Nummer, Bestellt")
same("en", visit("en", LOCALE), "Number, Number, Order confirmed")
same("de without LocaleMiddleware", visit("de"), "Number, Number, Order confirmed")
translation.activate("en")

lazy = gettext_lazy("number")
raises(TypeError, json.dumps, {"label": lazy})
with translation.override("de"):
    same("DjangoJSONEncoder", json.dumps({"label": lazy}, cls=DjangoJSONEncoder), '{"label": "Nummer"}')
    name = "Ann"
    same("f-string", gettext(f"Hello {name}"), "Hello Ann")
    same("placeholder", gettext("Hello %(name)s") % {"name": name}, "Hallo Ann")
    old = "{% load i18n %}{% trans 'number' %} {% blocktrans %}Order confirmed{% endblocktrans %}"
    same("trans and blocktrans", render(old), "Nummer Bestellt")
shutil.rmtree(folder.parents[2])
