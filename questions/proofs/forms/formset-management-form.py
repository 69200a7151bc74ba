# shows: 1 2 3 4 5 6
from django.forms import BaseFormSet, formset_factory


class LineForm(forms.Form):
    sku = forms.CharField()


def data(total, rows, initial=0, **more):
    return {"form-TOTAL_FORMS": total, "form-INITIAL_FORMS": initial} | {f"form-{i}-sku": "x" for i in range(rows)} | more


LineFormSet = formset_factory(
    LineForm, extra=1, max_num=20, validate_max=True, can_delete=True
)
Loose = formset_factory(LineForm, extra=1, max_num=2)
saved = []


def save(post):
    saved.clear()
    formset = LineFormSet(post)
    if formset.is_valid():
        for form in formset:
            if form.has_changed() and form not in formset.deleted_forms:
                saved.append(form.cleaned_data["sku"])
    return formset


html = str(LineFormSet().management_form)
assert 'type="hidden" name="form-TOTAL_FORMS"' in html and 'name="form-INITIAL_FORMS"' in html
missing = save({"form-0-sku": "x"})
same("without the management form", (missing.is_valid(), saved), (False, []))
same("its error", missing.non_form_errors().get_json_data()[0]["code"], "missing_management_form")
same("three rows, TOTAL_FORMS not raised", (save(data(1, 3)).is_valid(), saved), (True, ["x"]))
same("raised", (save(data(3, 3)).is_valid(), saved), (True, ["x"] * 3))
same("max_num alone", (Loose(data(5, 5)).is_valid(), len(Loose(data(5, 5)).forms)), (True, 5))
for n, valid in ((1002, True), (1003, False)):
    same(f"{n} rows, max_num=2 alone", Loose(data(n, n)).is_valid(), valid)
same("empty forms displayed", len(formset_factory(LineForm, extra=9, max_num=2)().forms), 2)
same("validate_max", save(data(21, 21)).is_valid(), False)
same("default max_num", formset_factory(LineForm).max_num, 1000)
untouched = save(data(2, 1, **{"form-1-sku": ""}))
same("untouched extra form", (untouched.is_valid(), untouched.forms[1].cleaned_data, saved), (True, {}, ["x"]))
ticked = save(data(2, 2, **{"form-0-DELETE": "on", "form-0-sku": "gone"}))
same("ticked for deletion", ([form.cleaned_data["sku"] for form in ticked], saved), (["gone", "x"], ["x"]))


class Unique(BaseFormSet):
    def clean(self):
        if any(self.errors):
            return
        rows = [form for form in self.forms if form.has_changed() and form not in self.deleted_forms]
        skus = [form.cleaned_data["sku"] for form in rows]
        if len(skus) != len(set(skus)):
            raise ValidationError("Twice the same.")


UniqueSet = formset_factory(LineForm, formset=Unique, can_delete=True)
twice = UniqueSet(data(2, 2))
same("across rows", (twice.is_valid(), twice.non_form_errors()), (False, ["Twice the same."]))
same("empty rows, a row that replaces a deleted one", (UniqueSet(data(3, 0)).is_valid(), UniqueSet(data(2, 2, **{"form-0-DELETE": "on"})).is_valid()), (True, True))
assert 'name="form-__prefix__-sku"' in str(LineFormSet().empty_form["sku"])
