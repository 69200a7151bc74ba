# needs: postgresql
# shows: 1 2 3 4 5 6
from unittest import mock

from django.contrib.auth.checks import check_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models.functions import Lower
from django.utils import timezone


class Member(models.Model):
    email = models.EmailField()
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=models.Q(deleted_at__isnull=True),
                name="member_active_email",
            ),
        ]


class Pair(models.Model):
    email = models.EmailField()
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["email", "deleted_at"], name="pair")]


class Equal(models.Model):
    email = models.EmailField()
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["email", "deleted_at"], nulls_distinct=False, name="equal_nulls")
        ]


class Insensitive(models.Model):
    email = models.EmailField()
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=models.Q(deleted_at__isnull=True), name="insensitive_active_email"
            ),
        ]


create(Member, Pair, Equal, Insensitive)
now = timezone.now()
Member.objects.create(email="a@x.org", deleted_at=now)
Member.objects.create(email="a@x.org", deleted_at=now)
Member.objects.create(email="a@x.org")
print("deleted rows do not count")
raises(IntegrityError, Member.objects.create, email="a@x.org")
with connection.cursor() as cursor:
    cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'member_active_email' AND schemaname = current_schema()")
    (definition,) = cursor.fetchone()
print(definition)
assert "UNIQUE INDEX" in definition and definition.endswith("WHERE (deleted_at IS NULL)")

print("on a database without partial indexes:")
assert connection.features.supports_partial_indexes
with mock.patch.object(type(connection.features), "supports_partial_indexes", False):
    same("checks", [w.id for w in Member.check(databases=["default"])], ["models.W036"])
    with connection.schema_editor(collect_sql=True) as editor:
        editor.create_model(Member)
    assert "CREATE TABLE" in editor.collected_sql[0] and "UNIQUE" not in str(editor.collected_sql + editor.deferred_sql)
same("checks here", Member.check(databases=["default"]), [])

Pair.objects.bulk_create([Pair(email="a@x.org") for _ in range(3)])
same("active rows that a pair admits", Pair.objects.count(), 3)
Pair.objects.create(email="a@x.org", deleted_at=now)
raises(IntegrityError, Pair.objects.create, email="a@x.org", deleted_at=now)
Equal.objects.create(email="a@x.org")
raises(IntegrityError, Equal.objects.create, email="a@x.org")


class Full(forms.ModelForm):
    class Meta:
        model = Member
        fields = ["email", "deleted_at"]


class WithoutDeleted(forms.ModelForm):
    class Meta:
        model = Member
        fields = ["email"]


with queries("full_clean()", 1):
    raises(ValidationError, Member(email="a@x.org").full_clean)
assert not Full({"email": "a@x.org"}).is_valid()
form = WithoutDeleted({"email": "a@x.org"})
assert form.is_valid()
print("a form without deleted_at is valid, and then:")
raises(IntegrityError, form.save)
first, second = (Full({"email": "b@x.org"}) for _ in range(2))
assert first.is_valid() and second.is_valid()
first.save()
print("two forms were valid at the same time:")
raises(IntegrityError, second.save)

Insensitive.objects.create(email="a@x.org")
Insensitive.objects.create(email="A@x.org", deleted_at=now)
raises(IntegrityError, Insensitive.objects.create, email="A@X.org")
raises(ValueError, models.UniqueConstraint, Lower("email"), fields=["email"], name="both")


class LogsIn(AbstractBaseUser):
    email = models.EmailField()
    deleted_at = models.DateTimeField(null=True, blank=True)
    USERNAME_FIELD = "email"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["email"], condition=models.Q(deleted_at__isnull=True), name="active_login"),
        ]


class Unique(AbstractBaseUser):
    email = models.EmailField(unique=True)
    USERNAME_FIELD = "email"


def user_checks(name):
    with override_settings(AUTH_USER_MODEL=f"blog.{name}"):
        return [e.id for e in check_user_model([apps.get_app_config("blog")])]


same("the user model, active rows or all", (user_checks("LogsIn"), user_checks("Unique")), (["auth.E003"], []))
