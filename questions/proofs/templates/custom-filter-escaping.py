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
