# shows: 1 2 3 4
import asyncio
import time

from django.core.exceptions import SynchronousOnlyOperation
from django.db.models import FloatField, Func, QuerySet, Value


class Bill(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE)


class Line(models.Model):
    order = models.ForeignKey(Bill, on_delete=models.CASCADE, related_name="lines")
    text = models.CharField(max_length=20)


create(Bill, Line)
order = Bill.objects.create(user=User.objects.create_user("ann", "ann@example.com"))
for text in ("tea", "milk"):
    order.lines.create(text=text)


async def lazy(request, pk):
    order = await Bill.objects.aget(pk=pk)
    return JsonResponse({"user": order.user.email})


async def blocking(request, pk):
    return JsonResponse({"lines": [line.text for line in order.lines.all()]})


async def bill(request, pk):
    order = await Bill.objects.select_related("user").aget(pk=pk)
    lines = [line.text async for line in order.lines.all()]
    return JsonResponse({"user": order.user.email, "lines": lines})


urlpatterns = [path(f"{view.__name__}/<int:pk>", view) for view in (lazy, blocking, bill)]
get = async_to_sync(AsyncClient().get)
raises(SynchronousOnlyOperation, get, "/lazy/1")
raises(SynchronousOnlyOperation, get, "/blocking/1")
with queries("bill", 2):
    same("bill", get("/bill/1").json(), {"user": "ann@example.com", "lines": ["tea", "milk"]})

RUN_SQL = "get count create update delete exists first last latest earliest aggregate in_bulk explain iterator".split()
RUN_SQL += "contains bulk_create bulk_update get_or_create update_or_create".split()
same("methods with a twin", [name for name in RUN_SQL if not hasattr(QuerySet, f"a{name}")], [])
ONLY_BUILD = "all filter exclude order_by annotate values values_list select_related prefetch_related only defer".split()
same("methods without one", [name for name in ONLY_BUILD if hasattr(QuerySet, f"a{name}")], [])


async def build():
    return Line.objects.filter(text="tea").order_by("pk")  # no await, no query


with queries("building", 0):
    async_to_sync(build)()

connection.connection.create_function("nap", 1, lambda s: (time.sleep(s), 1)[1])
slow = User.objects.annotate(x=Func(Value(0.1), function="nap", output_field=FloatField()))


async def gathered():
    start = time.perf_counter()
    await asyncio.gather(slow.aget(), slow.aget(), slow.aget())
    return time.perf_counter() - start


took = async_to_sync(gathered)()
print(f"three gathered queries of 0.1 s: {took:.1f} s")
assert took >= 0.29
