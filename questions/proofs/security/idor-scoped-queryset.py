# shows: 1 2 3 4
from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import DeleteView, DetailView, ListView, UpdateView


class InvoiceQuerySet(models.QuerySet):  # Invoice.objects is made of it
    def visible_to(self, user):
        return self if user.is_staff else self.filter(customer__user=user)


class Customer(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE)


class Project(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)


class Invoice(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    address = models.CharField(max_length=50)
    objects = InvoiceQuerySet.as_manager()

    def get_absolute_url(self):
        return "/"


create(Customer, Project, Invoice)


class OwnInvoices(LoginRequiredMixin):
    def get_queryset(self):
        return Invoice.objects.visible_to(self.request.user)


class InvoiceUpdate(OwnInvoices, UpdateView):
    fields = ["address", "project"]


class Narrowed(InvoiceUpdate):
    def get_form(self, *args):
        form = super().get_form(*args)
        form.fields["project"].queryset = Project.objects.filter(customer__user=self.request.user)
        return form


class Naive(LoginRequiredMixin, DetailView):
    model = Invoice


class List(OwnInvoices, ListView):
    pass


class Detail(OwnInvoices, DetailView):
    pass


class Delete(OwnInvoices, DeleteView):
    success_url = "/"


def owner(name, **extra):
    user = User.objects.create_user(name, **extra)
    customer = Customer.objects.create(user=user)
    project = Project.objects.create(customer=customer)
    return user, project, Invoice.objects.create(customer=customer, project=project, address=f"house of {name}")


(ann, mine, own), (bob, foreign, other), (staff, *_) = owner("ann"), owner("bob"), owner("staff", is_staff=True)
TEMPLATES["blog/invoice_form.html"] = "{{ form }}"
TEMPLATES["blog/invoice_detail.html"] = "{{ invoice.address }}"
TEMPLATES["blog/invoice_list.html"] = "{% for i in object_list %}{{ i.address }};{% endfor %}"
TEMPLATES["blog/invoice_confirm_delete.html"] = "really?"
urlpatterns = [
    path("naive/<int:pk>/", Naive.as_view()),
    path("list/", List.as_view()),
    path("detail/<int:pk>/", Detail.as_view()),
    path("update/<int:pk>/", InvoiceUpdate.as_view()),
    path("narrowed/<int:pk>/", Narrowed.as_view()),
    path("delete/<int:pk>/", Delete.as_view()),
]
client = Client()
client.force_login(ann)
same("the hole", client.get(f"/naive/{other.pk}/").text, "house of bob")
same("list", client.get("/list/").text, "house of ann;")
for view in ("detail", "update", "delete"):
    found = [client.get(f"/{view}/{pk}/").status_code for pk in (own.pk, other.pk, 999)]
    same(f"{view}: own, a stranger's, none", found, [200, 404, 404])
same("POST too", [client.post(f"/{view}/{other.pk}/").status_code for view in ("update", "delete")], [404, 404])
data = {"address": "x", "project": foreign.pk}
same("a stranger's project in the form", client.post(f"/update/{own.pk}/", data).status_code, 302)
same("was saved", Invoice.objects.get(pk=own.pk).project, foreign)
same("choices narrowed too: refused", client.post(f"/narrowed/{own.pk}/", data).status_code, 200)
data["project"] = mine.pk
same("own project", client.post(f"/narrowed/{own.pk}/", data).status_code, 302)
client.force_login(staff)
same("staff", client.get(f"/detail/{other.pk}/").status_code, 200)
same("nobody", Client().get(f"/detail/{own.pk}/").status_code, 302)
