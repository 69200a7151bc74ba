# needs: Django>=6.0
# shows: 1 2 3
from contextvars import ContextVar

from django.contrib.auth.decorators import login_not_required
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.tasks import TaskResultStatus, task


class Tenant(models.Model):
    slug = models.SlugField(unique=True)
    members = models.ManyToManyField(User)


class TenantManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(tenant_id=tenant_id.get() or 0)


class Invoice(models.Model):
    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE)
    number = models.CharField(max_length=10)
    objects = TenantManager()


create(Tenant, Invoice)
tenant_id = ContextVar("tenant_id", default=None)


# The code of the card.
def tenant_middleware(get_response):
    def middleware(request):
        slug = request.get_host().split(".")[0]
        tenant = request.tenant = get_object_or_404(Tenant, slug=slug)
        user, members = request.user, tenant.members
        if user.is_authenticated and not members.contains(user):
            raise PermissionDenied
        token = tenant_id.set(tenant.pk)  # a ContextVar
        try:
            return get_response(request)
        finally:
            tenant_id.reset(token)

    return middleware


@login_not_required
def login_page(request):
    return HttpResponse(f"Log in to {request.tenant.slug}")


def numbers(request):
    return HttpResponse(",".join(Invoice.objects.values_list("number", flat=True)))


def rows():
    yield from Invoice.objects.values_list("number", flat=True)


def rows_of(invoices):
    yield from invoices.iterator()


def rows_filtered(tenant):
    yield from Invoice.objects.filter(tenant=tenant).values_list("number", flat=True)


def rows_set_again(tenant, reset):
    token = tenant_id.set(tenant.pk)
    try:
        yield from rows()
    finally:
        if reset:
            tenant_id.reset(token)


def export(request):
    how = request.GET.get("how")
    if how == "built":
        return StreamingHttpResponse(rows_of(Invoice.objects.values_list("number", flat=True)))
    if how == "filtered":
        return StreamingHttpResponse(rows_filtered(request.tenant))
    if how:
        return StreamingHttpResponse(rows_set_again(request.tenant, how == "reset"))
    return StreamingHttpResponse(rows())


def boom(request):
    raise RuntimeError


urlpatterns = [path("login/", login_page), path("", numbers), path("export/", export), path("boom/", boom)]
use(
    ALLOWED_HOSTS=[".example.com"],
    LOGIN_URL="/login/",
    MIDDLEWARE=[
        *settings.MIDDLEWARE,
        "__main__.tenant_middleware",
        "django.contrib.auth.middleware.LoginRequiredMiddleware",
    ],
)
acme, rival = Tenant.objects.create(slug="acme"), Tenant.objects.create(slug="rival")
ann, eve = User.objects.create(username="ann"), User.objects.create(username="eve")
acme.members.add(ann)
rival.members.add(eve)
for tenant in (acme, rival):
    Invoice(tenant=tenant, number=f"{tenant.slug}-1").save()


def get(user, url, host="acme.example.com", **headers):
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    response = client.get(url, headers={"host": host, **headers})
    body = b"".join(response) if response.streaming else response.content
    return response.status_code, body.decode() if response.status_code == 200 else response.headers.get("Location")


same("a visitor, login page", get(None, "/login/"), (200, "Log in to acme"))
same("a visitor, other view", get(None, "/"), (302, "/login/?next=/"))
same("a member", get(ann, "/"), (200, "acme-1"))
same("a member of another tenant", [get(eve, url)[0] for url in ("/", "/export/", "/login/")], [403, 403, 403])
same("an unknown host", get(ann, "/", "nobody.example.com")[0], 404)
same("a host that is not allowed", get(ann, "/", "acme.example.org")[0], 400)
same("a header or a parameter changes nothing", get(ann, "/?tenant=rival", **{"x-tenant": str(rival.pk)}), (200, "acme-1"))
same("after an error the tenant is gone", (get(ann, "/boom/")[0], tenant_id.get()), (500, None))
same("streamed: built in the generator, in the view", (get(ann, "/export/")[1], get(ann, "/export/?how=built")[1]), ("", "acme-1"))
same("filtered in the generator", get(ann, "/export/?how=filtered")[1], "")
same("the context afterwards", tenant_id.get(), None)
same("set again and reset", (get(ann, "/export/?how=reset")[1], tenant_id.get()), ("acme-1", None))
same("set again", (get(ann, "/export/?how=set")[1], tenant_id.get()), ("acme-1", acme.pk))
tenant_id.set(None)


# Jobs.
@task
def count_invoices(tenant):
    token = tenant_id.set(Tenant.objects.get(pk=tenant).pk)
    try:
        return Invoice.objects.count()
    finally:
        tenant_id.reset(token)


same("a job", count_invoices.enqueue(tenant=acme.pk).return_value, 1)
result = count_invoices.enqueue(tenant=None)
same("a job without a tenant", (result.status, result.errors[0].exception_class_path), (TaskResultStatus.FAILED, "__main__.Tenant.DoesNotExist"))
result = count_invoices.enqueue()
same("a job without the argument", (result.status, result.errors[0].exception_class), (TaskResultStatus.FAILED, TypeError))
