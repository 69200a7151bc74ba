# shows: 1 2 3 4
from django.views import generic

TEMPLATES["about.html"] = "since {{ founded }}"
for name in ("form", "list", "detail", "confirm_delete"):
    TEMPLATES[f"blog/tag_{name}.html"] = name + ": {{ form.errors }}{% for t in object_list %}{{ t.name }}{% endfor %}{{ object.name }}"


class AboutView(generic.TemplateView):
    template_name = "about.html"
    extra_context = {"founded": 2012}


def get(view, **kwargs):
    return view(rf.get("/"), **kwargs).render().content.decode()


def post(view, name="b", **kwargs):
    response = view(rf.post("/", {"name": name}), **kwargs)
    return response.status_code, list(Tag.objects.order_by("pk").values_list("name", flat=True))


same("TemplateView", get(AboutView.as_view()), "since 2012")
TagForm = forms.modelform_factory(Tag, fields=["name"])
on_tag = {"model": Tag, "fields": ["name"], "success_url": "/"}
form = generic.FormView.as_view(form_class=TagForm, template_name="blog/tag_form.html", success_url="/")
same("FormView validates", "required" in form(rf.post("/", {"name": ""})).render().content.decode(), True)
same("FormView saves nothing", post(form), (302, []))
same("CreateView saves", post(generic.CreateView.as_view(**on_tag), "a"), (302, ["a"]))
pk = Tag.objects.get().pk
same("UpdateView saves", post(generic.UpdateView.as_view(**on_tag), "b", pk=pk), (302, ["b"]))
same("ListView", get(generic.ListView.as_view(model=Tag)), "list: b")
same("DetailView", get(generic.DetailView.as_view(model=Tag), pk=pk), "detail: b")
same("edit views, by GET", [get(generic.UpdateView.as_view(**on_tag), pk=pk), get(generic.CreateView.as_view(**on_tag))], ["form: b", "form: "])
delete = generic.DeleteView.as_view(model=Tag, success_url="/")
same("DeleteView, by GET", get(delete, pk=pk), "confirm_delete: b")
same("DeleteView, by POST", post(delete, pk=pk), (302, []))
response = generic.RedirectView.as_view(url="/new/")(rf.get("/"))
same("RedirectView", (response.status_code, response["Location"]), (302, "/new/"))


class Popular(generic.ListView):  # two hooks, no get()
    model, template_name = Tag, "blog/tag_list.html"

    def get_queryset(self):
        return super().get_queryset().filter(name="x")

    def get_context_data(self, **kwargs):
        return super().get_context_data(form=TagForm({}), **kwargs)


Tag.objects.bulk_create([Tag(name="x"), Tag(name="y")])
html = get(Popular.as_view())
same("hooks", ("required" in html, html.endswith("x")), (True, True))
