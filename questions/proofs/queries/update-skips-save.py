from django.db.models.signals import post_save


class Doc(models.Model):
    title = models.CharField(max_length=20)
    changed = models.DateTimeField(auto_now=True)

    def save(self, **kwargs):
        self.title = self.title.strip()
        super().save(**kwargs)


create(Doc)
doc = Doc.objects.create(title=" x ")
before, sent = doc.changed, []
post_save.connect(lambda **kwargs: sent.append(1), sender=Doc, weak=False)
with queries("update()", 1):
    assert Doc.objects.update(title=" y ") == 1
assert doc.title == "x"
doc.refresh_from_db()
print(repr(doc.title), "signals:", len(sent), "changed moved:", doc.changed != before)
assert doc.title == " y " and not sent and doc.changed == before
doc.save()
assert doc.title == "y" and sent and doc.changed > before
