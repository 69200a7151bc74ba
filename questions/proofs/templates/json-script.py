# shows: 1 2 3
import datetime
import decimal
import json
import uuid
from html.parser import HTMLParser

from django.utils.translation import gettext_lazy


class Script(HTMLParser):
    """What a browser takes for scripts: the type, and the text up to the first end tag."""

    def __init__(self, html):
        super().__init__()
        self.found, self.inside = [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "script":
            self.inside = True
            self.found.append([dict(attrs).get("type"), dict(attrs).get("id"), ""])

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "script"

    def handle_data(self, data):
        if self.inside:
            self.found[-1][2] += data


cfg = {"name": "</script><script>alert(1)</script>&"}
scripts = Script(render("<script>var cfg = {{ cfg|safe }};</script>", cfg=cfg)).found
same("safe: the second script", scripts[1][2], "alert(1)")
html = render('{{ cfg|json_script:"cfg" }}', cfg=cfg)
print(html)
[(kind, id_, text)] = Script(html).found
same("type, id", (kind, id_), ("application/json", "cfg"))
same("escapes", [c in text for c in ("<", ">", "&", "\\u003C", "\\u003E", "\\u0026")], [False] * 3 + [True] * 3)
same("JSON.parse() of textContent", json.loads(text), cfg)
same("autoescape", "&#x27;" in render("var cfg = {{ cfg }};", cfg=cfg), True)
same("entities, in a script", Script(render("<script>var s = \"{{ s }}\";</script>", s='"')).found[0][2], 'var s = "&quot;";')
values = [datetime.date(2026, 1, 2), decimal.Decimal("1.5"), uuid.UUID(int=1), gettext_lazy("x")]
same("values", json.loads(Script(render("{{ v|json_script }}", v=values)).found[0][2]), ["2026-01-02", "1.5", str(uuid.UUID(int=1)), "x"])
raises(TypeError, render, "{{ v|json_script }}", v=Tag.objects.all())
raises(TypeError, render, "{{ v|json_script }}", v=Tag(name="x"))
Tag.objects.create(name="x")
same("a list of dicts", json.loads(Script(render("{{ v|json_script }}", v=list(Tag.objects.values("name")))).found[0][2]), [{"name": "x"}])
