# shows: 1 2 3 4
class Member(models.Model):
    name = models.CharField(max_length=20)
    bio = models.TextField()
    is_moderator = models.BooleanField(default=False)


create(Member)


class Everything(forms.ModelForm):
    class Meta:
        model = Member
        fields = "__all__"


class ProfileForm(forms.ModelForm):
    class Meta:
        model = Member
        fields = ["name", "bio"]


class Shown(forms.Form):
    price = forms.IntegerField(disabled=True, initial=5)
    seats = forms.IntegerField(initial=1, widget=forms.NumberInput(attrs={"readonly": True}))


for form in (Everything, ProfileForm):
    member = form({"name": "ann", "bio": "hi", "is_moderator": "on"}).save()
    same(f"{form.__name__}: moderator", member.is_moderator, form is Everything)


# Why the card's model is no user model: there the fields that the template lacks are required.
class Account(forms.ModelForm):
    class Meta:
        model = User
        fields = "__all__"


ann = User.objects.create_user("ann", password="secret")
posted = Account({"first_name": "ann", "is_staff": "on"}, instance=ann)
same("a user model, missing", sorted(posted.errors), ["date_joined", "password", "username"])


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
        exclude = ["is_moderator"]


class Later(Member):
    """The model with a field that came later."""

    paid = models.BooleanField(default=False)
    internal = models.BooleanField(default=False, editable=False)


def fields(form):
    return list(forms.modelform_factory(Later, form=form).base_fields)


same("__all__ later", fields(Everything), ["name", "bio", "is_moderator", "paid"])
same("exclude later", fields(Excluding), ["name", "bio", "paid"])
same("a list later", fields(ProfileForm), ["name", "bio"])


class HiddenForm(forms.Form):
    price = forms.IntegerField(initial=5, widget=forms.HiddenInput)


hidden = HiddenForm({"price": "1"})
same("hidden", (hidden.is_valid(), hidden.cleaned_data), (True, {"price": 1}))
