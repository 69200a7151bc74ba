from django.db.models import ProtectedError
from django.views.generic import DeleteView

log = []
TEMPLATES["blog/tag_confirm_delete.html"] = "sure?"


class TagDelete(DeleteView):
    model, success_url = Tag, "/"

    def delete(self, request, *args, **kwargs):
        log.append("delete()")
        return super().delete(request, *args, **kwargs)

    def form_valid(self, form):
        log.append("form_valid()")
        return super().form_valid(form)


for method in ("get", "post", "delete"):
    tag = Tag.objects.create(name="x")
    response = TagDelete.as_view()(getattr(rf, method)("/"), pk=tag.pk)
    same(f"{method.upper()}: hooks, row left", (log[:], Tag.objects.filter(pk=tag.pk).exists()), {"get": ([], True), "post": (["form_valid()"], False), "delete": (["delete()"], False)}[method])
    log.clear()
ann = Author.objects.create(name="ann")
Order.objects.create(number="1", customer=ann)
raises(ProtectedError, DeleteView.as_view(model=Author, success_url="/"), rf.post("/"), pk=ann.pk)
