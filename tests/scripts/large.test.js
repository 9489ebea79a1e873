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

test("a query with other characters is also asked by its words alone", () => {
  deepEqual(SearchLarge.forms("China-Pakistan"), ["China-Pakistan", "china pakistan"]);
  equal(SearchLarge.forms("“two words”")[0], '"two words"');
  equal(SearchLarge.forms("words").length, 1);
  equal(SearchLarge.forms("“Two words”").length, 1);
  deepEqual(SearchLarge.forms("Łódź"), ["Łódź", "lodz"]);
});
