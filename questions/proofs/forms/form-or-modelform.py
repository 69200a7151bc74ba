class BookingForm(forms.ModelForm):
    voucher = forms.CharField(required=False)

    class Meta:
        model = Author
        fields = ["name"]


form = BookingForm({"name": "ann", "voucher": "X1", "email": "smuggled@example.com"})
assert form.is_valid()
ann = form.save()
same("saved", (ann.pk is not None, ann.name, ann.email), (True, "ann", ""))
same("the extra", (form.cleaned_data["voucher"], hasattr(ann, "voucher")), ("X1", False))
same("Form has save()", hasattr(forms.Form, "save"), False)
