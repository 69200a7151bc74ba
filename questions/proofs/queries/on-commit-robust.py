log = []


def mail():
    raise RuntimeError("mail server down")


def order():
    with transaction.atomic():
        Order.objects.create(number="1")
        transaction.on_commit(mail)
        transaction.on_commit(lambda: log.append("cache"))


raises(RuntimeError, order)
print("orders:", Order.objects.count(), "- callbacks that ran:", log)
assert Order.objects.count() == 1 and log == []
logging.disable()
with transaction.atomic():
    transaction.on_commit(mail, robust=True)
    transaction.on_commit(lambda: log.append("cache"))
print("with robust=True:", log)
assert log == ["cache"]
log.clear()
with transaction.atomic():
    try:
        with transaction.atomic():
            transaction.on_commit(lambda: log.append("inner"))
            raise ValueError
    except ValueError:
        pass
assert log == []
transaction.on_commit(lambda: log.append("at once"))
assert log == ["at once"]
log.clear()
with transaction.atomic():
    for i in (1, 2, 3):
        transaction.on_commit(lambda: log.append(i))
print("lambdas of a loop:", log)
assert log == [3, 3, 3]
