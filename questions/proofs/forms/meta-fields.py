# shows: 1 2 3 4
class Member(models.Model):
    name = models.CharField(max_length=20)
    is_staff = models.BooleanField(default=False)


create(Member)


class Everything(forms.ModelForm):
    class Meta:
        model = Member
        fields = "__all__"


class Listed(forms.ModelForm):
    class Meta:
        model = Member
        fields = ["name"]


class Shown(forms.Form):
    price = forms.IntegerField(disabled=True, initial=5)
    seats = forms.IntegerField(initial=1, widget=forms.NumberInput(attrs={"readonly": True}))


for form in (Everything, Listed):
    member = form({"name": "ann", "is_staff": "on"}).save()
    same(f"{form.__name__}: staff", member.is_staff, form is Everything)


def neither():
    class Neither(forms.ModelForm):
        class Meta:
            model = Member


raises(ImproperlyConfigured, neither)
shown = Shown({"price": "1", "seats": "99"})
same("disabled / readonly", (shown.is_valid(), shown.cleaned_data), (True, {"price": 5, "seats": 99}))


class Excluding(forms.ModelForm):
    class Meta:
        model = Member
        exclude = ["is_staff"]


class Later(Member):
    """The model with a field that came later."""

    paid = models.BooleanField(default=False)
    internal = models.BooleanField(default=False, editable=False)


def fields(form):
    return list(forms.modelform_factory(Later, form=form).base_fields)


same("__all__ later", fields(Everything), ["name", "is_staff", "paid"])
same("exclude later", fields(Excluding), ["name", "paid"])
same("a list later", fields(Listed), ["name"])


class HiddenForm(forms.Form):
    price = forms.IntegerField(initial=5, widget=forms.HiddenInput)


hidden = HiddenForm({"price": "1"})
same("hidden", (hidden.is_valid(), hidden.cleaned_data), (True, {"price": 1}))
