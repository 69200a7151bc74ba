Order.objects.create(number="coupon")
with transaction.atomic():
    Order.objects.create(number="order")
    try:
        Order.objects.create(number="coupon")
    except IntegrityError:
        pass
print("left without an exception; the order is", "there" if Order.objects.filter(number="order") else "missing")
assert not Order.objects.filter(number="order").exists()

with transaction.atomic():
    Order.objects.create(number="order")
    try:
        with transaction.atomic():
            Order.objects.create(number="coupon")
    except IntegrityError:
        pass
print("with a savepoint the order is", "there" if Order.objects.filter(number="order") else "missing")
assert Order.objects.filter(number="order").exists()

with transaction.atomic():
    try:
        with transaction.atomic(durable=True):
            pass
    except RuntimeError as e:
        print(e)
    else:
        raise AssertionError
order = Order.objects.get(number="order")
try:
    with transaction.atomic():
        order.status = "paid"
        order.save()
        raise ValueError
except ValueError:
    pass
assert order.status == "paid" and Order.objects.get(number="order").status == "new"
