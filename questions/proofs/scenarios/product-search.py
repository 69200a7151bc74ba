# needs: postgresql
# shows: 1 2 3 4
use("django.contrib.postgres")
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import TrigramExtension
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import ProgrammingError
from django.db.models.functions import Upper


class Product(models.Model):
    name = models.CharField(max_length=100)


create(Product)
with connection.cursor() as cursor:  # an extension belongs to the database, so one run at a time
    cursor.execute("SELECT pg_advisory_lock(7142)")
with connection.schema_editor() as editor:  # an earlier migration
    TrigramExtension().database_forwards("blog", editor, None, None)
words = "amber basalt copper diamond emerald flint garnet helium indigo jasper".split()
Product.objects.bulk_create([Product(name=f"{words[i % 10].title()} {words[i // 10 % 10]} {i}") for i in range(20000)] + [Product(name="Keyboards")])
indexes = {
    "plain": GinIndex(OpClass("name", name="gin_trgm_ops"), name="product_plain_trgm"),
    # as on the card
    "upper": GinIndex(
        OpClass(Upper("name"), name="gin_trgm_ops"),
        name="product_name_trgm",
    ),
}


def only(name):
    with connection.schema_editor() as editor:
        with connection.cursor() as cursor:
            cursor.execute("DROP INDEX IF EXISTS product_plain_trgm, product_name_trgm")
        editor.add_index(Product, indexes[name])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE blog_product")

        cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [indexes[name].name])


def used(label, qs):
    text = qs.explain()
    print(f"{label}:\n{text}\n")
    return [index.name for index in indexes.values() if index.name in text]


contains = Product.objects.filter(name__icontains="keyboard")
print(contains.query)
assert 'WHERE UPPER("blog_product"."name"::text) LIKE UPPER(%keyboard%)' in str(contains.query)
typo = Product.objects.filter(name__trigram_word_similar="keybord")
only("plain")
same("icontains, index on name", used("icontains", contains), [])
same("typing error, index on name", used("trigram_word_similar", typo), ["product_plain_trgm"])
only("upper")
same("icontains, index on Upper", used("icontains", contains), ["product_name_trgm"])
same("typing error, index on Upper", used("trigram_word_similar", typo), [])
same("two letters", used("icontains", Product.objects.filter(name__icontains="bo")), [])
with connection.cursor() as cursor:  # a word of two letters has trigrams, and a pattern of two letters has none
    cursor.execute("SELECT cardinality(show_trgm('zq'))")
    same("trigrams of a word", cursor.fetchone(), (3,))
with connection.cursor() as cursor:  # even if it has no other way
    cursor.execute("SET enable_seqscan = off")
text = Product.objects.filter(name__icontains="zq").explain(analyze=True)
print(text)
assert "rows=20001" in text.partition("Bitmap Index Scan")[2]
with connection.cursor() as cursor:
    cursor.execute("SET enable_seqscan = on")

same("found: parts of names", [p.name for p in contains], ["Keyboards"])
same("found: typing error by icontains, by trigrams", (Product.objects.filter(name__icontains="keybord").count(), [p.name for p in typo]), (0, ["Keyboards"]))
text = Product.objects.annotate(v=SearchVector("name", config="english"))
same("word stem by icontains, by full text", (
    Product.objects.filter(name__icontains="keyboarding").count(),
    [p.name for p in text.filter(v=SearchQuery("keyboarding", config="english"))],
), (0, ["Keyboards"]))

print("without the extension:")
with transaction.atomic():
    with connection.cursor() as cursor:
        cursor.execute("DROP EXTENSION pg_trgm CASCADE")
    with connection.schema_editor(atomic=False) as editor:
        raises(ProgrammingError, editor.add_index, Product, indexes["upper"])
    transaction.set_rollback(True)
