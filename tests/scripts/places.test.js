/* What a preview of a place shows of a paragraph. */
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./site.js");

load("shared/browser.js", "search/folded.js", "search/words.js", "lists/places.js");

const shown = (text, word) => {
  const at = text.indexOf(word);
  return PlacePreviews.pieces(text, at < 0 ? [] : [[at, at + word.length]]).map(([words, marked]) => (marked ? `[${words}]` : words)).join("");
};
const LONG = "Some words stand here. ".repeat(20);

test("a short paragraph is shown whole, with the term marked", () => {
  assert.equal(shown("The port of Gwadar is deep.", "Gwadar"), "The port of [Gwadar] is deep.");
  assert.equal(shown("The port is deep.", "Gwadar"), "The port is deep.");
});

test("a term further down is shown with its sentence", () => {
  assert.equal(shown(`${LONG}The port of Gwadar is deep.`, "Gwadar"), "… The port of [Gwadar] is deep.");
});

test("a sentence that begins far before it is cut between words, and so is the end", () => {
  const made = shown(`${"word ".repeat(100)}Gwadar ${"more ".repeat(200)}`, "Gwadar");
  assert.match(made, /^… word (?:word )+\[Gwadar\] more .* more …$/);
  assert.ok(made.length < 720);
});
