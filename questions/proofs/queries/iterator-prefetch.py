import tracemalloc

author = Author.objects.create(name="a")
Post.objects.bulk_create([Post(title=str(i), author=author) for i in range(1000)])
Comment.objects.bulk_create([Comment(post_id=post.pk) for post in Post.objects.all()])


def peak(rows):
    tracemalloc.start()
    for _ in rows:
        pass
    size = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return size // 1024


whole, streamed = peak(Post.objects.all()), peak(Post.objects.iterator(chunk_size=100))
print(f"peak: all() {whole} KiB, iterator() {streamed} KiB")
assert streamed * 4 < whole
raises(ValueError, lambda: Post.objects.prefetch_related("comments").iterator())
with queries("iterator(chunk_size=250) over 1000 posts with prefetch", 5):
    for post in Post.objects.prefetch_related("comments").iterator(chunk_size=250):
        post.comments.all()[0]
