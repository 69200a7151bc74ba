# shows: 1 2 3 4
from django.template import Engine, VariableDoesNotExist
from django.urls import NoReverseMatch


class Broken:
    def price(self):
        raise ValueError("inside")

    @property
    def cost(self):
        raise LookupError("property")


class Profile(models.Model):
    author = models.OneToOneField(Author, on_delete=models.CASCADE, related_name="profile")


create(Profile)
ann = Author.objects.create(name="ann")
same("undefined", render("[{{ price }}][{{ a.b.c|upper }}]"), "[][]")
loud = Engine(string_if_invalid="INVALID")
same("string_if_invalid", loud.from_string("[{{ price }}]").render(Context()), "[INVALID]")
same("if, for", render("{% if price %}y{% else %}n{% endif %}{% for x in price %}x{% empty %}e{% endfor %}"), "ne")
same("is None", render("{% if price is None %}y{% endif %}"), "y")
same("if, with string_if_invalid", loud.from_string("{% if price %}y{% endif %}").render(Context()), "")
same("missing related row", render("[{{ a.profile.bio }}]", a=ann), "[]")
raises(ValueError, render, "{{ b.price }}", b=Broken())
raises(LookupError, render, "{{ b.cost }}", b=Broken())
raises(ValueError, render, "{% if b.price %}{% endif %}", b=Broken())
same("beside not, and", [render("{% if " + test + " %}y{% else %}n{% endif %}", b=Broken()) for test in ("not b.price", "b.price and 1")], ["n", "n"])
same("in a comparison", render("{% if b.price > 1 %}y{% else %}n{% endif %}", b=Broken()), "n")
raises(NoReverseMatch, render, "{% url price %}")
raises(NoReverseMatch, render, "{% url 'nope' %}")
same("url … as", render("{% url 'nope' as link %}[{{ link }}]"), "[]")
raises(TemplateDoesNotExist, render, "{% include 'nope.html' %}")
raises(TemplateSyntaxError, render, "{% nope %}")
raises(TemplateSyntaxError, render, "{{ x|nope }}")
for source in ("{{ x|default:price }}", "{{ 1|add:price }}", "{% for i in x|slice:price %}{% endfor %}"):
    raises(VariableDoesNotExist, render, source)
same("an argument in if", render("{% if x|default:price %}y{% else %}n{% endif %}"), "n")
logging.disable(logging.NOTSET)
records = []


class Keep(logging.Handler):
    def emit(self, record):
        records.append((record.levelname, record.getMessage()))


logger = logging.getLogger("django.template")
logger.handlers, logger.propagate = [Keep()], False
for level, n in ((logging.INFO, 0), (logging.DEBUG, 1)):
    logger.setLevel(level)
    records.clear()
    render("{{ price }}")
    print(records)
    assert len(records) == n and all(r[0] == "DEBUG" and "'price'" in r[1] for r in records)
