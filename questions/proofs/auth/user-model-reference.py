# shows: 1 2 3 4
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser


class Early(models.Model):
    """Made before the user model: the string waits for it."""

    user = models.ForeignKey("blog.Account", models.CASCADE, related_name="+")


same("still a string", Early._meta.get_field("user").remote_field.model, "blog.Account")
with override_settings(AUTH_USER_MODEL="blog.Account"):
    raises(ImproperlyConfigured, get_user_model)  # the class is not there yet

    class Account(AbstractUser):
        groups = user_permissions = None

    class Right(models.Model):
        user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Wrong(models.Model):
        user = models.ForeignKey(User, models.CASCADE, related_name="+")

    same("resolved", Early._meta.get_field("user").related_model, Account)
    same("get_user_model()", get_user_model(), Account)
    same("the setting in a field", Right._meta.get_field("user").related_model, Account)
    raises(AttributeError, lambda: User.objects)
    same("a view finds", Account.objects.model, get_user_model())
    found = {cls.__name__: [m.id for m in cls.check()] for cls in (Right, Wrong)}
    same("system check", found, {"Right": [], "Wrong": ["fields.E301"]})
