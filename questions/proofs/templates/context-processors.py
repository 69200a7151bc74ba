# shows: 1 2 3 4
from django.utils.functional import SimpleLazyObject

runs = []


class CartItem(models.Model):
    user = models.ForeignKey(User, models.CASCADE, related_name="cart_items")


create(CartItem)


def eager(request):
    runs.append(request.path)
    return {"cart_count": request.user.cart_items.count()}


def cart(request):
    def count():
        if not request.user.is_authenticated:
            return 0
        return request.user.cart_items.count()

    return {"cart_count": SimpleLazyObject(count)}


def broken(request):
    raise RuntimeError("processor")


def engine(*names):
    return {"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", TEMPLATES)], "context_processors": [f"__main__.{n}" for n in names]}}


ann = User.objects.create_user("ann")
CartItem.objects.create(user=ann)
TEMPLATES.update({"imprint.html": "imprint", "cart.html": "[{{ cart_count }}]", "if.html": "{% if cart_count %}y{% endif %}", "404.html": "not found", "token.html": "{% csrf_token %}"})


def page(request, name):
    return HttpResponse(render_to_string(name, {}, request))


urlpatterns[:] = [path("<str:name>/", page)]
request = rf.get("/x/")
request.user = ann
with override_settings(TEMPLATES=[engine("eager")]):
    with queries("eager, unused", 1):
        render_to_string("imprint.html", {}, request)
    client = Client()
    client.force_login(ann)
    runs.clear()
    same("404 page", client.get("/no/such/page/").content, b"not found")
    same("ran for it", runs, ["/no/such/page/"])
    with queries("without a request", 0):
        same("value", render_to_string("cart.html", {}), "[]")
    same("the view wins", render_to_string("cart.html", {"cart_count": "view"}, request), "[view]")
    runs.clear()
    render_to_string("imprint.html", {}, request), render_to_string("cart.html", {}, request)
    same("two renders", len(runs), 2)
with override_settings(TEMPLATES=[engine("cart")]):
    with queries("lazy, unused", 0):
        render_to_string("imprint.html", {}, request)
    with queries("lazy, printed", 1):
        same("value", render_to_string("cart.html", {}, request), "[1]")
    same("if", render_to_string("if.html", {}, request), "y")
    request.user = AnonymousUser()
    with queries("anonymous", 0):
        same("values", (render_to_string("cart.html", {}, request), render_to_string("if.html", {}, request)), ("[0]", ""))
with override_settings(TEMPLATES=[engine("broken")]):
    same("a processor that raises: 404 page", Client(raise_request_exception=False).get("/no/such/page/").status_code, 500)
with override_settings(TEMPLATES=[engine()]):
    same("csrf, not listed", "csrfmiddlewaretoken" in render_to_string("token.html", {}, request), True)

with override_settings(TEMPLATES=[engine("cart")]):
    CartItem.objects.create(user=ann)
    TEMPLATES["number.html"] = "{{ cart_count }}{% if cart_count > 1 %} many{% endif %}{% if cart_count >= 2 %} two{% endif %} item{{ cart_count|pluralize }}"
    request = rf.get("/x/")
    request.user = ann
    same("two items, lazy", render_to_string("number.html", {}, request), "2 many item")
    same("and not", render_to_string("number.html", {"cart_count": 2}, request), "2 many two items")
