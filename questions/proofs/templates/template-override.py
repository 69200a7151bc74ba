import tempfile
from pathlib import Path

from django.template import Engine

root = Path(tempfile.mkdtemp())
for folder, text in {
    "project": "{% extends 'shop/base.html' %}{% block b %}mine+{{ block.super }}{% endblock %}",
    "app1": "app1:{% block b %}one{% endblock %}",
    "app2": "app2",
}.items():
    (root / folder / "shop").mkdir(parents=True)
    (root / folder / "shop" / "base.html").write_text(text)
first = Engine(dirs=[root / "app1", root / "app2"])
same("first hit wins", first.render_to_string("shop/base.html"), "app1:one")
both = Engine(dirs=[root / "project", root / "app1", root / "app2"])
same("extends its own name", both.render_to_string("shop/base.html"), "app1:mine+one")
print(both.get_template("shop/base.html").origin.name.replace(str(root), ""))
same("places tried", len(raises(TemplateDoesNotExist, both.get_template, "nope.html").tried), 3)
