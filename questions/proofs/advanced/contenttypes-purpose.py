from django.contrib.contenttypes.models import ContentType


class PostProxy(Post):
    class Meta:
        proxy = True


ContentType.objects.clear_cache()
ContentType.objects.get_for_model(Post)
with queries("get_for_model, second time", 0):
    kind = ContentType.objects.get_for_model(Post)
same("natural key", kind.natural_key(), ("blog", "post"))
same("proxy", ContentType.objects.get_for_model(PostProxy), kind)
same("proxy itself", ContentType.objects.get_for_model(PostProxy, for_concrete_model=False).model, "postproxy")
