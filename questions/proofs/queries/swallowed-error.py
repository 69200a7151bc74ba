# shows: 1 2 3 4 5 6
from django.db.transaction import TransactionManagementError


class Coupon(models.Model):
    code = models.CharField(max_length=9, unique=True)


create(Coupon)
Coupon.objects.create(code="x")


def bare(request):
    with transaction.atomic():
        order = Order(number="1")
        order.save()
        try:
            Coupon(code="x").save()
        except IntegrityError:
            pass
    return HttpResponse("thanks")


def query_after(request):
    with transaction.atomic():
        try:
            Coupon(code="x").save()
        except IntegrityError:
            pass
        Order.objects.count()


def savepoint(request):
    order, coupon = Order(number="1"), Coupon(code="x")
    with transaction.atomic():
        order.save()
        try:
            with transaction.atomic():  # a savepoint
                coupon.save()
        except IntegrityError:
            pass  # only the coupon is undone
        Order.objects.count()
    return HttpResponse("thanks")


urlpatterns += [path("bare/", bare), path("after/", query_after), path("savepoint/", savepoint)]
client = Client()
with CaptureQueriesContext(connection) as ctx:
    same("bare", (client.get("/bare/").status_code, Order.objects.count()), (200, 0))
same("how the block ended", [q["sql"] for q in ctx if "ROLL" in q["sql"] or "COMMIT" in q["sql"]], ["ROLLBACK"])
raises(TransactionManagementError, client.get, "/after/")
with CaptureQueriesContext(connection) as ctx:
    same("savepoint", (client.get("/savepoint/").status_code, Order.objects.count()), (200, 1))
words = [q["sql"].split()[0] for q in ctx]
print(words)
assert words[:6] == ["BEGIN", "INSERT", "SAVEPOINT", "INSERT", "ROLLBACK", "RELEASE"]
assert Coupon.objects.count() == 1


class Crash(Exception):
    pass


Order.objects.all().delete()


def finished(durable):
    with transaction.atomic():
        with transaction.atomic(durable=durable):
            Order.objects.create(number="1")
        raise Crash


raises(Crash, finished, durable=False)
same("a finished inner block, the outer one rolled back", Order.objects.count(), 0)
assert "durable" in str(raises(RuntimeError, finished, durable=True))
with transaction.atomic(durable=True):
    Order.objects.create(number="1")
with transaction.atomic(durable=True):
    Order.objects.create(number="lost")
    try:
        Coupon(code="x").save()
    except IntegrityError:
        pass
same("a swallowed error in a durable block", Order.objects.filter(number="lost").count(), 0)


@transaction.atomic(durable=True)
def durable_view(request):
    return HttpResponse("ok")


urlpatterns.append(path("durable/", durable_view))
assert client.get("/durable/").status_code == 200
connection.settings_dict["ATOMIC_REQUESTS"] = True
raises(RuntimeError, client.get, "/durable/")
connection.settings_dict["ATOMIC_REQUESTS"] = False

with CaptureQueriesContext(connection) as ctx:
    with transaction.atomic():
        with transaction.atomic():
            pass
same("round trips of a savepoint", [q["sql"].split()[0] for q in ctx], ["BEGIN", "SAVEPOINT", "RELEASE", "COMMIT"])

order = Order(number="2")


def rolled_back():
    with transaction.atomic():
        order.status = "paid"
        order.save()
        raise Crash


raises(Crash, rolled_back)
same("the instance, and its row", (order.status, order.pk is not None, Order.objects.filter(number="2").count()), ("paid", True, 0))


def no_savepoint():
    with transaction.atomic():
        try:
            with transaction.atomic(savepoint=False):
                raise Crash
        except Crash:
            pass
        Order.objects.count()


with CaptureQueriesContext(connection) as ctx:
    raises(TransactionManagementError, no_savepoint)
same("savepoint=False", [q["sql"].split()[0] for q in ctx if not q["sql"].startswith("SELECT")], ["BEGIN", "ROLLBACK"])


class Durable(TestCase):
    def test_wrapper_is_exempt(self):
        with transaction.atomic(durable=True):
            Order.objects.create(number="9")

    def test_nested(self):
        with self.assertRaises(RuntimeError), transaction.atomic():
            with transaction.atomic(durable=True):
                pass


run_tests(Durable)
