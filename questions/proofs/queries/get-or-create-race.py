# needs: postgresql
# shows: 1 2 3 4 5 6
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier


class Cart(models.Model):
    user = models.ForeignKey(User, models.CASCADE)
    token = models.CharField(max_length=9, default="")


class OneCart(models.Model):
    user = models.ForeignKey(User, models.CASCADE)
    token = models.CharField(max_length=9, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user"], name="one_cart_per_user"),
        ]


class OpenCart(models.Model):
    user = models.ForeignKey(User, models.CASCADE)
    ordered = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=models.Q(ordered=False), name="one_open_cart"),
        ]


class Member(models.Model):
    email = models.CharField(max_length=20)
    nick = models.CharField(max_length=9, unique=True)


class Book(models.Model):
    pass


class Chapter(models.Model):
    book = models.ForeignKey(Book, models.CASCADE, related_name="chapters")
    title = models.CharField(max_length=9, unique=True)


create(Cart, OneCart, OpenCart, Member, Book, Chapter)
user = User.objects.create(username="ann")
barrier = Barrier(2)


def token():
    """Called after the lookup and before the INSERT."""
    barrier.wait(10)
    return "x"


def request(model, atomic):
    log = []

    def note(execute, sql, *args):
        log.append(sql.split()[0])
        return execute(sql, *args)

    try:
        with connection.execute_wrapper(note):
            if atomic:
                with transaction.atomic():
                    created = model.objects.get_or_create(user=user, defaults={"token": token})[1]
                    model.objects.count()  # the outer transaction goes on
            else:
                created = model.objects.get_or_create(user=user, defaults={"token": token})[1]
        return created, log
    finally:
        connection.close()


for model, created, carts in ((Cart, [True, True], 2), (OneCart, [False, True], 1)):
    for atomic in (False, True):
        model.objects.all().delete()
        with ThreadPoolExecutor(2) as pool:
            results = sorted(pool.map(request, [model] * 2, [atomic] * 2), key=lambda result: result[0])
        same(f"{model.__name__}, atomic {atomic}: created, carts", ([r[0] for r in results], model.objects.count()), (created, carts))
        print(results[0][1])
        if model is OneCart:
            savepoint = ["SAVEPOINT", "INSERT", "ROLLBACK", "RELEASE"] if atomic else ["INSERT"]
            assert results[0][1] == ["SELECT", *savepoint, "SELECT", *(["SELECT"] if atomic else [])]

for _ in range(2):
    raises(Cart.MultipleObjectsReturned, Cart.objects.get_or_create, user=user)


def add_constraint():
    with connection.schema_editor() as editor:
        editor.add_constraint(Cart, models.UniqueConstraint(fields=["user"], name="late"))


raises(IntegrityError, add_constraint)
Cart.objects.filter(pk=Cart.objects.first().pk).delete()
add_constraint()

OpenCart.objects.create(user=user, ordered=True)
cart, created = OpenCart.objects.get_or_create(user=user)
same("lookup without the condition finds", (cart.ordered, created), (True, False))
cart, created = OpenCart.objects.get_or_create(user=user, ordered=False)
same("with it", (cart.ordered, created), (False, True))

Member.objects.create(email="ann@example.com", nick="ann")
raises(IntegrityError, Member.objects.get_or_create, email="bob@example.com", defaults={"nick": "ann"})
same("another case", Member.objects.get_or_create(email="Ann@example.com", defaults={"nick": "ann2"})[1], True)
first, second = Book.objects.create(), Book.objects.create()
first.chapters.create(title="one")
raises(IntegrityError, second.chapters.get_or_create, title="one")

Cart.objects.all().delete()
with connection.schema_editor() as editor:
    editor.remove_constraint(Cart, models.UniqueConstraint(fields=["user"], name="late"))
start = Barrier(2)


def serialised():
    try:
        start.wait(10)
        with transaction.atomic():
            User.objects.select_for_update().get(pk=user.pk)
            return Cart.objects.get_or_create(user=user)[1]
    finally:
        connection.close()


with ThreadPoolExecutor(2) as pool:
    threads = [pool.submit(serialised) for _ in range(2)]
same("the user's row locked first", (sorted(t.result() for t in threads), Cart.objects.count()), ([False, True], 1))
