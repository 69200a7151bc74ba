# shows: 1 2 3
from django.core.validators import MaxValueValidator


class Booking(models.Model):
    name = models.CharField(max_length=20)
    seats = models.IntegerField(validators=[MaxValueValidator(8)])
    paid = models.BooleanField(default=False)

    def clean(self):
        if self.name == "nobody":
            raise ValidationError("Nobody cannot come.")


create(Booking)


class BookingForm(forms.ModelForm):
    voucher = forms.CharField(required=False)

    class Meta:
        model = Booking
        fields = ["name", "seats"]


class AllForm(forms.ModelForm):
    class Meta:
        model = Booking
        fields = "__all__"


class SearchForm(forms.Form):
    name = forms.CharField()


same("fields", list(BookingForm.base_fields), ["name", "seats", "voucher"])
same("derived", (type(BookingForm.base_fields["seats"]), BookingForm.base_fields["name"].max_length), (forms.IntegerField, 20))
same("errors", BookingForm({"name": "nobody", "seats": 9}).errors.get_json_data().keys(), {"seats", "__all__"})
form = BookingForm({"name": "ann", "seats": 2, "voucher": "X1", "paid": "on"})
assert form.is_valid()
form.save()
same("saved", Booking.objects.values("name", "seats", "paid").get(), {"name": "ann", "seats": 2, "paid": False})
same("the extra", (form.cleaned_data["voucher"], hasattr(form.instance, "voucher")), ("X1", False))
same("Form has save()", hasattr(SearchForm({"name": "a"}), "save"), False)
same("with __all__", AllForm({"name": "ann", "seats": 2, "paid": "on"}).save().paid, True)
