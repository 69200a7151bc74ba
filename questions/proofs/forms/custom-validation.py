# needs: postgresql
# shows: 1 2 3 4 5 6
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators


class BookingForm(forms.Form):
    phone = forms.CharField()
    start = forms.DateField()
    end = forms.DateField()

    def clean_phone(self):
        return self.cleaned_data["phone"].replace(" ", "")

    def clean(self):
        data = super().clean()
        start, end = data.get("start"), data.get("end")
        if start and end and end <= start:
            self.add_error("end", "Must be after the start.")
        return data


class Forgets(forms.Form):
    phone = forms.CharField()

    def clean_phone(self):
        self.cleaned_data["phone"].replace(" ", "")


class Validated(forms.Form):
    phone = forms.CharField(validators=[lambda value: value.replace(" ", "")])


form = Validated({"phone": "0 1"})
same("a validator changes nothing", (form.is_valid(), form.cleaned_data), (True, {"phone": "0 1"}))
form = BookingForm({"phone": "0 1 2", "start": "2026-01-02", "end": "2026-01-01"})
same("errors", form.errors.get_json_data(), {"end": [{"message": "Must be after the start.", "code": ""}]})
same("normalised", form.cleaned_data["phone"], "012")
ran = []
clean = BookingForm.clean
BookingForm.clean = lambda self: ran.append(sorted(self.cleaned_data)) or clean(self)
form = BookingForm({"phone": "1", "start": "nonsense", "end": "2026-01-01"})
same("a failed field", list(form.errors), ["start"])
same("what clean() finds", ran, [["end", "phone"]])
form = Forgets({"phone": "0 1"})
same("no return", (form.is_valid(), form.cleaned_data), (True, {"phone": None}))
Author(name="", email="not an address").save()
print("save() accepted an invalid model")


class DateRange(models.Func):
    function = "DATERANGE"
    output_field = DateRangeField()


class Booking(models.Model):
    start = models.DateField()
    end = models.DateField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="no_double_booking",
                expressions=[(DateRange("start", "end"), RangeOperators.OVERLAPS)],
            )
        ]


create(Booking)


class RoomForm(forms.Form):
    start = forms.DateField()
    end = forms.DateField()

    def clean(self):
        data = self.cleaned_data
        if Booking.objects.filter(start__lt=data["end"], end__gt=data["start"]).exists():
            raise ValidationError("Taken.")


first, second = RoomForm({"start": "2026-01-01", "end": "2026-01-05"}), RoomForm({"start": "2026-01-03", "end": "2026-01-09"})
same("two requests find no booking", (first.is_valid(), second.is_valid()), (True, True))
Booking.objects.create(**first.cleaned_data)
raises(IntegrityError, Booking.objects.create, **second.cleaned_data)
same("one day later", RoomForm({"start": "2026-01-05", "end": "2026-01-09"}).is_valid(), True)


def book(form, savepoint):
    """In an outer transaction, as ATOMIC_REQUESTS opens one."""
    with transaction.atomic():
        try:
            if savepoint:
                with transaction.atomic():
                    Booking.objects.create(**form.cleaned_data)
            else:
                Booking.objects.create(**form.cleaned_data)
        except IntegrityError:
            form.add_error(None, "Taken.")
        return Booking.objects.count()


same("with a savepoint", (book(second, True), second.non_field_errors()), (1, ["Taken."]))
second = RoomForm({"start": "2026-02-01", "end": "2026-02-05"})
assert second.is_valid()
Booking.objects.create(**second.cleaned_data)
raises(transaction.TransactionManagementError, book, second, False)
