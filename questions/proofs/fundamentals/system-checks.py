from django.core.checks import Error, Tags, register
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.core.wsgi import get_wsgi_application


@register(Tags.security)
def payment_key(app_configs, **kwargs):
    if getattr(settings, "PAYMENT_KEY", ""):
        return []
    hint = "Set PAYMENT_KEY in the environment."
    return [Error("PAYMENT_KEY is empty.", hint=hint, id="shop.E001")]


ran = []


@register(deploy=True)
def only_deploy(app_configs, **kwargs):
    ran.append("deploy")
    return []


@register(Tags.database)
def database(app_configs, databases, **kwargs):
    if databases:
        ran.append("database")
    return []


raises(SystemCheckError, call_command, "check")
get_wsgi_application()
print("the WSGI application was built all the same")
with override_settings(PAYMENT_KEY="k"):
    call_command("check")
    same("plain check", ran, [])
    call_command("check", deploy=True)
    call_command("check", databases=["default"])
    same("--deploy, --database", ran, ["deploy", "database"])
with override_settings(SILENCED_SYSTEM_CHECKS=["shop.E001"]):
    call_command("check")
same("comparable", payment_key(None), [Error("PAYMENT_KEY is empty.", hint="Set PAYMENT_KEY in the environment.", id="shop.E001")])
