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
form = BookingForm({"phone": "1", "start": "nonsense", "end": "2026-01-01"})
same("a failed field is missing", (list(form.errors), "start" in form.cleaned_data), (["start"], False))
form = Forgets({"phone": "0 1"})
same("no return", (form.is_valid(), form.cleaned_data), (True, {"phone": None}))
Author(name="", email="not an address").save()
print("save() accepted an invalid model")
