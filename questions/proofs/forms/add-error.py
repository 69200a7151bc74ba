# shows: 1 2 3 4
from django.shortcuts import redirect
from django.shortcuts import render as show


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


class CheckForm(forms.Form):
    how = forms.CharField()
    checked = []

    def clean(self):
        self.checked.append("first")
        if self.cleaned_data["how"] == "raise":
            raise ValidationError("first")
        self.add_error(None, "first")
        self.checked.append("second")
        self.add_error("how", "second")


for how in ("raise", "add"):
    CheckForm.checked.clear()
    form = CheckForm({"how": how})
    same(how, (form.is_valid(), CheckForm.checked, len(form.errors)), (False, ["first", "second"][: 1 + (how == "add")], 1 + (how == "add")))


def pay(request, form):
    if form.is_valid():
        if charge(form.cleaned_data):
            return redirect("thanks")
        form.add_error("card", "Your card was declined.")
    return show(request, "pay.html", {"form": form})


TEMPLATES["pay.html"] = "{{ form.card.errors }}"
urlpatterns = [path("thanks/", pay, name="thanks")]
for paid, part in ((True, b""), (False, b"Your card was declined.")):
    charge = lambda data: paid
    response = pay(rf.post("/"), PayForm({"card": "4111"}))
    same("status", response.status_code, 302 if paid else 200)
    assert part in response.content
