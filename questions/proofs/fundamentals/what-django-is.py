from importlib import import_module

batteries = {
    "ORM": "django.db.models",
    "migrations": "django.db.migrations",
    "admin": "django.contrib.admin",
    "forms": "django.forms",
    "auth": "django.contrib.auth",
    "sessions": "django.contrib.sessions",
    "templates": "django.template",
    "caching": "django.core.cache",
    "i18n": "django.utils.translation",
    "CSRF": "django.middleware.csrf",
    "clickjacking": "django.middleware.clickjacking",
}
for name, module in batteries.items():
    print(f"{name}: {import_module(module).__name__}")


async def no_async_transactions():
    async with transaction.atomic():
        pass


raises(TypeError, async_to_sync(no_async_transactions))
