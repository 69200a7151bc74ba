import json

cfg = {"name": "</script><script>alert(1)</script>"}
assert "<script>alert" in render("var cfg = {{ cfg|safe }};", cfg=cfg)
assert "&#x27;" in render("var cfg = {{ cfg }};", cfg=cfg)
html = render('{{ cfg|json_script:"cfg" }}', cfg=cfg)
print(html)
assert html.count("<script") == 1 and html.count("</script>") == 1
same("read back", json.loads(html[html.index(">") + 1 : html.rindex("<")]), cfg)
