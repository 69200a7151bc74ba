# needs: Django>=6.0
# shows: 1 2 3 4 5
from html.parser import HTMLParser

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe


class Member:
    def __init__(self, name):
        self.name = name

    def bad(self):
        return mark_safe(f"<b>{self.name}</b>")

    def badge(self):
        return format_html("<b>{}</b>", self.name)


name = "<script>alert(1)</script>"
member = Member(name)
safe = "<b>&lt;script&gt;alert(1)&lt;/script&gt;</b>"
same("mark_safe", render("{{ m.bad }}", m=member), f"<b>{name}</b>")
same("format_html", render("{{ m.badge }}", m=member), safe)
same("its type", type(member.badge()), SafeString)
raises(TypeError, format_html, f"<b>{name}</b>")
same("f-string with an argument", format_html(f"<b>{name}</b>{{}}", ""), f"<b>{name}</b>")
same("five characters", render("{{ x }}", x="<>&\"'"), "&lt;&gt;&amp;&quot;&#x27;")
same("SafeString", render("{{ x }}", x=mark_safe("<>")), "<>")
same("autoescape off", render("{% autoescape off %}{{ x }}{% endautoescape %}", x="<>"), "<>")
same("quoted attribute", render('<a title="{{ u }}">', u='" onclick="x'), '<a title="&quot; onclick=&quot;x">')
same("unquoted attribute", render("<a href={{ u }}>", u="x onclick=alert(1)"), "<a href=x onclick=alert(1)>")
read = []


class Browser(HTMLParser):
    def handle_starttag(self, tag, attrs):
        read.append(dict(attrs)["onclick"])


Browser().feed(render("""<a onclick="greet('{{ x }}')">""", x="');alert(1);//"))
same("onclick, as a browser decodes it", read, ["greet('');alert(1);//')"])
same("javascript URL", render('<a href="{{ u }}">', u="javascript:alert(1)"), '<a href="javascript:alert(1)">')
same("script", render("<script>var n = {{ n }};</script>", n="1;alert(1)"), "<script>var n = 1;alert(1);</script>")
same("safe + plain is plain", render("{{ x }}", x=mark_safe("<b>") + "<i>"), "&lt;b&gt;&lt;i&gt;")
joined = format_html_join(",", "<i>{}</i>", [(name,), ("b",)])
same("join", (joined, type(joined)), (safe.replace("b>", "i>") + ",<i>b</i>", SafeString))
