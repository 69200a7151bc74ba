# needs: djangorestframework
# shows: 1 2 3 4 5
use("rest_framework", "rest_framework.authtoken", MIDDLEWARE=[*settings.MIDDLEWARE, "__main__.early", "__main__.audit"])

from rest_framework.authentication import SessionAuthentication, TokenAuthentication
from rest_framework.authtoken.models import Token
from rest_framework.exceptions import NotFound
from django.core.cache import cache
from rest_framework.parsers import JSONParser
from rest_framework.permissions import BasePermission
from rest_framework.response import Response
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView

create(Token)
log = []


class logging:  # the card's middleware writes here
    @staticmethod
    def info(message, *args):
        log.append("audit: " + message % args)


def early(get_response):
    def middleware(request):
        log.append(f"early: {request.user}")
        return get_response(request)

    return middleware


def audit(get_response):
    def middleware(request):
        response = get_response(request)
        logging.info("%s %s", request.user, request.path)
        return response
    return middleware


class Once(SimpleRateThrottle):
    rate = "1/min"

    def get_cache_key(self, request, view):
        return "once"


class Sober(BasePermission):
    def has_permission(self, request, view):
        return "refuse" not in request.query_params

    def has_object_permission(self, request, view, obj):
        return False


class Traced(APIView):
    authentication_classes = [TokenAuthentication, SessionAuthentication]
    permission_classes = [Sober]
    parser_classes = [JSONParser]

    def get(self, request):
        log.append("get")
        if "missing" in request.query_params:
            raise NotFound
        if "object" in request.query_params:
            self.check_object_permissions(request, None)
        if "bug" in request.query_params:
            raise ZeroDivisionError
        return Response()

    def post(self, request):
        log.append("post")
        return Response(request.data)


def traced(name):
    def step(self, *args, **kwargs):
        log.append(name)
        return getattr(APIView, name)(self, *args, **kwargs)

    return step


for name in (
    "initialize_request", "perform_content_negotiation", "determine_version", "perform_authentication",
    "check_permissions", "check_throttles", "handle_exception", "finalize_response",
):
    setattr(Traced, name, traced(name))


class Early(APIView):
    def initialize_request(self, request, *args, **kwargs):
        raise NotFound  # before initial()


class Late(APIView):
    def get(self, request):
        return Response()

    def finalize_response(self, *args, **kwargs):
        raise NotFound


class Throttled(Traced):
    throttle_classes = [Once]


urlpatterns = [
    path("", Traced.as_view()),
    path("early/", Early.as_view()),
    path("late/", Late.as_view()),
    path("throttled/", Throttled.as_view()),
]
ann = User.objects.create_user("ann")
token = {"authorization": f"Token {Token.objects.create(user=ann).key}"}
client = Client(raise_request_exception=False)
client.get("/", headers=token)
initial = ["perform_content_negotiation", "determine_version", "perform_authentication", "check_permissions", "check_throttles"]
wrapped = ["initialize_request", *initial]
before = "early: AnonymousUser"
same("order", log, [before, *wrapped, "get", "finalize_response", "audit: ann /"])
log.clear()
same("an exception of the handler", client.get("/?missing", headers=token).status_code, 404)
same("order", log, [before, *wrapped, "get", "handle_exception", "finalize_response", "audit: ann /"])
same("one that DRF does not know", client.get("/?bug", headers=token).status_code, 500)
log.clear()
same("one of initial()", client.get("/?refuse", headers=token).status_code, 403)
same("order", log, [before, *wrapped[:-1], "handle_exception", "finalize_response", "audit: ann /"])
same("others are Django's 500", [client.get(url).status_code for url in ("/early/", "/late/")], [500, 500])
log.clear()
same("bad JSON", client.post("/", "{", content_type="application/json", headers=token).status_code, 400)
same("is read in the handler", log[:8], [before, *wrapped, "post"])
statuses = [client.get(url, headers=token).status_code for url in ["/throttled/?refuse"] * 3 + ["/throttled/"] * 2]
same("refused requests are not counted", statuses, [403, 403, 403, 200, 429])
cache.clear()
statuses = [client.get("/throttled/?object", headers=token).status_code for _ in range(2)]
same("refused by an object permission, and counted", statuses, [403, 429])
client.force_login(ann)
log.clear()
client.get("/")
same("a session's user is known before", log[0], "early: ann")
