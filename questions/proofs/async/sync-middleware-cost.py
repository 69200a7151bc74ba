from django.core.handlers.asgi import ASGIHandler

log = []


class OnlySync:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)


class Keep(logging.Handler):
    def emit(self, record):
        if "adapted" in record.getMessage():
            log.append(record.getMessage())


logging.disable(logging.NOTSET)
logger = logging.getLogger("django.request")
logger.setLevel(logging.DEBUG)
logger.handlers, logger.propagate = [Keep()], False
HYBRID = "django.middleware.common.CommonMiddleware"
OTHER = "django.middleware.security.SecurityMiddleware"

for stack, expected in (
    ([HYBRID, OTHER], 0),
    ([HYBRID, OTHER, "__main__.OnlySync"], 1),
    (["__main__.OnlySync", HYBRID, "__main__.OnlySync", OTHER], 1),
):
    log.clear()
    with override_settings(MIDDLEWARE=stack, DEBUG=True):
        ASGIHandler()
    same(f"{len(stack)} layers", len([m for m in log if m.startswith("Asynchronous handler")]), expected)
print(log[0])
