# shows: 1 2 3 4 5
from django.db.models import Count, Q


class Team(models.Model):
    pass


class Document(models.Model):
    title = models.CharField(max_length=5)
    state = models.CharField(max_length=5, null=True)
    team = models.ForeignKey(Team, models.CASCADE, null=True)


create(Team, Document)
one, two = Team.objects.create(), Team.objects.create()
for title, state, team in (("x", "done", one), ("y", "new", two), ("z", None, None)):
    Document.objects.create(title=title, state=state, team=team)


def titles(*q):
    return "".join(Document.objects.filter(*q).order_by("title").values_list("title", flat=True))


def permission(user_teams, visible):
    for team in user_teams:
        visible |= Q(team=team)
    return visible


same("no teams, from Q()", titles(permission([], Q())), "xyz")
assert "WHERE" not in str(Document.objects.filter(Q()).query)
with queries("no teams, from Q(pk__in=[])", 0):
    same("documents", titles(permission([], Q(pk__in=[]))), "")
same("two teams", titles(permission([one, two], Q(pk__in=[]))), "xy")
sql = str(Document.objects.filter(permission([one], Q(pk__in=[]))).query)
assert sql.endswith(f'WHERE "blog_document"."team_id" = {one.pk}')
same("team__in", [len(Document.objects.filter(team__in=teams)) for teams in ([], [one, two])], [0, 2])

a, b, c = Q(title__in="x"), Q(title__in=["x", "y"]), Q(title__in=["x", "y", "z"])
same("| & ~", (titles(a | b), titles(a & b), titles(~b)), ("xy", "x", "z"))
same("^ of two, where one or both hold", titles(b ^ c), "z")
same("^ of three: x meets three, y two, z one", titles(a ^ b ^ c), "xz")
assert titles(a | b ^ c) == titles(a | (b ^ c)) == "xz" != titles((a | b) ^ c)
assert titles(c ^ b & a) == titles(c ^ (b & a)) == "yz" != titles((c ^ b) & a)

same("~Q(state='done')", titles(~Q(state="done")), "yz")
with connection.cursor() as cursor:
    cursor.execute("SELECT title FROM blog_document WHERE NOT state = 'done'")
    same("NOT in SQL", cursor.fetchall(), [("y",)])

author = Author.objects.create(name="a")
Post.objects.create(author=author, title="django", views=1)
Post.objects.create(author=author, title="other", views=100)
qs = Author.objects.filter(~Q(posts__title="django", posts__views__gt=50))
sql = str(qs.query)
same("NOT, EXISTS, AND EXISTS", [sql.count(word) for word in ("NOT (EXISTS(SELECT", "AND EXISTS(SELECT", "EXISTS(SELECT")], [1, 1, 2])
same("dropped, with two posts that meet one condition each", len(qs), 0)
qs = Author.objects.annotate(n=Count("pk", filter=~Q(posts__title="django")))
same("in the filter of an aggregate", ("EXISTS" in str(qs.query), qs.get().n), (False, 1))
assert "positional argument follows keyword" in str(raises(SyntaxError, compile, "filter(a=1, Q())", "", "eval"))
