# shows: 1 2 3
hits = (n for n in "abc")
same("length filter on a generator", render("{{ hits|length }}", hits=(n for n in "abc")), "0")
source = "{% for hit in hits %}{{ forloop.counter }} of {{ forloop.length }} {% empty %}No hits{% endfor %}"
same("forloop.length", render(source, hits=hits), "1 of 3 2 of 3 3 of 3 ")
same("empty", render(source, hits=[]), "No hits")
pulled = []


def watch():
    for n in "abc":
        pulled.append(n)
        yield n


class Probe:
    def __str__(self):
        return str(len(pulled))


same("pulled before the first pass", render("{% for n in g %}{% if forloop.first %}{{ p }}{% endif %}{% endfor %}", g=watch(), p=Probe()), "3")
Tag.objects.bulk_create(Tag(name=n) for n in "abc")
with queries("loop with forloop.length over a queryset", 1):
    render(source, hits=Tag.objects.all())
with queries("a loop without it", 1):
    render("{% for hit in hits %}{{ hit }}{% endfor %}", hits=Tag.objects.all())
same("parentloop", render("{% for a in x %}{% for b in y %}{{ forloop.parentloop.counter }}{% endfor %}{% endfor %}", x="ab", y="cd"), "1122")
