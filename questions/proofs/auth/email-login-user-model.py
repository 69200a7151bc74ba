import os

from django.contrib.auth import authenticate
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.core.management import call_command


class EmailManager(BaseUserManager):
    def create_user(self, email, password=None, **extra):
        user = self.model(email=self.normalize_email(email), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None):
        return self.create_user(email, password, is_staff=True, is_superuser=True)


class Member(AbstractUser):
    username, email = None, models.EmailField(unique=True)
    USERNAME_FIELD, REQUIRED_FIELDS = "email", []
    objects = EmailManager()


use(AUTH_USER_MODEL="blog.Member")
create(Member)
os.environ["DJANGO_SUPERUSER_PASSWORD"] = "pw"
call_command("createsuperuser", email="root@EXAMPLE.com", interactive=False, verbosity=0)
root = Member.objects.get()
same("normalised", (root.email, root.is_superuser), ("root@example.com", True))
same("username=", authenticate(username="root@example.com", password="pw"), root)
same("email=", authenticate(email="root@example.com", password="pw"), root)
Member.objects.create_user("Root@example.com")
same("accounts that differ in case", Member.objects.count(), 2)
