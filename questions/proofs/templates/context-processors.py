from django.template.backends.django import DjangoTemplates
from django.utils.functional import SimpleLazyObject

runs = []


def eager(request):
    runs.append(1)
    return {"n": Tag.objects.count(), "v": "processor"}


def lazy(request):
    return {"n": SimpleLazyObject(lambda: Tag.objects.count()), "v": "processor"}


def engine(name, cls=DjangoTemplates):
    return cls({"NAME": "x", "DIRS": [], "APP_DIRS": False, "OPTIONS": {"context_processors": [f"__main__.{name}"]}})


request = rf.get("/")
with queries("eager, unused", 1):
    engine("eager").from_string("imprint").render({}, request)
with queries("lazy, unused", 0):
    engine("lazy").from_string("imprint").render({}, request)
with queries("lazy, printed", 1):
    engine("lazy").from_string("{{ n }}").render({}, request)
with queries("without a request", 0):
    same("value", engine("eager").from_string("[{{ n }}]").render({}), "[]")
same("view wins", engine("eager").from_string("{{ v }}").render({"v": "view"}, request), "view")
before = len(runs)
for _ in range(2):
    engine("eager").from_string("x").render({}, request)
same("two renders", len(runs) - before, 2)
