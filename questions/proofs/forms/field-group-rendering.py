from django.forms.renderers import DjangoTemplates, TemplatesSetting, get_default_renderer


class SiteRenderer(TemplatesSetting):
    form_template_name = "site_form.html"
    field_template_name = "site_field.html"


class MailForm(forms.Form):
    email = forms.EmailField(help_text="Work address")


group = str(MailForm({"email": ""})["email"].as_field_group())
print(group)
assert "<label" in group and "Work address" in group and "required" in group and "aria-describedby" in group
TEMPLATES["site_form.html"] = "FORM{% for f in form %}{{ f.as_field_group }}{% endfor %}"
TEMPLATES["site_field.html"] = "[{{ field.name }}]"
raises(TemplateDoesNotExist, DjangoTemplates().get_template, "site_field.html")
with override_settings(FORM_RENDERER="__main__.SiteRenderer"):
    get_default_renderer.cache_clear()
    same("project renderer", str(MailForm()), "FORM[email]")
    raises(TemplateDoesNotExist, str, MailForm()["email"])  # django.forms is not installed here
get_default_renderer.cache_clear()
