with override_settings(
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.messages", "django.contrib.admin", "__main__.Blog"]
):
    from django.contrib import admin
    from django.contrib.admin.utils import lookup_field
    from django.contrib.auth.models import User
    from django.db.models import Count

    class Parcel(models.Model):
        sender = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="+")
        courier = models.ForeignKey(Author, on_delete=models.SET_NULL, null=True, related_name="+")

    class Line(models.Model):
        parcel = models.ForeignKey(Parcel, on_delete=models.CASCADE)

    create(Parcel, Line)
    for i in range(40):
        ann = Author.objects.create(name=str(i))
        Line.objects.create(parcel=Parcel.objects.create(sender=ann, courier=ann))

    class Base(admin.ModelAdmin):
        list_display = ["sender", "courier"]

    class Tuned(Base):
        list_display = ["sender", "courier", "lines"]
        list_select_related = ["sender", "courier"]
        show_full_result_count = False

        def get_queryset(self, request):
            return super().get_queryset(request).annotate(n=Count("line"))

        def lines(self, parcel):
            return parcel.n

    class Method(admin.ModelAdmin):
        list_display = ["who"]

        def who(self, parcel):
            return parcel.sender.name

    request = rf.get("/")
    request.user = User(is_superuser=True, is_active=True)

    def rows(kind):
        kind = kind(Parcel, admin.site)
        changelist = kind.get_changelist_instance(request)
        for parcel in changelist.result_list:
            for column in kind.list_display:
                str(lookup_field(column, parcel, kind)[2])

    def count(kind):
        with queries(kind.__name__) as ctx:
            rows(kind)
        return len(ctx)

    base, method, tuned = count(Base), count(Method), count(Tuned)
    assert method > 40 and tuned < 5
    if django.VERSION < (6, 1):
        assert base > 40  # the nullable courier
    else:
        assert base < 5
