
// Words and filters: what internal/deck does.
const search = (() => {
  const texts = new Map();   // by card: what it shows, folded, a text for each field
  const chosen = { topic: new Set(), difficulty: new Set(), asked: new Set(), state: new Set() };
  let words = [];

  // fold returns a text in the form in which texts are compared.
  function fold(text) {
    return text.normalize("NFC").toUpperCase().toLowerCase().replaceAll("ς", "σ").normalize("NFC");
  }

  // setWords searches for all words of a text, each anywhere. The punctuation
  // that ends a sentence does not matter.
  function setWords(text) {
    words = fold(text).split(/\s+/u).filter(Boolean).map((w) => w.replace(/[?!.,;:]+$/, "") || w);
  }

  function textsOf(c) {
    if (!texts.has(c)) {
      texts.set(c, Array.from(c.element.querySelectorAll(".find"), (e) => fold(e.textContent)));
    }
    return texts.get(c);
  }

  const finds = (c) => words.every((w) => textsOf(c).some((text) => text.includes(w)));

  function fits(c) {
    const any = (set, values) => set.size === 0 || values.some((v) => set.has(v));
    return any(chosen.topic, [c.topic]) && any(chosen.difficulty, [c.difficulty]) && any(chosen.asked, [c.asked]) &&
      (chosen.state.size === 0 || any(chosen.state, progress.statesOf(c))) && finds(c);
  }

  return {
    chosen, fold, setWords,
    cards: () => progress.cards.filter(fits),
    count: () => Object.values(chosen).reduce((n, set) => n + set.size, 0),
    isWhole: () => words.length === 0 && Object.values(chosen).every((set) => set.size === 0),
  };
})();
