class PayForm(forms.Form):
    card = forms.CharField()
    note = forms.CharField(required=False)


form = PayForm({"card": "4111"})
same("before", (form.is_valid(), form.cleaned_data), (True, {"card": "4111", "note": ""}))
form.add_error("card", ValidationError("Your card was declined.", code="declined"))
same("after", (form.is_valid(), form.cleaned_data), (False, {"note": ""}))
same("code", form.has_error("card", "declined"), True)
form.add_error(None, "Try again.")
same("non-field", form.non_field_errors(), ["Try again."])
raises(ValueError, form.add_error, "cart", "typo")
