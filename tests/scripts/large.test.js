/* What Pagefind knows of a page, told apart into its places. */
const { deepEqual, equal } = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./site.js");

load("search/folded.js", "search/words.js", "search/texts.js", "search/large.js");

const anchor = (id, location, element = "p", text = "") => ({ id, location, element, text });
const PAGE = {
  raw_url: "/edition/papers/toy.html",
  raw_content: "A heading First words ( here ) . A note",
  anchors: [anchor("part", 0, "h2", "A heading"), anchor("p1", 2), anchor("p1-c1", 3, "a"), anchor("fn:2", 8, "li")],
  meta: { title: "Toy", authors: "Ann Author" },
};

test("a place goes to the next one, without the spaces that the index puts in", () => {
  deepEqual(SearchLarge.parts(PAGE), [
    { id: "part", level: 2, heading: "A heading", text: "" },
    { id: "p1", level: 0, heading: "", text: "First words (here)." },
    { id: "fn:2", level: 0, heading: "", text: "A note" },
  ]);
});

test("a paper is found by its title and authors, its sections and its places", () => {
  deepEqual(SearchLarge.ofPaper(PAGE).map(({ kind, href, anchor: at, place, text, more }) => [kind, href, at, place, text, more]), [
    ["paper", "papers/toy.html", undefined, "Ann Author", "Toy", "Ann Author"],
    ["heading", "papers/toy.html", "part", "Toy", "A heading", ""],
    ["text", "papers/toy.html", "p1", "Toy › A heading › paragraph 1", "First words (here).", ""],
    ["note", "papers/toy.html", "fn:2", "Toy › note 2", "A note", ""],
  ]);
});

test("places that came later, whose addresses have letters, are found as the others are", () => {
  const later = { ...PAGE, anchors: [anchor("p1", 2), anchor("p17a", 3), anchor("p17a-c1", 3, "a"), anchor("ref2b", 4), anchor("table1a-title", 5), anchor("fn:a", 8, "li")] };
  deepEqual(SearchLarge.ofPaper(later).map(({ kind, anchor: at, place }) => [kind, at, place]).slice(1), [
    ["text", "p1", "Toy › paragraph 1"],
    ["text", "p17a", "Toy › paragraph 17a"],
    ["reference", "ref2b", "Toy › reference 2b"],
    ["note", "fn:a", "Toy › note a"],
  ]);
  for (const heading of ["p17-and-more", "listed2", "the-title"]) equal(Texts.kindOf(heading), undefined);
  equal(SearchLarge.parts({ ...PAGE, anchors: [anchor("the-title", 0, "h2", "A heading")] }).length, 1);
});

test("a query with other characters is also asked by its words alone", () => {
  deepEqual(SearchLarge.forms("China-Pakistan"), ["China-Pakistan", "china pakistan"]);
  equal(SearchLarge.forms("“two words”")[0], '"two words"');
  equal(SearchLarge.forms("words").length, 1);
  equal(SearchLarge.forms("“Two words”").length, 1);
  deepEqual(SearchLarge.forms("Łódź"), ["Łódź", "lodz"]);
});
