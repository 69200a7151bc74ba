from django.forms import formset_factory


class LineForm(forms.Form):
    sku = forms.CharField()


def data(total, rows, initial=0):
    return {"form-TOTAL_FORMS": total, "form-INITIAL_FORMS": initial} | {f"form-{i}-sku": "x" for i in range(rows)}


Lines = formset_factory(LineForm, extra=1, max_num=2)
Strict = formset_factory(LineForm, extra=1, max_num=2, validate_max=True)
missing = Lines({"form-0-sku": "x"})
same("without the management form", missing.is_valid(), False)
print(missing.non_form_errors())
same("TOTAL_FORMS not raised", len(Lines(data(1, 3)).forms), 1)
same("max_num alone", Lines(data(5, 5)).is_valid(), True)
same("validate_max", Strict(data(5, 5)).is_valid(), False)
same("absolute_max", len(Lines(data(99999, 1)).forms), 1002)
untouched = Lines({"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0, "form-0-sku": ""})
same("untouched extra form", (untouched.is_valid(), untouched.forms[0].cleaned_data), (True, {}))
same("default max_num", formset_factory(LineForm).max_num, 1000)
