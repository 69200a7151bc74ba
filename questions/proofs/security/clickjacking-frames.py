from django.views.decorators.clickjacking import xframe_options_exempt, xframe_options_sameorigin

use(MIDDLEWARE=["django.middleware.clickjacking.XFrameOptionsMiddleware"])


def page(request):
    return HttpResponse()


urlpatterns = [
    path("default/", page),
    path("exempt/", xframe_options_exempt(page)),
    path("same/", xframe_options_sameorigin(page)),
]
for url, header in {"default": "DENY", "exempt": None, "same": "SAMEORIGIN"}.items():
    same(url, Client().get(f"/{url}/").headers.get("X-Frame-Options"), header)
