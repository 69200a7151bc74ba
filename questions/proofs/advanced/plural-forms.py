# shows: 1 2 3 4 5
import re
from unittest import mock

from django.utils import translation
from django.utils.translation import ngettext, ngettext_lazy, templatize

ONE, MANY = "%(num)d year", "%(num)d years"  # texts that Django's own catalogues translate


def years(n):
    return ngettext(ONE, MANY, n) % {"num": n}


def two_forms(n):
    return years(1).replace("1", str(n)) if n == 1 else years(5).replace("5", str(n))


with translation.override("pl"):
    polish = [years(n).replace("\xa0", " ") for n in (1, 2, 5, 22, 25)]
    same("Polish", polish, ["1 rok", "2 lata", "5 lat", "22 lata", "25 lat"])
    same("forms for the numbers below 1,000", len({years(n).lstrip("0123456789") for n in range(1000)}), 3)
    same("a choice between two forms", two_forms(2).replace("\xa0", " "), "2 lat")
    lazy = ngettext_lazy(ONE, MANY, "num")
    same("ngettext_lazy", (lazy % {"num": 2}).replace("\xa0", " "), "2 lata")
with translation.override("en"):
    same("English", [ngettext("%(n)d order", "%(n)d orders", n) % {"n": n} for n in (0, 1, 2)], ["0 orders", "1 order", "2 orders"])
    same("ngettext_lazy in English", lazy % {"num": 1}, "1 year")

# The template of the card.
html = """{% load i18n %}
{% blocktranslate count n=orders|length trimmed %}{{ n }} order
{% plural %}{{ n }} orders{% endblocktranslate %}"""
same("template", [render(html, orders=[0] * n).strip() for n in (0, 1, 2)], ["0 orders", "1 order", "2 orders"])
for source, end in ((html, "order"), (html.replace(" trimmed", ""), r"order\n")):
    forms_ = re.findall(r"ngettext\(u?'(.*?)', ?u?'(.*?)'", templatize(source))
    same("what makemessages finds", forms_, [(f"%(n)s {end}", "%(n)s orders")])
with mock.patch("django.utils.translation.ngettext", return_value="chosen") as chooses:
    same("who chooses in a template", render(html, orders=[0, 0]).strip(), "chosen")
same("called with", chooses.call_args.args[-1], 2)
same("reordered", "%(b)s of %(a)s" % {"a": 2, "b": 1}, "1 of 2")
raises(TypeError, lambda: "%d of %s" % ("two", 1))


def block(variable, options=""):
    source = "{% load i18n %}{% blocktranslate " + options + " %}[{{ " + variable + " }}]{% endblocktranslate %}"
    return render(source, author=Author(name="ann"), name="ann")


same("a variable", block("name"), "[ann]")
same("an attribute", block("author.name"), "[]")
same("a filter", block("name|upper"), "[]")
same("bound with with", block("loud", "with loud=author.name|upper"), "[ANN]")
