# needs: djangorestframework
use("rest_framework", REST_FRAMEWORK={"EXCEPTION_HANDLER": "__main__.handler"})

from rest_framework.exceptions import ValidationError as APIValidationError
from rest_framework.serializers import as_serializer_error

convert = False


def handler(exc, context):
    from rest_framework.views import exception_handler  # its module reads this setting

    if convert and isinstance(exc, ValidationError):
        exc = APIValidationError(detail=as_serializer_error(exc))
    response = exception_handler(exc, context)
    if response is not None:
        response.data = {"errors": response.data}
    return response


from rest_framework.views import APIView


class Raising(APIView):
    authentication_classes = []
    error = None

    def get(self, request):
        raise self.error


urlpatterns = [
    path("django/", Raising.as_view(error=ValidationError({"number": "taken"}))),
    path("404/", Raising.as_view(error=Http404())),
    path("bug/", Raising.as_view(error=ZeroDivisionError())),
]
client = Client(raise_request_exception=False)


def answers():
    responses = {name: client.get(f"/{name}/") for name in ("django", "404", "bug", "no-such-url")}
    return {name: (r.status_code, r["Content-Type"].split(";")[0]) for name, r in responses.items()}


expected = {
    "django": (500, "text/html"),
    "404": (404, "application/json"),
    "bug": (500, "text/html"),
    "no-such-url": (404, "text/html"),
}
same("Django's ValidationError, 404, a bug, no view", answers(), expected)
convert = True
same("converted", answers(), expected | {"django": (400, "application/json")})
