# needs: psycopg
from django.db import connections

connections.settings["pg"] = dict(
    connections.settings["default"], ENGINE="django.db.backends.postgresql", NAME="shop",
    DISABLE_SERVER_SIDE_CURSORS=True,
)
pg = connections["pg"]
params = pg.get_connection_params()
print("prepare_threshold:", params["prepare_threshold"])
assert params["prepare_threshold"] is None
assert connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS") is None
print("DISABLE_SERVER_SIDE_CURSORS:", pg.settings_dict["DISABLE_SERVER_SIDE_CURSORS"])
