from django.contrib.auth.password_validation import validate_password

use(
    AUTH_PASSWORD_VALIDATORS=[
        {
            "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
            "OPTIONS": {"min_length": 12},
        }
    ]
)
ann = User.objects.create_user("ann", password="abc")
ann.full_clean()
same("create_user() and full_clean() accept it", ann.check_password("abc"), True)
raises(ValidationError, validate_password, "abc", user=ann)
