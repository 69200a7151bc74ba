# needs: pyyaml, psycopg
# shows: 1 2 4 6
from unittest import mock

import yaml
from django.core.management import call_command
from django.db import ConnectionHandler, OperationalError
from django.db.backends.postgresql.base import Database

compose = yaml.safe_load("""
services:
  migrate: &app
    build: .
    env_file: .env
    command: python manage.py migrate --noinput
    depends_on: {db: {condition: service_healthy}}
  web:
    <<: *app
    command: gunicorn mysite.wsgi --bind 0.0.0.0:8000
    ports: ["8000:8000"]
    depends_on:
      migrate: {condition: service_completed_successfully}
      redis: {condition: service_started}
  db:
    image: postgres:17
    env_file: .env  # POSTGRES_PASSWORD
    volumes: ["data:/var/lib/postgresql/data"]
    healthcheck: {test: pg_isready -h 127.0.0.1, interval: 3s, retries: 20}
  redis: {image: "redis:8"}
volumes: {data: {}}
""")
services = compose["services"]


def before(name):
    """What Compose waits for before it starts a service, nearest first."""
    waits = [(other, how["condition"]) for other, how in services[name].get("depends_on", {}).items()]
    return waits + [wait for other, _ in waits for wait in before(other)]


same("web", before("web"), [
    ("migrate", "service_completed_successfully"), ("redis", "service_started"), ("db", "service_healthy"),
])
for name in services:
    for other, condition in before(name):
        assert condition != "service_healthy" or "test" in services[other]["healthcheck"], other
        assert condition != "service_completed_successfully" or "migrate --noinput" in services[other]["command"]
check = services["db"]["healthcheck"]
same("seconds that a first start may take", int(check["interval"].rstrip("s")) * check["retries"], 60)
same("image or build of web", (services["web"]["build"], services["web"]["env_file"]), (".", ".env"))
assert "gunicorn" in services["web"]["command"]
assert "ports" not in services["migrate"]  # the merge goes one way
for service in services.values():
    for volume in service.get("volumes", ()):
        name, path = volume.split(":")
        print(name, path)
        assert name in compose["volumes"] and path == "/var/lib/postgresql/data"

# The server is not up yet: Django tries once and migrate ends.
nobody = {"ENGINE": "django.db.backends.postgresql", "NAME": "shop", "HOST": "127.0.0.1", "PORT": "1"}
with mock.patch("django.db.connections", ConnectionHandler({"default": nobody})) as connections:
    with (
        mock.patch("django.core.management.commands.migrate.connections", connections),
        mock.patch.object(Database, "connect", wraps=Database.connect) as connect,
    ):
        raises(OperationalError, call_command, "migrate", interactive=False, skip_checks=True, verbosity=0)
same("attempts", connect.call_count, 1)
