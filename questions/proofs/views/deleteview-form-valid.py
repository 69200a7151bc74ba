# shows: 1 2 3 4
from django.db import transaction
from django.db.models import ProtectedError
from django.db.models.signals import post_delete
from django.views.generic import DeleteView


class AuditLog(models.Model):
    text = models.CharField(max_length=50)


create(AuditLog)


class Buggy(DeleteView):
    model, success_url = Author, "/authors/"

    def delete(self, request, *args, **kwargs):
        AuditLog.objects.create(text="delete()")
        return super().delete(request, *args, **kwargs)


class InvoiceDelete(DeleteView):
    model = Author
    success_url = "/authors/"

    def form_valid(self, form):
        with transaction.atomic():
            AuditLog.objects.create(text=f"deleted {self.object.pk}")
            return super().form_valid(form)


class Retype(forms.Form):
    name = forms.CharField()

    def clean_name(self):
        if self.cleaned_data["name"] != "ann":
            raise ValidationError("type the name")
        return self.cleaned_data["name"]


class Confirmed(InvoiceDelete):
    form_class = Retype


class Catching(InvoiceDelete):
    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ProtectedError:
            return HttpResponse("still in use", status=409)


TEMPLATES["blog/author_confirm_delete.html"] = '<form method="post">{{ form }}</form>'
urlpatterns[:] = [path(f"{v.__name__}/<int:pk>/", v.as_view()) for v in (Buggy, InvoiceDelete, Confirmed, Catching)]
client = Client(raise_request_exception=False)


def ask(view, method, data=None, order=False):
    """Status, whether the row is left, the audit rows."""
    AuditLog.objects.all().delete()
    ann = Author.objects.create(name="ann")
    order and Order.objects.create(number=str(ann.pk), customer=ann)
    status = getattr(client, method)(f"/{view}/{ann.pk}/", data).status_code
    return status, Author.objects.filter(pk=ann.pk).exists(), [r.text.split()[0] for r in AuditLog.objects.all()]


same("delete() called by a test", ask("Buggy", "delete"), (302, False, ["delete()"]))
same("the confirmation page", ask("Buggy", "post"), (302, False, []))
same("form_valid()", ask("InvoiceDelete", "post"), (302, False, ["deleted"]))
same("GET", ask("InvoiceDelete", "get"), (200, True, []))
same("the page: its form is empty", client.get(f"/InvoiceDelete/{Author.objects.create(name='x').pk}/").content, b'<form method="post"></form>')
same("a wrong name", ask("Confirmed", "post", {"name": "bob"}), (200, True, []))
same("the right one", ask("Confirmed", "post", {"name": "ann"}), (302, False, ["deleted"]))
same("PROTECT", ask("InvoiceDelete", "post", order=True), (500, True, []))
same("caught outside atomic()", ask("Catching", "post", order=True), (409, True, []))

heard = []
post_delete.connect(lambda sender, **kw: heard.append(sender.__name__), weak=False)
Tag.objects.bulk_create([Tag(name="a"), Tag(name="b"), Tag(name="c")])
Tag.objects.first().delete()
Tag.objects.filter(name="b").delete()
with connection.cursor() as cursor:
    cursor.execute("DELETE FROM blog_tag")
same("post_delete: an object, a queryset, not raw SQL", heard, ["Tag", "Tag"])
Tag.objects.create(name="d")
with connection.cursor() as cursor:
    cursor.execute("CREATE TRIGGER t AFTER DELETE ON blog_tag BEGIN INSERT INTO blog_auditlog(text) VALUES ('trigger'); END")
    AuditLog.objects.all().delete()
    cursor.execute("DELETE FROM blog_tag")
same("a trigger sees raw SQL", [r.text for r in AuditLog.objects.all()], ["trigger"])
