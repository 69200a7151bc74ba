# shows: 1 2 3 4 5
import tempfile
from pathlib import Path

from django.forms.renderers import DjangoTemplates, TemplatesSetting, get_default_renderer


class SiteRenderer(TemplatesSetting):
    form_template_name = "site_form.html"
    field_template_name = "site_field.html"


class MailForm(forms.Form):
    email = forms.EmailField(help_text="Work address")


group = str(MailForm({"email": ""})["email"].as_field_group())
print(group)
assert "<label" in group and "Work address" in group and "required" in group and "aria-describedby" in group
same("the ids it links", [part in group for part in ('aria-describedby="id_email_helptext id_email_error"', 'id="id_email_helptext"', 'id="id_email_error"')], [True] * 3)
TEMPLATES["site_form.html"] = "FORM{% for f in form %}{{ f.as_field_group }}{% endfor %}"
TEMPLATES["site_field.html"] = "[{{ field.name }}]"
raises(TemplateDoesNotExist, DjangoTemplates().get_template, "site_field.html")
assert str(MailForm()).startswith("<div>")
with override_settings(FORM_RENDERER="__main__.SiteRenderer"):
    get_default_renderer.cache_clear()
    same("project renderer", str(MailForm()), "FORM[email]")
    raises(TemplateDoesNotExist, str, MailForm()["email"])  # django.forms is not installed here
    with override_settings(INSTALLED_APPS=[*settings.INSTALLED_APPS, "django.forms"]):
        assert "<input" in str(MailForm()["email"])
    TEMPLATES["one.html"] = "<b>{{ field.name }}</b>"

    class OneForm(MailForm):
        name = forms.CharField(template_name="one.html")

    same("a field's own template", str(OneForm()), "FORM[email]<b>name</b>")
    TEMPLATES["site_field.html"] = "[{{ field.name }} {{ field.css_classes }}{% if field.errors %}!{% endif %}]"
    MailForm.error_css_class = "wrong"
    same("with an error, and without", (str(MailForm({"email": ""})), str(MailForm({"email": "a@x.org"}))), ("FORM[email wrong!]", "FORM[email ]"))
get_default_renderer.cache_clear()

folder = Path(tempfile.mkdtemp())
for name in ("dirs/in_dirs.html", "shop/templates/in_app.html", "shop/__init__.py"):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("")
sys.path.insert(0, str(folder))
use("shop", TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [folder / "dirs"], "APP_DIRS": True}])
raises(TemplateDoesNotExist, DjangoTemplates().get_template, "in_dirs.html")
assert DjangoTemplates().get_template("in_app.html") and TemplatesSetting().get_template("in_dirs.html")
