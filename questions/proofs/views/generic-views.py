from django.views import generic

TEMPLATES["about.html"] = "since {{ founded }}"
TEMPLATES["form.html"] = "{{ form.errors }}"


class AboutView(generic.TemplateView):
    template_name = "about.html"
    extra_context = {"founded": 2012}


class TagForm(forms.ModelForm):
    class Meta:
        model = Tag
        fields = ["name"]


class ViaFormView(generic.FormView):
    form_class, template_name, success_url = TagForm, "form.html", "/"


class ViaCreateView(generic.CreateView):
    form_class, template_name, success_url, model = TagForm, "form.html", "/", Tag


same("TemplateView", AboutView.as_view()(rf.get("/")).render().content, b"since 2012")
ViaFormView.as_view()(rf.post("/", {"name": "a"}))
same("rows after FormView", Tag.objects.count(), 0)
ViaCreateView.as_view()(rf.post("/", {"name": "a"}))
same("rows after CreateView", Tag.objects.count(), 1)
view = generic.ListView(model=Tag, request=rf.get("/"), kwargs={})
view.object_list = Tag.objects.all()
same("default list template", view.get_template_names(), ["blog/tag_list.html"])
