# shows: 1 2 3 4 7
import json
import logging

from django.core import mail
from django.utils.log import AdminEmailHandler
from django.views.decorators.debug import (
    sensitive_post_parameters, sensitive_variables,
)

NUMBER = "-".join(["4111", "2222", "3333", "4444"])  # no line of code holds it whole


class gateway:
    @staticmethod
    def charge(pan):
        raise ValueError("declined")


# The view of the question.
def leaky_view(request):
    number = request.POST["card"]
    return pay_by_name(number)


@sensitive_variables("card")
def pay_by_name(card):
    gateway.charge(card)


# The card's code.
@sensitive_variables()
@sensitive_post_parameters("card")
def checkout(request):
    number = request.POST["card"]
    return pay(number)


@sensitive_variables()
def pay(card):
    gateway.charge(card)


# What the prose says besides.
@sensitive_variables("card")
def own_and_below(card):
    def below(card):
        raise ValueError("declined")

    below(card)


def masked_below(request):
    own_and_below(NUMBER)


@sensitive_variables("card")
async def own_only(card):
    async def below(card):
        raise ValueError("declined")

    await below(card)


async def async_below(request):
    await own_only(NUMBER)


@sensitive_variables("card")
async def async_own(card):
    raise ValueError("declined")


async def async_masked(request):
    await async_own(NUMBER)


@sensitive_variables("card")
def in_text(card):
    raise ValueError(f"declined {card}")


def json_unmasked(request):
    data = json.loads(request.body)
    raise ValueError("declined")


@sensitive_variables()
def json_masked(request):
    data = json.loads(request.body)
    raise ValueError("declined")


def json_unread(request):
    raise ValueError("declined")


urlpatterns = [
    path("leaky", leaky_view), path("checkout", checkout), path("below", masked_below),
    path("async-below", async_below), path("async-own", async_masked),
    path("text", lambda request: in_text(NUMBER)), path("pay", lambda request: pay(NUMBER)),
    path("json", json_unmasked), path("json-masked", json_masked), path("json-unread", json_unread),
]
logging.disable(logging.NOTSET)  # the prelude switches logging off
ADMINS = ["a@x.de"] if django.VERSION >= (6, 0) else [("", "a@x.de")]
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


def report(where, html=True, data=None, debug=False, **request):
    """The error report that is mailed for a POST to this path."""
    handler = AdminEmailHandler(include_html=True)  # Django's own handler mails plain text
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    mail.outbox = []
    try:
        with override_settings(ADMINS=ADMINS, EMAIL_BACKEND=LOCMEM, DEBUG=debug, MIDDLEWARE=[]):
            Client(raise_request_exception=False).post(where, data or {"card": NUMBER}, **request)
    finally:
        logger.removeHandler(handler)
    (message,) = [m for m in mail.outbox if bool(m.alternatives) is html]
    assert "ValueError" in message.body
    return message.alternatives[0].content if html else message.body


def rows(html):
    """The names beside which the number stands, in the tables of the report."""
    found, name = set(), None
    for line in html.splitlines():
        if "<td>" in line and "<pre>" not in line:
            name = line.strip().removeprefix("<td>").removesuffix("</td>")
        elif NUMBER in line and "<pre>" in line and name:
            found.add(name)
    return found


same("leaky", rows(report("/leaky")), {"number", "pan", "card"})
same("card of POST", rows(report("/checkout")), set())
assert NUMBER not in report("/checkout")
same("pay() from a view without a decorator", NUMBER in report("/pay", data={"x": "1"}), False)
same("masked in the frames below", NUMBER in report("/below", data={"x": "1"}), False)
with_async = [NUMBER in report(where, data={"x": "1"}) for where in ("/async-own", "/async-below")]
same("async def: its own frame, a frame below", with_async, [False, True])
same("text of the exception", NUMBER in report("/text", data={"x": "1"}), True)
body = {"data": json.dumps({"card": NUMBER}), "content_type": "application/json"}
same("JSON body, local unmasked", NUMBER in report("/json", **body), True)
same("JSON body, local masked", NUMBER in report("/json-masked", **body), False)
same("JSON body, not read", NUMBER in report("/json-unread", **body), False)
same("query string", NUMBER in report("/checkout?card=" + NUMBER), True)
with_debug = report("/checkout", debug=True)
same("with DEBUG", NUMBER in with_debug, True)
same("the settings stay masked", settings.SECRET_KEY in with_debug, False)
plain = report("/leaky", html=False)
same("plain text: POST", f"card = '{NUMBER}'" in plain, True)
same("plain text: times", plain.count(NUMBER), 1)
same("plain text: exception", NUMBER in report("/text", html=False, data={"x": "1"}), True)
