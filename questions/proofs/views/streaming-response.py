import asyncio

from django.http import StreamingHttpResponse


def broken(request):
    def body():
        yield "first "
        raise RuntimeError("database gone")

    return StreamingHttpResponse(body())


def state(request):
    def body():
        yield f"in a transaction: {connection.in_atomic_block}"

    before = connection.in_atomic_block
    response = StreamingHttpResponse(body())
    response["X-View"] = str(before)
    return response


caught = []


class Watch:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        caught.append(exception)


urlpatterns[:] = [path("broken/", broken), path("state/", state)]
with override_settings(MIDDLEWARE=["__main__.Watch"]):
    response = Client().get("/broken/")
same("status", response.status_code, 200)
raises(RuntimeError, lambda: b"".join(response.streaming_content))
same("process_exception", caught, [])
same("content, Content-Length", (hasattr(response, "content"), "Content-Length" in response), (False, False))
connection.settings_dict["ATOMIC_REQUESTS"] = True
response = Client().get("/state/")
same("view / generator in ATOMIC_REQUESTS", (response["X-View"], response.getvalue()), ("True", b"in a transaction: False"))


async def consume():
    produced = []

    def numbers():
        for i in range(3):
            produced.append(i)
            yield str(i)

    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        async for part in StreamingHttpResponse(numbers()):
            return part, len(produced), str(w[0].message)[:52]


same("sync iterator under ASGI", asyncio.run(consume())[:2], (b"0", 3))
