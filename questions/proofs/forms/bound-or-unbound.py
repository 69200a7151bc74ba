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
