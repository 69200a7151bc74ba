# shows: 1 2 3 4 5
import uuid

from django.core.management import BaseCommand, call_command
from django.views.decorators.http import require_GET

seen = []
down = False


def request_id(get_response):
    def middleware(request):
        request.id = uuid.uuid4().hex
        seen.append(request.path)
        response = get_response(request)
        response["X-Request-ID"] = request.id
        return response

    return middleware


def maintenance(get_response):
    def middleware(request):
        if down:
            return HttpResponse("back soon", status=503)
        return get_response(request)

    return middleware


class Order20(Order):  # the rule is on the model
    class Meta:
        proxy = True

    def coupon(self, code):
        return self.total * (8 if code == "TWENTY" else 10) / 10


class Command(BaseCommand):
    def handle(self, **options):
        order = Order20(total=50)
        return str(order.coupon("TWENTY"))


@require_GET
def one(request):
    return HttpResponse(request.id)


def who(request):
    return HttpResponse(f"{request.user} {request.session.session_key}")


urlpatterns[:] = [path("one/", one), path("two/", lambda request: HttpResponse()), path("who/", who)]
mine = ["__main__.request_id", "__main__.maintenance"]
with override_settings(MIDDLEWARE=[*mine, *settings.MIDDLEWARE]):
    client = Client()
    answers = [client.get(p) for p in ("/one/", "/two/", "/nope/")]
    same("statuses", [r.status_code for r in answers], [200, 200, 404])
    same("the view has the id that the response names", answers[0].content.decode(), answers[0]["X-Request-ID"])
    same("each response has one of its own", len({r["X-Request-ID"] for r in answers}), 3)
    same("the decorator: only its view", (client.post("/one/").status_code, client.post("/two/").status_code), (405, 200))
    same("Django's own: user, session", client.get("/who/").content, b"AnonymousUser None")
    same("Django's own: CSRF check", Client(enforce_csrf_checks=True).post("/two/").status_code, 403)
    down = True
    same("maintenance", [client.get(p).status_code for p in ("/one/", "/two/", "/nope/")], [503] * 3)
    n = len(seen)
    same("a command applies the rule", call_command(Command()), "40.0")
    same("and passes no middleware", len(seen), n)
down = False
with override_settings(MIDDLEWARE=mine):
    assert "'user'" in str(raises(AttributeError, Client().get, "/who/"))


def counting(get_response):
    def middleware(request):
        Tag.objects.count()
        return get_response(request)

    return middleware


with override_settings(MIDDLEWARE=["__main__.counting"]):
    with queries("three pages that need none", 3):
        for p in ("/two/", "/two/", "/nope/"):
            Client().get(p)
