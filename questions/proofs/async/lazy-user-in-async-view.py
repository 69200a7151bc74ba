# shows: 1 2 3 4 5
import os
from unittest import mock

from asgiref.sync import sync_to_async
from django.core.exceptions import SynchronousOnlyOperation
from django.shortcuts import render as render_to_response

TEMPLATES["hello.html"] = "Hello {{ user.username }}"
TEMPLATES["menu.html"] = "{% if user.is_staff and user.is_active %}staff{% else %}visitor{% endif %}"


async def naive(request):
    if request.user.is_staff:
        return HttpResponse("staff")
    return HttpResponse("visitor")


async def right(request):
    user = await request.auser()
    return HttpResponse("staff" if user.is_staff else "visitor")


def block(request):
    return "staff" if request.user.is_staff else "visitor"


async def through_helper(request):
    return HttpResponse(block(request))


async def in_a_thread(request):
    return HttpResponse(await sync_to_async(block)(request))


async def template(request):
    await request.auser()
    return render_to_response(request, "hello.html")


async def menu(request):
    await request.auser()
    return render_to_response(request, "menu.html")


async def menu_with_user(request):
    return render_to_response(request, "menu.html", {"user": await request.auser()})


async def template_with_user(request):
    return render_to_response(request, "hello.html", {"user": await request.auser()})


async def raw(request):
    with connection.cursor() as cursor:
        return HttpResponse(cursor.execute("SELECT 42").fetchone()[0])


async def nobody_reads(request):
    return HttpResponse("visitor")


urlpatterns = [path(view.__name__, view) for view in (naive, right, through_helper, in_a_thread, nobody_reads, raw, template, template_with_user, menu, menu_with_user)]
User.objects.create_user("ann", is_staff=True)


def visit(view, user=None):
    client = AsyncClient()
    if user:
        async_to_sync(client.aforce_login)(user)
    with CaptureQueriesContext(connection) as ctx:
        answer = async_to_sync(client.get)(f"/{view.__name__}").text
    return answer, len(ctx)


ann = User.objects.get()
same("nobody reads request.user", visit(nobody_reads, ann), ("visitor", 0))
raises(SynchronousOnlyOperation, visit, naive, ann)
raises(SynchronousOnlyOperation, visit, through_helper, ann)
same("auser(): session and user", visit(right, ann), ("staff", 2))
raises(SynchronousOnlyOperation, visit, template, ann)
same("beside an operator", (visit(menu, ann)[0], visit(menu_with_user, ann)[0]), ("visitor", "staff"))
same("user passed to render()", visit(template_with_user, ann), ("Hello ann", 2))
same("sync_to_async()", visit(in_a_thread, ann), ("staff", 2))
same("a visitor without a session", visit(naive), ("visitor", 0))
raises(SynchronousOnlyOperation, visit, raw)
with mock.patch.dict(os.environ, DJANGO_ALLOW_ASYNC_UNSAFE="1"):
    same("silenced", visit(raw)[0], "42")
