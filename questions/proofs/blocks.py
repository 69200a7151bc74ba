"""The Python blocks of the bank."""

import ast
import importlib

import django
from django.conf import settings

import bank

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.staticfiles",
    "channels",
    "django_filters",
    "drf_spectacular",
    "rest_framework",
    "rest_framework.authtoken",
    "rest_framework_simplejwt.token_blacklist",
]

# Packages that exist in a question alone.
FICTITIOUS = {"vendor"}


def check(cards):
    """Compile every block and resolve what it imports."""
    settings.configure(INSTALLED_APPS=INSTALLED_APPS, SECRET_KEY="check", STATIC_URL="/static/", USE_TZ=True)
    django.setup()
    problems, count = [], 0
    for name, card in cards.items():
        for code in bank.blocks(card, "python", "py"):
            count += 1
            try:
                tree = ast.parse(code)
                compile(tree, name, "exec", dont_inherit=True)
            except SyntaxError as error:
                problems.append(f"{name}: a Python block does not compile: {error}")
                continue
            # What is newer than this Django, or than the oldest one that the
            # bank is written for, cannot be there.
            since = tuple(map(int, card.get("since", "6.0").split(".")))
            if max(since, (6, 0)) <= django.VERSION[:2]:
                problems += [f"{name}: {missing}" for missing in unresolved(tree)]
    return problems, f"{count} Python blocks compiled"


def unresolved(tree):
    """What a block imports and nobody has."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            wanted = [(alias.name, None) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            wanted = [(node.module, alias.name) for alias in node.names]
        else:
            continue  # nothing imported, or a module of the example's own
        for module, name in wanted:
            if module.split(".")[0] in FICTITIOUS:
                continue
            try:
                found = importlib.import_module(module)
                if name and not hasattr(found, name):
                    importlib.import_module(f"{module}.{name}")
            except ImportError as error:
                yield f"import of {module}{'.' + name if name else ''}: {error}"
