# shows: 1 2 3 4
import asyncio

from django.core.exceptions import SynchronousOnlyOperation
from django.core.paginator import AsyncPaginator, Paginator
from django.shortcuts import render as render_
from django.views.generic import ListView


class Product(models.Model):
    created = models.DateField(default="2026-01-01")
    maker = models.ForeignKey(Author, models.CASCADE)


create(Product)
maker = Author.objects.create(name="acme")
Product.objects.bulk_create(Product(maker=maker) for i in range(120))
TEMPLATES["products.html"] = "{{ number }} {{ rows|length }}{% if has_next %} next{% endif %}{% for p in rows %}{% if makers %}{{ p.maker.name }}{% endif %}{% endfor %}"
extra = {}


async def product_list(request):
    products = Product.objects.order_by("-created", "pk")
    paginator = AsyncPaginator(products, 50)
    page = await paginator.aget_page(request.GET.get("page"))
    context = {
        "rows": await page.aget_object_list(),
        "number": page.number,
        "has_next": await page.ahas_next(),
    }
    return render_(request, "products.html", context | extra)


urlpatterns[:] = [path("", product_list)]
use(MIDDLEWARE=[])


async def get(url):
    return (await AsyncClient().get(url)).content


same("pages", [async_to_sync(get)(f"/?page={n}") for n in ("1", "3", "abc")], [b"1 50 next", b"3 20", b"1 50 next"])


async def main():
    tags = Product.objects.order_by("pk")
    page = await AsyncPaginator(tags, 20).aget_page("2")
    raises(TypeError, len, page)
    raises(TypeError, lambda: page[0])
    raises(TypeError, render, "{% for t in page %}{% endfor %}", page=page)
    same("has_next", (hasattr(page, "has_next"), asyncio.iscoroutinefunction(page.ahas_next)), (False, True))
    same("template has_next", render("[{{ page.has_next }}]", page=page), "[]")
    same("async for", len([t async for t in page]), 20)
    rows = await page.aget_object_list()
    same("after aget_object_list()", (len(page), page[0] == rows[0]), (20, True))
    same("template loop", render("{% for t in page %}x{% endfor %}", page=page), "x" * 20)
    raises(SynchronousOnlyOperation, lambda: Paginator(tags, 20).count)
    same("a plain Paginator of a list", Paginator(rows, 20).count, 20)
    extra["makers"] = True
    raises(SynchronousOnlyOperation, render, "{{ rows.0.maker.name }}", rows=rows)
    joined = [p async for p in tags.select_related("maker")[:1]]
    same("select_related()", render("{{ rows.0.maker.name }}", rows=joined), "acme")


async_to_sync(main)()
extra.clear()


async def count():
    page = await AsyncPaginator(Product.objects.order_by("pk"), 20).aget_page("2")
    await page.aget_object_list()
    await page.ahas_next()
    await page.paginator.acount()


with queries("one page", 2):
    async_to_sync(count)()

listing = ListView.as_view(queryset=Product.objects.order_by("pk"), paginate_by=50, paginator_class=AsyncPaginator)
same("ListView is synchronous", ListView.view_is_async, False)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    assert "no attribute 'page'" in str(raises(AttributeError, listing, rf.get("/")))
