def add_column(field, name):
    field.set_attributes_from_name(name)
    field.model = Order
    with connection.schema_editor() as editor:
        editor.add_field(Order, field)


def old_server_inserts(number):
    """Old code names only the columns that it knows."""
    try:
        with transaction.atomic():
            Order.objects.create(number=number)
        return "works"
    except IntegrityError as e:
        return type(e).__name__


add_column(models.CharField(max_length=5, null=True), "nullable")
print("nullable column:", r := old_server_inserts("1")); assert r == "works"
add_column(models.CharField(max_length=5, db_default="eu"), "with_db_default")
print("db_default:", r := old_server_inserts("2")); assert r == "works"
add_column(models.CharField(max_length=5, default="eu"), "with_default")
print("default=:", r := old_server_inserts("3")); assert r == "IntegrityError"
