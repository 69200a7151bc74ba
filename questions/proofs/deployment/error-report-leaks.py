from django.views.debug import ExceptionReporter
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables


def helper(pan):
    raise ValueError("declined")


@sensitive_variables("card")
def pay(card):
    helper(card)


def leaky(request):
    number = request.POST["card"]
    pay(number)


@sensitive_variables()
def pay_safely(card):
    helper(card)


@sensitive_variables()
@sensitive_post_parameters("card")
def safe(request):
    number = request.POST["card"]
    pay_safely(number)


def frames_with_number(view):
    request = rf.post("/", {"card": "4111222233334444"})
    try:
        view(request)
    except ValueError:
        reporter = ExceptionReporter(request, *sys.exc_info())
        return [
            (frame["function"], name)
            for frame in reporter.get_traceback_frames()
            for name, value in frame["vars"]
            if "4111222233334444" in str(value) and frame["function"] not in ("<module>", "frames_with_number")
        ]


same("leaky", frames_with_number(leaky), [("leaky", "number"), ("helper", "pan")])
same("everything masked", frames_with_number(safe), [])
