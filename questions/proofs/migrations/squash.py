from django.db import migrations
from django.db.migrations.optimizer import MigrationOptimizer

create_book = migrations.CreateModel("Book", [("id", models.AutoField(primary_key=True))])
add = migrations.AddField("book", "title", models.CharField(max_length=9))


def count(*operations):
    return len(MigrationOptimizer().optimize(list(operations), "lib"))


barrier = migrations.RunPython(migrations.RunPython.noop)
elidable = migrations.RunPython(migrations.RunPython.noop, elidable=True)
print("plain:", count(create_book, add))
print("with RunPython between:", count(create_book, barrier, add))
print("with an elidable one:", count(create_book, elidable, add))
assert (count(create_book, add), count(create_book, barrier, add), count(create_book, elidable, add)) == (1, 3, 1)
