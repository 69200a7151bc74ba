from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator, UnorderedObjectListWarning

Tag.objects.bulk_create(Tag(name="same") for _ in range(95))
paginator = Paginator(Tag.objects.order_by("name", "pk"), 20)
with queries("a page with links", 2):
    page = paginator.get_page("3")
    list(page), page.has_next(), page.paginator.num_pages
raises(PageNotAnInteger, paginator.page, "abc")
raises(EmptyPage, paginator.page, 99)
same("get_page", [paginator.get_page(n).number for n in ("abc", "99", "0", None)], [1, 5, 5, 1])


def warned(queryset):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        Paginator(queryset, 20)
    return any(w.category is UnorderedObjectListWarning for w in caught)


same("warning without ordering", warned(Tag.objects.all()), True)
same("warning with a non-unique ordering", warned(Tag.objects.order_by("name")), False)
from django.views.generic import ListView

TEMPLATES["t.html"] = ""
view = ListView.as_view(queryset=Tag.objects.order_by("pk"), paginate_by=20, template_name="t.html")
raises(Http404, view, rf.get("/?page=abc"))
raises(Http404, view, rf.get("/?page=99"))
