Upload = Order  # anything with a status
upload = Upload.objects.create(number="u1", status="pending")
scans = []
for event in range(3):  # the storage sends its event three times
    if Upload.objects.filter(pk=upload.pk, status="pending").update(status="scanning"):
        scans.append(event)
same("scans for three events", scans, [0])
seconds = 5e9 * 8 / 20e6
same("minutes for 5 GB at 20 Mbit/s", round(seconds / 60), 33)
