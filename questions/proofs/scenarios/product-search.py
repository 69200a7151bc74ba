# needs: psycopg
from django.db.backends.postgresql.base import DatabaseWrapper

postgresql = DatabaseWrapper({"NAME": "x", "OPTIONS": {}, "TIME_ZONE": None, "CONN_MAX_AGE": 0}, "x")
same("icontains", postgresql.operators["icontains"], "LIKE UPPER(%s)")
same("left side", postgresql.ops.lookup_cast("icontains"), "UPPER(%s::text)")
