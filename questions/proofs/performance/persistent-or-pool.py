from django.db import connections

assert connection.settings_dict["CONN_MAX_AGE"] == 0 and connection.settings_dict["CONN_HEALTH_CHECKS"] is False
print("CONN_MAX_AGE is 0 by default")
connections.settings["pg"] = dict(
    connections.settings["default"], ENGINE="django.db.backends.postgresql", NAME="shop",
    CONN_MAX_AGE=600, OPTIONS={"pool": True},
)
raises(ImproperlyConfigured, lambda: connections["pg"].pool)
