# needs: Django>=6.0
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

name = "<script>alert(1)</script>"
same("mark_safe", render("{{ x }}", x=mark_safe(f"<b>{name}</b>")), f"<b>{name}</b>")
safe = "<b>&lt;script&gt;alert(1)&lt;/script&gt;</b>"
same("format_html", render("{{ x }}", x=format_html("<b>{}</b>", name)), safe)
raises(TypeError, format_html, f"<b>{name}</b>")
same("five characters", render("{{ x }}", x="<>&\"'"), "&lt;&gt;&amp;&quot;&#x27;")
same("unquoted attribute", render("<a href={{ u }}>", u="x onclick=alert(1)"), "<a href=x onclick=alert(1)>")
same("javascript URL", render('<a href="{{ u }}">', u="javascript:alert(1)"), '<a href="javascript:alert(1)">')
same("safe + plain is plain", render("{{ x }}", x=mark_safe("<b>") + "<i>"), "&lt;b&gt;&lt;i&gt;")
same("join", format_html_join(",", "<i>{}</i>", [(name,)]), safe.replace("b>", "i>"))
