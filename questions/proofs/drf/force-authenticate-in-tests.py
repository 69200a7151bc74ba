# needs: djangorestframework
use("rest_framework")

from rest_framework.permissions import IsAdminUser
from rest_framework.response import Response
from rest_framework.test import APIClient
from rest_framework.views import APIView


class Report(APIView):
    permission_classes = [IsAdminUser]

    def get(self, request):
        return Response()


urlpatterns = [path("", Report.as_view())]
client = APIClient()
client.force_authenticate(User.objects.create_user("ann"))
same("permissions still run", client.get("/").status_code, 403)
client.force_authenticate(User.objects.create_superuser("root"))
same("admin", client.get("/").status_code, 200)
client.force_authenticate(user=None)
same("anonymous again", client.get("/").status_code, 403)
raises(AssertionError, client.post, "/", {"lines": [{"sku": 1}], "address": {"city": "Ulm"}})
