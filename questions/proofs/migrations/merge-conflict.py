from django.db import migrations
from django.db.migrations.graph import MigrationGraph


def node(name, *dependencies):
    migration = migrations.Migration(name, "shop")
    graph.add_node(("shop", name), migration)
    for d in dependencies:
        graph.add_dependency(migration, ("shop", name), ("shop", d))


graph = MigrationGraph()
node("0003")
node("0004_stock", "0003")
node("0004_supplier", "0003")
print("leaf nodes:", graph.leaf_nodes("shop"))
assert len(graph.leaf_nodes("shop")) == 2
node("0005_merge", "0004_stock", "0004_supplier")
assert graph.leaf_nodes("shop") == [("shop", "0005_merge")]
print("plan:", [name for _, name in graph.forwards_plan(("shop", "0005_merge"))])
