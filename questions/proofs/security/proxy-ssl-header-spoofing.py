use(
    SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"),
    SECURE_SSL_REDIRECT=True,
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware"],
)
urlpatterns = [path("", lambda request: HttpResponse(request.is_secure()))]


def get(**headers):
    response = Client().get("/", headers=headers)
    return response.status_code, response.text


same("plain HTTP", get()[0], 301)
same("plain HTTP with a forged header", get(**{"x-forwarded-proto": "https"}), (200, "True"))
same("forged, the proxy appended its own", get(**{"x-forwarded-proto": "https, http"}), (200, "True"))
