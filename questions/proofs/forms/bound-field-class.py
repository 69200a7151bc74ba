from django.forms import BoundField
from django.forms.renderers import DjangoTemplates, get_default_renderer


class SiteBoundField(BoundField):
    def css_classes(self, extra_classes=None):
        return super().css_classes([*(extra_classes or []), "field"])


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
    same("form, field", [type(Own()[n]).__name__ for n in ("name", "special")], ["FormBoundField", "FieldBoundField"])
get_default_renderer.cache_clear()
