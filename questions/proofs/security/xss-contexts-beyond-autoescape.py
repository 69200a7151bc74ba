# shows: 1 2 3 4 5
import json
import re
from html.parser import HTMLParser
from types import SimpleNamespace

from django.utils.html import format_html
from django.utils.safestring import mark_safe

CARD = """<a href="{{ user.website }}">{{ user.name }}</a>
<img alt={{ photo.caption }}>
<script>const a = "{{ first }}", b = "{{ last }}";</script>
"""
EVIL = {
    "user": SimpleNamespace(website="javascript:alert(1)", name="<script>alert(1)</script>"),
    "photo": SimpleNamespace(caption="x src=x onerror=alert(1)"),
    "first": "\\",
    "last": ";alert(1)//",
}


class Parser(HTMLParser):
    """What a browser makes of the page: its elements with their attributes."""

    def __init__(self, page):
        super().__init__()
        self.tags = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


page = render(CARD, **EVIL)
print(page)
(_, link), (_, image), *scripts = Parser(page).tags
same("the link", link["href"], "javascript:alert(1)")
same("the image", image, {"alt": "x", "src": "x", "onerror": "alert(1)"})
same("the name makes no element", len(scripts), 1)
script = re.search(r"<script>(.*)</script>", page)[1]
strings = re.findall(r'"((?:[^"\\]|\\.)*)"', script)  # a JavaScript string
same("the first string, the code after it", (strings[0], script.split(strings[0] + '"')[1]), ('\\", b = ', ';alert(1)//";'))

website = forms.URLField()
same("https passes", website.clean("https://ann.example/"), "https://ann.example/")
raises(ValidationError, website.clean, "javascript:alert(1)")
quoted = render('<img alt="{{ text }}">', text='x" src=x onerror=alert(1)')
same("quoted", Parser(quoted).tags, [("img", {"alt": 'x" src=x onerror=alert(1)'})])

use("django.contrib.staticfiles")
FIXED = """{% load static %}
{{ profile|json_script:"profile" }}
<script src="{% static 'profile.js' %}"></script>
"""
profile = {"first": "\\", "last": ";alert(1)//", "name": "</script><script>alert(1)&"}
fixed = render(FIXED, profile=profile)
print(fixed)
same("json_script", Parser(fixed).tags, [
    ("script", {"id": "profile", "type": "application/json"}),
    ("script", {"src": "/static/profile.js"}),
])
data = re.search(r"json\">(.*)</script>\n", fixed)[1]
same("no character of HTML in it", set("<>&") & set(data), set())
same("what JSON.parse() reads", json.loads(data), profile)

name = "<script>"
same("format_html", format_html("<b>{}</b>", name), "<b>&lt;script&gt;</b>")
same("mark_safe", render("{{ x }}", x=mark_safe(f"<b>{name}</b>")), "<b><script></b>")
escaped = render('{{ text|escapejs }}', text="\\\";alert(1)//${alert(1)}")
same("escapejs in a string", bool(set("\\\"'") & set(escaped.replace("\\u", ""))), False)
same("in a template literal", "${alert(1)}" in escaped, True)
same("without quotes", render("const n = {{ n|escapejs }};", n="alert(1)"), "const n = alert(1);")
