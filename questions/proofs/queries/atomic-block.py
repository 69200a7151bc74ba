from django.db.transaction import TransactionManagementError

Order.objects.create(number="1")
try:
    with transaction.atomic():
        Order.objects.create(number="2")
        raise ValueError
except ValueError:
    pass
assert Order.objects.count() == 1
with transaction.atomic(), queries("nested", 3) as c:
    with transaction.atomic():
        Order.objects.create(number="3")
print([q["sql"].split()[0] for q in c.captured_queries])
try:
    with transaction.atomic():
        try:
            Order.objects.create(number="1")
        except IntegrityError:
            pass
        Order.objects.count()
except TransactionManagementError as e:
    print(e)
else:
    raise AssertionError
with transaction.atomic():
    try:
        with transaction.atomic():
            Order.objects.create(number="1")
    except IntegrityError:
        pass
    assert Order.objects.count() == 2
