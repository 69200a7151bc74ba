# shows: 1 3 4
from django.views.decorators import clickjacking

use(MIDDLEWARE=["django.middleware.clickjacking.XFrameOptionsMiddleware"])


def page(request):
    return HttpResponse()


@clickjacking.xframe_options_exempt
def widget(request):
    policy = "frame-ancestors https://partner.example"
    headers = {"Content-Security-Policy": policy}
    return HttpResponse("Book a table", headers=headers)


urlpatterns = [path("", page), path("widget/", widget)]


def headers(url):
    headers = Client().get(url).headers
    return headers.get("X-Frame-Options"), headers.get("Content-Security-Policy")


same("widget", headers("/widget/"), (None, "frame-ancestors https://partner.example"))
same("any other page", headers("/"), ("DENY", None))
with override_settings(MIDDLEWARE=[]):
    same("without the middleware", headers("/"), (None, None))
