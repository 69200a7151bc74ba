from django.forms import inlineformset_factory, modelformset_factory


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
hack = Naive({f"{p}-TOTAL_FORMS": 1, f"{p}-INITIAL_FORMS": 1, f"{p}-0-id": theirs.pk, f"{p}-0-product": tag.pk, f"{p}-0-note": "HACK"}, instance=mine)
same("another order's line", (hack.is_valid(), hack.save()), (True, []))
theirs.refresh_from_db()
same("is untouched", theirs.note, "theirs")
same("modelformset shows", modelformset_factory(Line, fields=["note"])().initial_form_count(), 12)
