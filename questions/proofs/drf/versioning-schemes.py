# needs: djangorestframework
use("rest_framework", REST_FRAMEWORK={"ALLOWED_VERSIONS": ["v1", "v2"]})

from rest_framework import versioning
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView


class Version(APIView):
    authentication_classes = []

    def get(self, request, **kwargs):
        return Response(request.version)


def get(view, accept="*/*", **kwargs):
    response = view(APIRequestFactory().get("/", headers={"accept": accept}), **kwargs)
    return response.status_code, None if response.status_code != 200 else response.data


by_path = Version.as_view(versioning_class=versioning.URLPathVersioning)
by_header = Version.as_view(versioning_class=versioning.AcceptHeaderVersioning, renderer_classes=[JSONRenderer])
same("no scheme", get(Version.as_view()), (200, None))
same("path", (get(by_path, version="v1"), get(by_path, version="v9")), ((200, "v1"), (404, None)))
same("parameter of Accept", get(by_header, "application/json; version=v2"), (200, "v2"))
same("unknown version", get(by_header, "application/json; version=v9"), (406, None))
same("vendor type", get(by_header, "application/vnd.shop.v2+json"), (406, None))
response = by_header(APIRequestFactory().get("/", headers={"accept": "application/json; version=v2"}))
same("Vary with one renderer", response.headers.get("Vary"), None)
