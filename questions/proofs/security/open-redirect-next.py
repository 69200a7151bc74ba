from django.utils.http import url_has_allowed_host_and_scheme

for url, safe in {
    "/orders/": True,
    "orders/": True,
    "https://shop.example.com/x": True,
    "//evil.example": False,
    "/\\evil.example": False,
    "///evil.example": False,
    "https://evil.example": False,
    "https://shop.example.com@evil.example": False,
    "javascript:alert(1)": False,
    "": False,
}.items():
    print(f"startswith('/'): {url.startswith('/')!s:5} ", end="")
    same(url, url_has_allowed_host_and_scheme(url, {"shop.example.com"}), safe)
same(
    "require_https",
    url_has_allowed_host_and_scheme("http://shop.example.com/", {"shop.example.com"}, require_https=True),
    False,
)
