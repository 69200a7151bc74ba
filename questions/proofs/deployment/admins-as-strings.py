from django.core import mail


def report(admins):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with override_settings(ADMINS=admins, EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
            mail.outbox = []
            mail.mail_admins("s", "b")
    return mail.outbox[0].to, len([w for w in caught if "pairs" in str(w.message)])


same("pairs", report([("Ann", "ann@example.com")]), (["ann@example.com"], 1))
same("strings", report(["ann@example.com", '"Ops" <o@x.de>']), (["ann@example.com", '"Ops" <o@x.de>'], 0))
raises(ImproperlyConfigured, report, "ann@example.com")
