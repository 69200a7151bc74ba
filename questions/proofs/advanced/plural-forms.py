from django.utils.translation import ngettext, override

with override("en"):
    same("en", [ngettext("%(n)d order", "%(n)d orders", n) % {"n": n} for n in (0, 1, 2)], ["0 orders", "1 order", "2 orders"])
from django.utils.translation import trans_real

for code in ("en", "pl"):
    plural = trans_real.DjangoTranslation(code).plural if hasattr(trans_real.DjangoTranslation(code), "plural") else None
    forms_ = {plural(n) for n in range(100)}
    print(code, len(forms_), "plural forms in use")
assert len(forms_) >= 3
html = "{% load i18n %}{% blocktranslate count n=orders|length %}{{ n }} order{% plural %}{{ n }} orders{% endblocktranslate %}"
same("template", [render(html, orders=[0] * n) for n in (0, 1, 2)], ["0 orders", "1 order", "2 orders"])
