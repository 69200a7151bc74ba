# shows: 1 2 3 4
class FilterForm(forms.Form):
    active = forms.BooleanField(required=False)
    year = forms.IntegerField()


post = rf.post("/", {}).POST
wrong, right = FilterForm(post or None), FilterForm(post)
same("POST or None", (wrong.is_bound, wrong.is_valid(), dict(wrong.errors)), (False, False, {}))
same("POST", (right.is_bound, list(right.errors)), (True, ["year"]))
same("{}", FilterForm({}).is_bound, True)
same("initial is no default", FilterForm({}, initial={"year": 2026}).is_valid(), False)
raises(AttributeError, lambda: FilterForm().cleaned_data)


class Sale(models.Model):
    note = models.CharField(max_length=9, default="none", blank=True)
    memo = models.CharField(max_length=9, blank=True, db_default="none")
    code = models.CharField(max_length=9, blank=True, null=True)
    open = models.BooleanField(default=True)


class SaleForm(forms.ModelForm):
    class Meta:
        model = Sale
        fields = ["note", "memo", "code", "open"]


same("the falsy QueryDict", bool(post), False)
assert 'value="2026"' in str(FilterForm(initial={"year": 2026})["year"]) and "2026" not in str(FilterForm({}, initial={"year": 2026})["year"])
form = FilterForm({"year": "2025"}, initial={"year": 2026, "active": False})
same("changed", (form.has_changed(), form.changed_data), (True, ["year"]))
form = FilterForm({"year": "1999"}, initial={"year": 2026})
form.fields["year"].disabled = True
same("disabled", (form.is_valid(), form.cleaned_data["year"]), (True, 2026))
for instance, note in ((None, "none"), (Sale(note="stored", memo="stored", code="stored"), "stored")):
    sale = SaleForm({}, instance=instance).save(commit=False)
    same("missing text with a default, without, with NULL, missing checkbox", (sale.note, sale.memo, sale.code, sale.open), (note, "", None, False))


def view(request):
    if request.method == "POST":
        form = FilterForm(request.POST)
    else:
        form = FilterForm(initial={"active": True})
    return form


same("by the method", (view(rf.post("/")).is_bound, view(rf.get("/")).is_bound), (True, False))
assert "checked" in str(view(rf.get("/"))["active"])
