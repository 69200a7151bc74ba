from django.shortcuts import get_object_or_404

ann, bob = (Author.objects.create(name=n) for n in ("ann", "bob"))
mine = Order.objects.create(number="1", customer=ann)
other = Order.objects.create(number="2", customer=bob)
raises(Http404, get_object_or_404, Order, pk=999)
raises(ValueError, get_object_or_404, Order, pk="abc")
raises(Order.MultipleObjectsReturned, get_object_or_404, Order, status="new")
same("model: anybody's order", get_object_or_404(Order, pk=other.pk).customer.name, "bob")
raises(Http404, get_object_or_404, ann.orders.select_related("customer"), pk=other.pk)
same("scoped: own order", get_object_or_404(ann.orders.all(), pk=mine.pk).pk, mine.pk)
