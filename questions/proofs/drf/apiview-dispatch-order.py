# needs: djangorestframework
use("rest_framework", "rest_framework.authtoken", MIDDLEWARE=[*settings.MIDDLEWARE, "__main__.audit"])

from rest_framework.authentication import TokenAuthentication
from rest_framework.authtoken.models import Token
from rest_framework.response import Response
from rest_framework.views import APIView

create(Token)
log = []


def audit(get_response):
    def middleware(request):
        log.append(f"middleware: {request.user}")
        response = get_response(request)
        log.append(f"middleware: {request.user}")
        return response

    return middleware


class Traced(APIView):
    authentication_classes = [TokenAuthentication]

    def get(self, request):
        log.append("get")
        return Response()


def traced(name):
    def step(self, *args, **kwargs):
        log.append(name)
        return getattr(APIView, name)(self, *args, **kwargs)

    return step


for name in (
    "initialize_request", "perform_content_negotiation", "determine_version",
    "perform_authentication", "check_permissions", "check_throttles", "finalize_response",
):
    setattr(Traced, name, traced(name))

urlpatterns = [path("", Traced.as_view())]
token = Token.objects.create(user=User.objects.create_user("ann"))
Client().get("/", headers={"authorization": f"Token {token.key}"})
same("order", log, [
    "middleware: AnonymousUser",
    "initialize_request",
    "perform_content_negotiation",
    "determine_version",
    "perform_authentication",
    "check_permissions",
    "check_throttles",
    "get",
    "finalize_response",
    "middleware: ann",
])
