# shows: 1 2 3 4
from django.forms import inlineformset_factory, modelformset_factory
from django.shortcuts import get_object_or_404, redirect
from django.shortcuts import render as show


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)
    product = models.ForeignKey(Tag, on_delete=models.CASCADE)
    note = models.CharField(max_length=10)


create(Line)


class LineForm(forms.ModelForm):
    class Meta:
        model = Line
        fields = ["product", "note"]

    def __init__(self, *args, products, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["product"].choices = products


tag = Tag.objects.create(name="x")
mine, other = (Order.objects.create(number=n) for n in "12")
Line.objects.bulk_create(Line(order=mine, product=tag, note=str(i)) for i in range(11))
theirs = Line.objects.create(order=other, product=tag, note="theirs")
Naive = inlineformset_factory(Order, Line, fields=["product", "note"], extra=1)
Shared = inlineformset_factory(Order, Line, form=LineForm, extra=1)
with queries("each form its own choices", 13):
    str(Naive(instance=mine))
with queries("choices passed in", 2):
    str(Shared(instance=mine, form_kwargs={"products": [("", "-"), *Tag.objects.values_list("pk", "name")]}))
p = Naive.get_default_prefix()
rows = {f"{p}-TOTAL_FORMS": 1, f"{p}-INITIAL_FORMS": 0}
for blank in ([("", "-")], []):
    shown = Shared(form_kwargs={"products": [*blank, *Tag.objects.values_list("pk", "name")]})[0]["product"]
    selected = shown.field.choices[0][0]  # what a browser takes when no option is marked
    assert "selected" not in str(shown) or blank
    posted = Shared(rows | {f"{p}-0-product": selected, f"{p}-0-note": ""}, form_kwargs={"products": [*blank, (tag.pk, "x")]})
    same("an untouched row counts as a new line", posted[0].has_changed(), not blank)
hack = Naive({f"{p}-TOTAL_FORMS": 1, f"{p}-INITIAL_FORMS": 1, f"{p}-0-id": theirs.pk, f"{p}-0-product": tag.pk, f"{p}-0-note": "HACK"}, instance=mine)
same("another order's line", (hack.is_valid(), hack.save()), (True, []))
theirs.refresh_from_db()
same("is untouched", theirs.note, "theirs")
assert not Line.objects.filter(note="HACK").exists()
same("modelformset shows", modelformset_factory(Line, fields=["note"])().initial_form_count(), 12)


class OrderForm(forms.ModelForm):
    class Meta:
        model = Order
        fields = ["number"]


def product_choices():
    return [("", "-"), *Tag.objects.values_list("pk", "name")]


def edit(request, pk, together=all):
    invoice = get_object_or_404(Order, pk=pk)
    data = request.POST if request.method == "POST" else None
    form = OrderForm(data, instance=invoice)
    kwargs = {"products": product_choices()}
    lines = Shared(data, instance=invoice, form_kwargs=kwargs)
    if data and together([form.is_valid(), lines.is_valid()]):
        with transaction.atomic():
            form.save()
            lines.save()
        return redirect("invoices")
    return show(request, "edit.html", {"form": form, "lines": lines})


urlpatterns = [path("", edit, name="invoices")]
TEMPLATES["edit.html"] = "{{ form.errors }}{{ lines.errors }}{{ lines }}"
row = {f"{p}-TOTAL_FORMS": 1, f"{p}-INITIAL_FORMS": 0, f"{p}-0-product": tag.pk, f"{p}-0-note": "new"}
same("saved", (edit(rf.post("/", row | {"number": "7"}), other.pk).status_code, other.line_set.count()), (302, 2))
page = edit(rf.post("/", {f"{p}-TOTAL_FORMS": 1, f"{p}-INITIAL_FORMS": 0, f"{p}-0-note": "no product"}), other.pk).content.decode()
same("errors of both", page.count("This field is required"), 3)  # the row's own one also stands in the formset
bad_line = {f"{p}-TOTAL_FORMS": 1, f"{p}-INITIAL_FORMS": 0, f"{p}-0-note": "no product", "number": "valid"}
same("one of them invalid", (edit(rf.post("/", bad_line), other.pk).status_code, Order.objects.get(pk=other.pk).number), (200, "7"))
checked = []
forms.BaseForm.is_valid = lambda self, ask=forms.BaseForm.is_valid: checked.append(type(self).__name__) or ask(self)
form, lines = OrderForm({}), Shared(row, form_kwargs={"products": product_choices()})
form.is_valid() and lines.is_valid()
same("and", checked, ["OrderForm"])
save = Shared.save
Shared.save = lambda self: 1 / 0
raises(ZeroDivisionError, edit, rf.post("/", row | {"number": "8"}), other.pk)
same("neither saved", Order.objects.get(pk=other.pk).number, "7")
Shared.save = save

form, lines = OrderForm({"number": "9"}), Shared(row, instance=Order(), form_kwargs={"products": product_choices()})
assert form.is_valid() and lines.is_valid()
lines.instance = form.save()
lines.save()
same("a new parent's lines", [line.note for line in Order.objects.get(number="9").line_set.all()], ["new"])
