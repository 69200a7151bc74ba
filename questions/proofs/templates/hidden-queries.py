ann = Author.objects.create(name="ann")
for i in range(3):
    Order.objects.create(number=str(i), customer=Author.objects.create(name=str(i)))
ann = Author.objects.get(name="ann")
Order.objects.update(customer=ann)
for o in Order.objects.all():
    o.customer = Author.objects.create(name=f"c{o.pk}")
    o.save()


def page(source, **context):
    return engines["django"].from_string(source).render(context)


rows = Order.objects.all
with queries("if .all and for .all, customer per row", 5):
    page("{% if m.all %}{% for o in m.all %}{{ o.customer.name }}{% endfor %}{% endif %}", m=Order.objects)
with queries("with, length, for, empty, joined", 1):
    page("{% with os=m.all %}{{ os|length }}{% for o in os %}{{ o.customer.name }}{% empty %}none{% endfor %}{% endwith %}", m=Order.objects.select_related("customer"))
with queries("count before the loop", 2):
    page("{{ os.count }}{% for o in os %}{% endfor %}", os=rows())
with queries("count after the loop", 1):
    page("{% for o in os %}{% endfor %}{{ os.count }}", os=rows())
with queries("first and 0 before the loop", 3):
    page("{{ os.first }}{{ os.0 }}{% for o in os %}{% endfor %}", os=Order.objects.order_by("pk"))
with queries("slice twice", 2):
    page("{% for o in os|slice:':2' %}{% endfor %}{% for o in os|slice:':2' %}{% endfor %}", os=rows())
with queries("never consumed", 0):
    page("{% if never %}{{ os }}{% endif %}", os=rows())
