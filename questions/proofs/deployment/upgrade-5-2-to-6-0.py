import django.conf.global_settings as defaults

assert sys.version_info >= (3, 12)
same("DEFAULT_AUTO_FIELD", defaults.DEFAULT_AUTO_FIELD, "django.db.models.BigAutoField")
raises(TypeError, models.CheckConstraint, check=models.Q(), name="x")
raises(TypeError, Author().save, True)
same("URLField", forms.URLField().clean("example.com"), "https://example.com")
