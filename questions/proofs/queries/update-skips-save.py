# shows: 1 2 3 5
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils import timezone


class Doc(models.Model):
    title = models.CharField(max_length=20)
    state = models.CharField(max_length=5, default="draft")
    changed = models.DateTimeField(auto_now=True)

    def save(self, **kwargs):
        called.append("save()")
        super().save(**kwargs)

    def delete(self, **kwargs):
        called.append("delete()")
        return super().delete(**kwargs)


class Page(models.Model):
    doc = models.ForeignKey(Doc, models.CASCADE)


create(Doc, Page)
called = []
kinds = {"pre_save": pre_save, "post_save": post_save, "pre_delete": pre_delete, "post_delete": post_delete}
receivers = []
for name, signal in kinds.items():
    receivers.append(lambda sender, name=name, **kwargs: called.append(f"{name} {sender.__name__}"))
    signal.connect(receivers[-1])

memory = Doc.objects.create(title="x")
Doc.objects.create(title="live", state="live")
before = memory.changed
same("save()", called[:3], ["save()", "pre_save Doc", "post_save Doc"])

called.clear()
with queries("update() alone", 1) as ctx:
    same("rows", Doc.objects.update(title="y"), 2)
assert ctx[0]["sql"].startswith("UPDATE") and '"changed"' not in ctx[0]["sql"]
same("called", called, [])
same("auto_now moved", Doc.objects.get(pk=memory.pk).changed != before, False)

drafts = Doc.objects.filter(state="draft")
pks = list(drafts.values_list("pk", flat=True))
taken = Doc.objects.create(title="z")
pks.append(taken.pk)
Doc.objects.filter(pk=taken.pk).update(state="gone")  # another request, after the keys were read
called.clear()
docs = drafts.filter(pk__in=pks)
docs.update(state="live", changed=timezone.now())
same("keys read first, and afterwards", (pks, list(drafts.all())), ([memory.pk, taken.pk], []))
same("changed in between", Doc.objects.get(pk=taken.pk).state, "gone")
assert Doc.objects.get(pk=memory.pk).changed > before and called == []
same("in memory", (memory.title, memory.state, memory.changed == before), ("x", "draft", True))
memory.save()
assert memory.changed > before

Page.objects.create(doc=memory)
called.clear()
Doc.objects.filter(pk=memory.pk).delete()
same("queryset.delete()", sorted(called), ["post_delete Doc", "post_delete Page", "pre_delete Doc", "pre_delete Page"])
