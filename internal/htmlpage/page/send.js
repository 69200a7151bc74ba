
// The view by which ratings come home.
const sendView = (() => {
  const $ = (id) => document.getElementById(id);
  const { plural } = readView;

  const fileName = () => `djq-ratings-${memory.dateOf(progress.today())}.jsonl`;
  const unsent = () => {
    const last = storage.readJSON("sent") ?? "";
    return storage.all().filter((e) => e.uid > last).length;
  };

  // sent takes note of what has been sent.
  function sent(words) {
    const list = storage.all();
    if (list.length > 0) {
      storage.writeJSON("sent", list.at(-1).uid);
    }
    update();
    main.updateUnsent();
    main.say(words);
    $("send-status").textContent = `${words} ${$("send-status").textContent}`;
  }

  const text = () => events.fileOf(storage.all());

  function update() {
    const all = storage.all(), rest = unsent();
    const ratings = all.filter((e) => e.kind === "review").length;
    $("send-status").textContent = all.length === 0
      ? "There is nothing to send yet: rate a card in a drill first."
      : `${plural(ratings, "rating")}${all.length > ratings ? ` and ${plural(all.length - ratings, "other change")}` : ""} kept here, ${rest === 0 ? "all sent" : rest === all.length ? "not sent yet" : `${rest} not sent yet`}.`;
    $("send-ready").hidden = all.length === 0;
    $("send-command").textContent = `djq history import ${fileName()}`;
    $("send-text").value = text();
    const problem = storage.problem();
    $("kept").textContent = problem === "none"
      ? "This browser keeps nothing for this page: ratings last only until you close it. Send them before."
      : problem === "full"
        ? "This browser has no room left for this page: the newest ratings last only until you close it. Send them now, then delete them here."
        : "Your ratings, in this browser alone. Deleting its site data, or a private window, deletes them too.";
    $("forget").disabled = all.length === 0;
  }

  function download() {
    const url = URL.createObjectURL(new Blob([text()], { type: "application/jsonl" }));
    const link = readView.element("a", { href: url, download: fileName() });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
    sent("Saved.");
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(text());
      sent("Copied.");
    } catch (error) {
      $("send-details").open = true;
      $("send-text").focus();
      $("send-text").select();
      main.say("Copy the text that is selected.");
    }
  }

  // forShare returns a file for other apps: most take plain text alone.
  const forShare = () => new File([text()], fileName().replace(".jsonl", ".txt"), { type: "text/plain" });

  async function share() {
    try {
      await navigator.share({ files: [forShare()], title: "djq ratings" });
      sent("Shared.");
    } catch (error) {
      if (error.name !== "AbortError") {
        main.say("This did not work: save a file or copy the text.");
      }
    }
  }

  function forget() {
    const rest = unsent();
    const question = rest > 0
      ? `${plural(rest, "rating or change", "ratings or changes")} not sent to djq yet will be lost. Delete anyway?`
      : "Delete all ratings from this browser? What djq has imported stays there.";
    if (window.confirm(question)) {
      storage.forget();
      progress.replay();
      drillView.again();
      readView.update();
      update();
      main.updateUnsent();
      main.say("Deleted.");
      $("send-title").focus();
    }
  }

  function start() {
    $("download").addEventListener("click", download);
    $("copy").addEventListener("click", copy);
    $("share").addEventListener("click", share);
    $("forget").addEventListener("click", forget);
    try {
      $("share").hidden = !navigator.canShare?.({ files: [forShare()] });
    } catch (error) {
      // Files cannot be shared here.
    }
  }

  return { start, update, unsent };
})();
