from django.urls import register_converter
from django.utils.html import format_html

ann = Author.objects.create(name="ann")
raises(TypeError, models.CheckConstraint, check=models.Q(total__gte=0), name="positive_total")
models.CheckConstraint(condition=models.Q(total__gte=0), name="positive_total")
raises(TypeError, ann.save, False, True)
ann.save(force_insert=False, force_update=True)
raises(TypeError, format_html, "<br>")
same("URLField", forms.URLField().clean("example.com"), "https://example.com")


class Other:
    regex = "x"


raises(ValueError, register_converter, Other, "int")
