# needs: postgresql
# shows: 1 2 3 4 5 6
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


class Booking(models.Model):
    room = models.IntegerField()
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "day"], name="one_booking")]


create(Booking)


class RoomForm(forms.Form):
    room = forms.IntegerField()
    day = forms.DateField()

    def clean(self):
        if Booking.objects.filter(**self.cleaned_data).exists():
            raise ValidationError("Taken.")


data = {"room": 1, "day": "2026-01-01"}
first, second = RoomForm(data), RoomForm(data)
same("two requests find no booking", (first.is_valid(), second.is_valid()), (True, True))
Booking.objects.create(**first.cleaned_data)
raises(IntegrityError, Booking.objects.create, **second.cleaned_data)


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
second = RoomForm(data | {"room": 2})
assert second.is_valid()
Booking.objects.create(**second.cleaned_data)
raises(transaction.TransactionManagementError, book, second, False)
