# needs: postgresql, Django>=6.0
# shows: 1 2 3 4 5 6 7
import re
from functools import reduce
from operator import and_

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import Lexeme, SearchQuery, SearchRank, SearchVector, SearchVectorField
from django.db import ProgrammingError
from django.db.models import F

# The code of the card.
vector = SearchVector("title", weight="A", config="english")
vector += SearchVector("body", weight="B", config="english")

class Article(models.Model):
    title, body = models.TextField(), models.TextField()
    search = models.GeneratedField(expression=vector,
        output_field=SearchVectorField(), db_persist=True)
    class Meta:
        indexes = [GinIndex(fields=["search"], name="article_gin")]

def find(text):  # text has at least one word
    words = [Lexeme(w, prefix=True) for w in re.findall(r"\w+", text)]
    query = SearchQuery(reduce(and_, words), config="english")
    hits = Article.objects.filter(search=query)
    return hits.order_by(SearchRank(F("search"), query).desc())


create(Article)
Article.objects.create(title="Other", body="running c programs")
Article.objects.create(title="Running C", body="nothing")


def titles(text):
    return [article.title for article in find(text)]


def hits(query):
    return Article.objects.filter(search=query).count()


same("c++ &", titles("c++ &"), ["Running C", "Other"])
same("prefix", titles("prog"), ["Other"])
same("without prefix", hits(SearchQuery(Lexeme("prog"), config="english")), 0)
same("weight", hits(SearchQuery(Lexeme("c", weight="A"), config="english")), 1)
same("operators removed", hits(SearchQuery(Lexeme("c & !"), config="english")), 2)
same("stems", titles("runs"), ["Running C", "Other"])
same("typos", titles("runnnig"), [])
same("a prefix of the word that is none of its stem", titles("runn"), [])
simple = Article.objects.annotate(v=SearchVector("title", config="simple"))
same("config simple", simple.filter(v=SearchQuery(Lexeme("runn", prefix=True), config="simple")).count(), 1)
same("ranked", titles("running"), ["Running C", "Other"])

for text in ("c++ &", "&"):
    raises(ProgrammingError, hits, SearchQuery(text, search_type="raw", config="english"))
same("the default type", hits(SearchQuery("c++ &", config="english")), 2)
print("a lexeme of operators:")
raises(TypeError, hits, SearchQuery(Lexeme("&"), config="english"))
print("no words:")
raises(TypeError, find, "&")

query = SearchQuery("c", config="english")
ranks = {}
for label, column in (("F", F("search")), ("string", "search")):
    rows = Article.objects.annotate(rank=SearchRank(column, query))
    ranks[label] = [round(row.rank, 3) for row in rows.order_by("title")]
print("rank of body and title, F and string:", ranks)
assert ranks["F"][1] > ranks["F"][0] > 0 and ranks["string"][0] == ranks["string"][1] > 0

Article.objects.bulk_create([Article(title=f"word{i}", body="x" * 500) for i in range(3000)])
with connection.cursor() as cursor:
    cursor.execute("ANALYZE blog_article")
    cursor.execute("SET enable_seqscan = off")
column = find("word77").explain()
per_row = Article.objects.annotate(v=vector).filter(v=SearchQuery("word77", config="english")).explain()
print(column, per_row, sep="\n")
assert "article_gin" in column and "Seq Scan" in per_row and "to_tsvector" in per_row
same("another config", hits(SearchQuery("running", config="simple")), 0)
same("the same config", hits(SearchQuery("running", config="english")), 2)


def generated(**kwargs):
    attrs = {
        "__module__": "__main__", "language": models.TextField(), "title": models.TextField(),
        "search": models.GeneratedField(
            expression=SearchVector("title", **kwargs), output_field=SearchVectorField(), db_persist=True
        ),
    }
    return type(f"Generated{len(apps.get_models())}", (models.Model,), attrs)


create(generated(config="english"))
print("without config, and with a text column:")
raises(ProgrammingError, create, generated())
raises(ProgrammingError, create, generated(config=F("language")))
