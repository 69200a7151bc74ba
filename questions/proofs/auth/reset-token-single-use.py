from django.contrib.auth.tokens import default_token_generator
from django.utils import timezone

User.objects.create_user("ann", "ann@example.com", "same")
token = default_token_generator.make_token(User.objects.get())


def works_after(change):
    ann = User.objects.get()
    change(ann)
    return default_token_generator.check_token(ann, token)


same("nothing changed", works_after(lambda ann: None), True)
same("the same password set again", works_after(lambda ann: ann.set_password("same")), False)
same("logged in since", works_after(lambda ann: setattr(ann, "last_login", timezone.now())), False)
same("new e-mail", works_after(lambda ann: setattr(ann, "email", "new@example.com")), False)
same("deactivated: not part of it", works_after(lambda ann: setattr(ann, "is_active", False)), True)
same("days until it expires", settings.PASSWORD_RESET_TIMEOUT / 86400, 3)
