# shows: 1 2 3 4 5
from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

register = template.Library()
register.filter("hole", lambda value: mark_safe("<b>%s</b>" % value))
register.filter("strip_semicolons", lambda value: value.replace(";", ""), is_safe=True)
register.filter("strip_honest", lambda value: value.replace(";", ""))
register.filter("is_long", lambda value: False, is_safe=True)


@register.filter(needs_autoescape=True)
def strong(value, autoescape=True):
    text = conditional_escape(value) if autoescape else value
    return mark_safe(f"<b>{text}</b>")


engines["django"].engine.template_builtins.append(register)
evil, safe = "<i>", mark_safe("&lt;i&gt;")
same("hole", render("{{ x|hole }}", x=evil), "<b><i></b>")
same("strong", render("{{ x|strong }}", x=evil), "<b>&lt;i&gt;</b>")
same("strong, safe input", render("{{ x|strong }}", x=safe), "<b>&lt;i&gt;</b>")
same("strong, autoescape off", render("{% autoescape off %}{{ x|strong }}{% endautoescape %}", x=evil), "<b><i></b>")
same("is_safe that removes", render("{{ x|strip_semicolons }}", x=safe), "&lti&gt")
same("without the flag", render("{{ x|strip_honest }}", x=safe), "&amp;lti&amp;gt")
same("is_safe stringifies", render("{% if x|is_long %}truthy{% endif %}", x=safe), "truthy")
same("is_long without the flag", (register.filter("is_long2", lambda value: False), render("{% if x|is_long2 %}truthy{% endif %}", x=safe))[1], "")
same("from Python", strong(evil), "<b>&lt;i&gt;</b>")
from django.utils.html import format_html

register.filter("short", lambda value: format_html("<b>{}</b>", value))
same("format_html", (render("{{ x|short }}", x=evil), render("{{ x|short }}", x=safe)), ("<b>&lt;i&gt;</b>", "<b>&lt;i&gt;</b>"))
same("it escapes with autoescape off", render("{% autoescape off %}{{ x|short }}{% endautoescape %}", x=evil), "<b>&lt;i&gt;</b>")
register.filter("plain_escape", lambda value: mark_safe("<b>%s</b>" % __import__("html").escape(value)))
same("escaped twice without conditional_escape", render("{{ x|plain_escape }}", x=safe), "<b>&amp;lt;i&amp;gt;</b>")
register.filter("shout", lambda value: value.upper())
same("no flag, safe input", render("{{ x|shout }}", x=mark_safe("<b>")), "&lt;B&gt;")
register.filter("shout_safe", lambda value: value.upper(), is_safe=True)
same("is_safe, unsafe input is still escaped", render("{{ x|shout_safe }}", x="<b>"), "&lt;B&gt;")
register.filter("join", lambda value: value + mark_safe("<br>"))
same("no string method: two safe strings stay safe", render("{{ x|join }}", x=mark_safe("<b>")), "<b><br>")
