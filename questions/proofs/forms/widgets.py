# shows: 1 2 3 4
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


class Upper(forms.TextInput):
    def value_from_datadict(self, data, files, name):
        return super().value_from_datadict(data, files, name).upper()


class Task(models.Model):
    due = models.DateField("Due date", help_text="At noon", blank=True)
    code = models.CharField(max_length=5)


class TaskForm(forms.ModelForm):
    class Meta:
        model = Task
        fields = ["due", "code"]
        widgets = {"due": forms.DateInput(
            attrs={"type": "date", "class": "picker"}, format="%Y-%m-%d"
        ), "code": Upper}


class Redeclared(TaskForm):
    due = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    code = forms.CharField(widget=Upper)


form = TaskForm({"due": "2027-02-03", "code": "ab"})
same("widget reads, field converts", (form.is_valid(), form.cleaned_data), (True, {"due": day, "code": "AB"}))
same("field validates", list(TaskForm({"due": "soon", "code": "too long"}).errors), ["due", "code"])
assert 'class="picker"' in str(TaskForm()["due"])


def derived(form):
    due, code = form.base_fields["due"], form.base_fields["code"]
    return due.label, due.help_text, due.required, code.max_length


same("Meta.widgets", derived(TaskForm), ("Due date", "At noon", False, 5))
same("redeclared", derived(Redeclared), (None, "", True, None))
