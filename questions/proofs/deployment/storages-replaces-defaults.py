from django.core.files.storage import InvalidStorageError, storages

PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
with override_settings(STORAGES={"staticfiles": PLAIN}):
    raises(InvalidStorageError, lambda: storages["default"])
with override_settings(
    STORAGES={"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}, "staticfiles": PLAIN}
):
    same("default", type(storages["default"]).__name__, "InMemoryStorage")
