for number in ("a", "b"):
    Order.objects.create(number=number, status="admin")


def count():
    return Order.objects.filter(status="admin").count()


# Both requests count before either writes, and they write different rows.
seen = [count(), count()]
changed = [
    Order.objects.filter(number=number, status="admin").update(status="user")
    for number, admins in zip(("a", "b"), seen)
    if admins >= 2
]
print("both saw", seen, "- rows changed", changed, "- admins left:", count())
assert changed == [1, 1] and count() == 0
Order.objects.update(status="admin")
# With the decision serialised, the second count sees the first write.
for number in ("a", "b"):
    if count() >= 2:
        Order.objects.filter(number=number).update(status="user")
print("one after the other: admins left:", count())
assert count() == 1
