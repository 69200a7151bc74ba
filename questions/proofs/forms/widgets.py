import datetime

from django.utils import translation


class Picker(forms.DateInput):
    class Media:
        css = {"all": ["picker.css"]}
        js = ["picker.js"]


class DueForm(forms.Form):
    due = forms.DateField(widget=Picker(attrs={"type": "date", "class": "picker", "max": "2026-01-01"}, format="%Y-%m-%d"))


day = datetime.date(2027, 2, 3)
html = str(DueForm(initial={"due": day})["due"])
print(html)
assert 'type="date"' in html and 'class="picker"' in html and 'value="2027-02-03"' in html
same("max= validates nothing", DueForm({"due": "2027-02-03"}).is_valid(), True)
print(DueForm().media)
assert "/static/picker.js" in str(DueForm().media) and "picker.css" in str(DueForm().media)
with translation.override("de"):
    plain = forms.DateInput(attrs={"type": "date"}).render("due", day)
    iso = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d").render("due", day)
same("German, without and with format", ("03.02.2027" in plain, "2027-02-03" in iso), (True, True))


class TitleForm(forms.ModelForm):
    class Meta:
        model = Post
        fields = ["title"]
        widgets = {"title": forms.TextInput(attrs={"placeholder": "Title"})}


same("the field keeps max_length", TitleForm.base_fields["title"].max_length, 200)
