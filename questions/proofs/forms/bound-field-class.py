# shows: 1 2 3
from django.forms import BoundField
from django.forms.renderers import DjangoTemplates, get_default_renderer


class SiteBoundField(BoundField):
    def css_classes(self, extra_classes=None):
        return f"{super().css_classes(extra_classes)} field".strip()


class FormBoundField(BoundField):
    pass


class FieldBoundField(BoundField):
    pass


class SiteRenderer(DjangoTemplates):
    bound_field_class = SiteBoundField


class Plain(forms.Form):
    name = forms.CharField()


class Own(Plain):
    bound_field_class = FormBoundField
    special = forms.CharField(bound_field_class=FieldBoundField)


same("default", type(Plain()["name"]), BoundField)
with override_settings(FORM_RENDERER="__main__.SiteRenderer"):
    get_default_renderer.cache_clear()
    same("renderer", type(Plain()["name"]).__name__, "SiteBoundField")
    assert '<div class="field">' in str(Plain())
    same("with more classes", [sorted(Plain()["name"].css_classes(more).split()) for more in ("wide row", ["wide"])], [["field", "row", "wide"], ["field", "wide"]])
    same("form, field", [type(Own()[n]).__name__ for n in ("name", "special")], ["FormBoundField", "FieldBoundField"])
get_default_renderer.cache_clear()


class Test(BoundField):
    hint = "read by the template"

    def build_widget_attrs(self, attrs, widget=None):
        return super().build_widget_attrs(attrs, widget) | {"data-test": self.name}


class TestForm(forms.Form):
    bound_field_class = Test
    name = forms.CharField()


form = TestForm({"name": "ann"})
same("a BoundField's data", (form["name"].data, form["name"].field), ("ann", form.fields["name"]))
assert 'value="ann"' in str(form["name"]) and 'data-test="name"' in str(form["name"])
same("property", render("{{ form.name.hint }}", form=form), "read by the template")


class OldField(forms.CharField):
    def get_bound_field(self, form, field_name):
        return FieldBoundField(form, self, field_name)


class OldForm(forms.Form):
    name = OldField()


same("as before 5.2", type(OldForm()["name"]), FieldBoundField)
