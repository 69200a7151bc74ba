import atexit
import logging
import os
import sys
import unittest
import warnings
from contextlib import contextmanager

import django
from asgiref.sync import async_to_sync
from django.apps import AppConfig, apps
from django.conf import settings

TEMPLATES = {}  # name -> source, for Django's template engine
urlpatterns = []  # this script is the URLconf


class Blog(AppConfig):
    """The script itself is the app, so that models here need no app_label."""

    name, label, path = "__main__", "blog", "."

    def import_models(self):
        super().import_models()
        self.models_module = self.module


if DATABASE == "postgresql":
    # libpq's variables (PGHOST, PGUSER, PGPASSWORD …) say where the server is. The
    # program works in a schema of its own, which goes when it ends.
    SCHEMA = f"djq_proof_{os.getpid()}"
    DEFAULT = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ.get("PGDATABASE", "postgres"),
        "OPTIONS": {"options": f"-c search_path={SCHEMA},public"},
    }
else:
    DEFAULT = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}

settings.configure(
    SECRET_KEY="proof" * 12,
    ALLOWED_HOSTS=["testserver", "localhost"],
    ROOT_URLCONF="__main__",
    DATABASES={"default": DEFAULT},
    INSTALLED_APPS=[
        "django.contrib.contenttypes",
        "django.contrib.auth",
        "django.contrib.sessions",
        "__main__.Blog",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    ("django.template.loaders.locmem.Loader", TEMPLATES),
                    "django.template.loaders.app_directories.Loader",
                ],
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                ],
            },
        }
    ],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # fast, for proofs only
    STATIC_URL="/static/",
    USE_TZ=True,
)
django.setup()
logging.disable(logging.CRITICAL)

from django import forms
from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from django.core.exceptions import ImproperlyConfigured, PermissionDenied, ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.http import Http404, HttpResponse, JsonResponse
from django.template import Context, Template, TemplateDoesNotExist, TemplateSyntaxError, engines
from django.template.loader import render_to_string
from django.test import AsyncClient, Client, RequestFactory, SimpleTestCase, TestCase, TransactionTestCase, override_settings
from django.test.runner import DiscoverRunner
from django.test.utils import CaptureQueriesContext
from django.urls import include, path, re_path, reverse

rf = RequestFactory()


class Author(models.Model):
    name = models.CharField(max_length=100)
    email = models.EmailField(blank=True)


class Tag(models.Model):
    name = models.CharField(max_length=50)


class Post(models.Model):
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    views = models.IntegerField(default=0)
    published = models.BooleanField(default=True)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="posts")
    tags = models.ManyToManyField(Tag, related_name="posts", blank=True)


class Comment(models.Model):
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField(blank=True)
    score = models.IntegerField(default=0)


class Order(models.Model):
    number = models.CharField(max_length=20, unique=True)
    status = models.CharField(max_length=20, default="new")
    total = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    customer = models.ForeignKey(Author, on_delete=models.PROTECT, null=True, related_name="orders")


def create(*classes):
    """Make the tables of these models."""
    with connection.schema_editor() as editor:
        for cls in classes:
            editor.create_model(cls)


@contextmanager
def queries(label, expected=None):
    """Count the queries of a block, print and check them."""
    with CaptureQueriesContext(connection) as ctx:
        yield ctx
    n = len(ctx)
    print(f"{label}: {n} quer{'y' if n == 1 else 'ies'}")
    if expected is not None:
        assert n == expected, (label, n, expected, [q["sql"][:200] for q in ctx.captured_queries])


def same(label, got, want):
    """Print what came out and check that it is what the card says."""
    print(f"{label}: {got!r}")
    assert got == want, (label, got, want)


def raises(kind, call, *args, **kwargs):
    """Call and return the exception, which must be of this kind."""
    try:
        call(*args, **kwargs)
    except kind as error:
        print(f"{type(error).__name__}: {error}")
        return error
    raise AssertionError(f"no {kind}")


def render(source, request=None, /, **context):
    """Render template source with Django's engine."""
    return engines["django"].from_string(source).render(context, request)


def use(*more_apps, **changed):
    """Change settings, and install further apps, for the rest of the program."""
    if more_apps:
        # Some apps look for themselves in the settings while they are installed.
        changed["INSTALLED_APPS"] = settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, *more_apps]
    override_settings(**changed).enable()


def run_tests(*cases):
    """Run test cases; the program fails unless all of them pass."""
    connection.connection.close()  # by itself Django keeps a database in memory open
    connection.connection = None
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(case) for case in cases)
    runner = DiscoverRunner(verbosity=0)
    runner.build_suite = lambda *args, **kwargs: suite
    assert runner.run_tests([]) == 0, "a test failed"
    print(f"tests passed: {suite.countTestCases()}")


def drop_schema():
    """Leave the server as it was found."""
    if connection.in_atomic_block:
        connection.close()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


if DATABASE == "postgresql":
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
    atexit.register(drop_schema)

create(*apps.get_models())
