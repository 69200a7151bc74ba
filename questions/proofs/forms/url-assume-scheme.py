# needs: Django>=6.0
# shows: 1 2 3
same("default", forms.URLField().clean("wiki.local"), "https://wiki.local")
same("http", forms.URLField(assume_scheme="http").clean("wiki.local"), "http://wiki.local")
same("ftp", forms.URLField().clean("ftp://wiki.local"), "ftp://wiki.local")
raises(ValidationError, forms.URLField().clean, "javascript:alert(1)")
raises(ValidationError, forms.URLField().clean, "wiki.local:8080")
same("with a port", forms.URLField().clean("http://wiki.local:8080"), "http://wiki.local:8080")
same("localhost is valid", forms.URLField().clean("http://localhost/"), "http://localhost/")


class Link(models.Model):
    url = models.URLField()


class LinkForm(forms.ModelForm):
    url = forms.URLField(assume_scheme="http")

    class Meta:
        model = Link
        fields = ["url"]


create(Link)
link = LinkForm({"url": "wiki.local"}).save()
same("ModelForm", link.url, "http://wiki.local")


class Default(forms.ModelForm):
    class Meta:
        model = Link
        fields = ["url"]


same("the model's own form field", Default({"url": "wiki.local"}).save().url, "https://wiki.local")
form = Default({"url": link.url}, instance=link)
form.save()
same("stored row, saved again", Link.objects.get(pk=link.pk).url, "http://wiki.local")
