# shows: 1 3 4 5
import os
from types import SimpleNamespace

from django.contrib.auth import authenticate
from django.contrib.auth.models import AbstractBaseUser, AbstractUser, BaseUserManager, PermissionsMixin, UserManager
from django.core import checks
from django.core.management import call_command
from django.db.backends.mysql.features import DatabaseFeatures as MySQL
from django.db.models.functions import Lower


class EmailManager(BaseUserManager):
    def create_user(self, email, password=None, **extra):
        user = self.model(email=self.normalize_email(email), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user


class Member(AbstractUser):
    username, email = None, models.EmailField(unique=True)
    USERNAME_FIELD, REQUIRED_FIELDS = "email", []
    objects = EmailManager()


class Bare(AbstractBaseUser):
    email = models.EmailField(unique=True)
    USERNAME_FIELD = "email"


use("django.contrib.admin", AUTH_USER_MODEL="blog.Member")
from django.contrib.admin import site
from django.contrib.auth.admin import UserAdmin

create(Member)
same("system check", [m.id for m in checks.run_checks() if m.obj is Member], [])
ann = Member.objects.create_user("Ann@EXAMPLE.com", "pw")
same("normalized", ann.email, "Ann@example.com")
same("username=", authenticate(username="Ann@example.com", password="pw"), ann)
same("email=", authenticate(email="Ann@example.com", password="pw"), ann)
Member.objects.create_user("ann@example.com")
same("accounts that differ in case", Member.objects.count(), 2)
Member.objects.get(email="ann@example.com").delete()
with connection.schema_editor() as editor:
    editor.add_constraint(Member, models.UniqueConstraint(Lower("email"), name="email_in_any_case"))
raises(IntegrityError, Member.objects.create_user, "ann@example.com")

os.environ["DJANGO_SUPERUSER_PASSWORD"] = "pw"
COMMAND = dict(email="root@example.com", interactive=False, verbosity=0)
raises(AttributeError, call_command, "createsuperuser", **COMMAND)
EmailManager.create_superuser = lambda self, email, password: self.create_user(email, password, is_staff=True, is_superuser=True)
call_command("createsuperuser", **COMMAND)
same("createsuperuser", Member.objects.get(is_superuser=True).email, "root@example.com")


class WithUserManager(Member):
    objects = UserManager()

    class Meta:
        proxy = True


raises(TypeError, WithUserManager.objects.create_user, email="x@example.com")  # asks for a username
same("UserAdmin names it", "username" in UserAdmin.list_display, True)


class MemberAdmin(UserAdmin):
    add_fieldsets = [(None, {"fields": ["email", "usable_password", "password1", "password2"]})]


# The admin gives the form its own model, so a subclass of the form is not needed.
request = rf.get("/")
request.user = Member.objects.get(is_superuser=True)
data = {"email": "eve@example.com", "usable_password": "true", "password1": "k3-Vx-91", "password2": "k3-Vx-91"}
form = MemberAdmin(Member, site).get_form(request)(data)
same("add page of a subclass", (form.is_valid(), form.save().email), (True, "eve@example.com"))
same("AbstractBaseUser", [f.name for f in AbstractBaseUser._meta.get_fields()], ["password", "last_login"])
same("permissions", (hasattr(Bare, "has_perm"), hasattr(PermissionsMixin, "has_perm")), (False, True))
same("index on an expression on MariaDB", MySQL(SimpleNamespace(mysql_is_mariadb=True)).supports_expression_indexes, False)
