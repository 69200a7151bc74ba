from django.views import View
from django.views.decorators.http import require_GET


@require_GET
def ping(request):
    return HttpResponse("pong")


class Ping(View):
    made = 0

    def get(self, request):
        return HttpResponse(str(id(self)))


class Mixed(View):
    async def get(self, request):
        return HttpResponse()

    def post(self, request):
        return HttpResponse()


view = Ping.as_view()
instances = []
original = Ping.get
Ping.get = lambda self, request: instances.append(self) or original(self, request)
view(rf.get("/")), view(rf.get("/"))
same("a new instance per request", instances[0] is not instances[1], True)
same("class without post()", view(rf.post("/")).status_code, 405)
same("function with require_GET", ping(rf.post("/")).status_code, 405)
raises(ImproperlyConfigured, Mixed.as_view)
