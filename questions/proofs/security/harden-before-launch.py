from django.core import checks


def warnings_of(**changed):
    with override_settings(MIDDLEWARE=["django.middleware.security.SecurityMiddleware"], **changed):
        found = checks.run_checks(include_deployment_checks=True, tags=[checks.Tags.security])
    return {message.id for message in found}


weak = warnings_of(DEBUG=True, SECRET_KEY="short")
print(sorted(weak))
assert {"security.W004", "security.W008", "security.W009", "security.W018"} <= weak
hardened = warnings_of(
    SECRET_KEY="".join(chr(33 + i) for i in range(60)),
    SECURE_HSTS_SECONDS=3600, SECURE_SSL_REDIRECT=True,
    SESSION_COOKIE_SECURE=True, CSRF_COOKIE_SECURE=True,
)
print(sorted(hardened))
assert not {"security.W004", "security.W008", "security.W009", "security.W018"} & hardened
same("plain check says nothing of it", checks.run_checks(tags=[checks.Tags.security]), [])
