from django.core.exceptions import SynchronousOnlyOperation
from django.core.paginator import AsyncPaginator, Paginator

Tag.objects.bulk_create(Tag(name=str(i)) for i in range(45))


async def main():
    tags = Tag.objects.order_by("pk")
    page = await AsyncPaginator(tags, 20).aget_page("2")
    raises(TypeError, len, page)
    raises(TypeError, render, "{% for t in page %}{% endfor %}", page=page)
    same("template has_next", render("[{{ page.has_next }}]", page=page), "[]")
    same("async for", len([t async for t in page]), 20)
    rows = await page.aget_object_list()
    same("after aget_object_list()", (len(page), page[0] == rows[0], await page.ahas_next()), (20, True, True))
    same("template loop", render("{% for t in page %}x{% endfor %}", page=page), "x" * 20)
    raises(SynchronousOnlyOperation, lambda: Paginator(tags, 20).count)


async_to_sync(main)()


async def count():
    page = await AsyncPaginator(Tag.objects.order_by("pk"), 20).aget_page("2")
    await page.aget_object_list()
    await page.ahas_next()


with queries("one page", 2):
    async_to_sync(count)()
