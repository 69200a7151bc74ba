# shows: 1 2 3 4
import tempfile
from pathlib import Path

from django.forms.renderers import get_default_renderer

folder = Path(tempfile.mkdtemp())
files = {
    "shop/__init__.py": "",
    "shop/templates/shop/stars.html": '{% for n in widget.stars %}<input type="radio" name="{{ widget.name }}" value="{{ n }}">{% endfor %}',
    "shop/templates/django/forms/widgets/select.html": "THE APP'S SELECT",
    "dirs/project/stars.html": "IN DIRS",
    "dirs/django/forms/widgets/select.html": "MY SELECT",
}
for name, text in files.items():
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)
sys.path.insert(0, str(folder))
use(
    "shop",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [folder / "dirs"], "APP_DIRS": True}],
)


class Stars(forms.NumberInput):
    template_name = "shop/stars.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["stars"] = range(1, 6)
        return context

    class Media:
        js = ["shop/stars.js"]


class Halves(Stars):
    """Whole and half stars come from two inputs."""

    def value_from_datadict(self, data, files, name):
        return f"{data.get(name, 0)}.{data.get(name + '_half', 0)}"


class InDirs(Stars):
    template_name = "project/stars.html"


class RatingForm(forms.Form):
    rating = forms.IntegerField(widget=Stars, max_value=5)
    half = forms.FloatField(widget=Halves)
    kind = forms.ChoiceField(choices=[("a", "A")])


html = str(RatingForm()["rating"])
print(html)
same("inputs", html.count('name="rating"'), 5)
assert "shop/stars.js" in str(RatingForm().media)
form = RatingForm({"rating": "6", "half": "3", "half_half": "5", "kind": "a"})
same("the field still validates", list(form.errors), ["rating"])
same("put together", form.cleaned_data["half"], 3.5)
raises(TemplateDoesNotExist, InDirs().render, "rating", None)
assert "<select" in str(RatingForm()["kind"])
print("a select.html in an app or in DIRS overrides nothing")

with override_settings(FORM_RENDERER="django.forms.renderers.TemplatesSetting"):
    get_default_renderer.cache_clear()
    same("in DIRS", InDirs().render("rating", None), "IN DIRS")
    same("select", str(RatingForm()["kind"]), "MY SELECT")
    raises(TemplateDoesNotExist, forms.TextInput().render, "name", "")  # django.forms is not installed
    with override_settings(INSTALLED_APPS=[*settings.INSTALLED_APPS, "django.forms"]):
        same("with django.forms", forms.TextInput().render("name", ""), '<input type="text" name="name">')
        same("select", str(RatingForm()["kind"]), "MY SELECT")
get_default_renderer.cache_clear()


class Money(forms.MultiWidget):
    def decompress(self, value):
        return list(divmod(value, 100)) if value else [None, None]


class MoneyField(forms.MultiValueField):
    def compress(self, values):
        return values[0] * 100 + values[1]


field = MoneyField([forms.IntegerField(), forms.IntegerField()], widget=Money([forms.NumberInput, forms.NumberInput]))
html = field.widget.render("price", 1299)
assert 'name="price_0" value="12"' in html and 'name="price_1" value="99"' in html
raw = field.widget.value_from_datadict({"price_0": "12", "price_1": "99"}, {}, "price")
same("decompress() and compress()", field.clean(raw), 1299)
