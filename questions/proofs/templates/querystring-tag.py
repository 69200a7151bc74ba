# needs: Django>=6.0
# shows: 1 2 3 4
from html import unescape

from django.core.paginator import EmptyPage, Paginator

request = rf.get("/?color=red&page=2")


pages = Paginator(range(50), 20)
LINKS = """{% if page_obj.has_next %}
  <a href="{% querystring page=page_obj.next_page_number %}">Next</a>
{% endif %}
<a href="{% querystring color=None page=None %}">Any colour</a>"""


def href(source, request=request, **context):
    return unescape(render(source, request, **context))


same("page 2", [part.split('"')[0] for part in href(LINKS, page_obj=pages.page(2)).split('href="')[1:]], ["?color=red&page=3", "?"])
same("the last page", "Next" in href(LINKS, page_obj=pages.page(3)), False)
raises(EmptyPage, href, "{% querystring page=page_obj.next_page_number %}", page_obj=pages.page(3))
same("escaped", render("{% querystring page=3 %}", request), "?color=red&amp;page=3")
same("nothing named", href("{% querystring %}"), "?color=red&page=2")
same("one removed", href("{% querystring page=None %}"), "?color=red")
same("all removed", href("{% querystring color=None page=None %}"), "?")
same("list, encoded", href("{% querystring page=None tag=tags %}", tags=["a", "b&c"]), "?color=red&tag=a&tag=b%26c")
same("request.GET is left alone", request.GET.urlencode(), "color=red&page=2")
same("mapping, without a request", href("{% querystring base page=1 %}", None, base={"q": "x"}), "?q=x&page=1")
assert "request" in str(raises(AttributeError, render, "{% querystring page=1 %}"))

# The request with which a template is rendered counts, and not a variable of that name.
from django.shortcuts import render as shortcut

raises(AttributeError, render, "{% querystring page=1 %}", None, request=request)
TEMPLATES["links.html"] = "{% querystring page=3 %}{{ request }}"
bare = {"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", TEMPLATES)]}}
with override_settings(TEMPLATES=[bare]):
    same("without the context processor", shortcut(request, "links.html").text, "?color=red&amp;page=3")
from urllib.parse import urljoin

same("empty href, ?", [urljoin("http://shop/list?page=2", h) for h in ("", "?page=1")], ["http://shop/list?page=2", "http://shop/list?page=1"])
