/* Quotations: marks within marks (Chicago 18, 12.28), locators, LaTeX, the forms; and the style that was chosen. */
const { deepEqual, equal } = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./site.js");

load("shared/browser.js", "citing/cite-box.js", "citing/quotation.js");

const place = (kind, number) => ({ id: `${kind}${number}`, name: `${kind} ${number}`, kind, number: String(number) });
const HEADING = { id: "introduction", name: "heading “Introduction”", words: "Introduction" };

test("marks within a quotation change, level by level", () => {
  equal(Quotation.nested("the “dominant model” of"), "the ‘dominant model’ of");
  equal(Quotation.nested("he said: “they called it ‘balance’ then”"), "he said: ‘they called it “balance” then’");
});

test("an apostrophe stays one", () => {
  equal(Quotation.nested("Pakistan’s “army’s role”"), "Pakistan’s ‘army’s role’");
  equal(Quotation.nested("the states’ aims"), "the states’ aims");
  equal(Quotation.nested("the ‘90s"), "the ‘90s");
});

test("a locator is short, and a row of places one", () => {
  equal(Quotation.locator(place("paragraph", 5), place("paragraph", 5)), "par. 5");
  equal(Quotation.locator(place("paragraph", 5), place("paragraph", 7)), "pars. 5–7");
  equal(Quotation.locator(place("paragraph", 5), place("paragraph", 7), "para"), "paras. 5–7");
  equal(Quotation.locator(place("note", 2), place("note", 2), "para"), "note 2");
  equal(Quotation.locator(place("paragraph", 5), place("note", 3)), "par. 5 to note 3");
  equal(Quotation.locator(HEADING, HEADING), "under “Introduction”");
  equal(Quotation.where(place("paragraph", 5), place("note", 3)), "paragraph 5 to note 3");
});

test("a place on a printed page is cited with it", () => {
  const one = { ...place("paragraph", 5), pages: "117" };
  const two = { ...place("paragraph", 6), pages: "117–118" };
  equal(Quotation.locator(one, one), "p. 117, par. 5");
  equal(Quotation.locator(one, two), "pp. 117–118, pars. 5–6");
  equal(Quotation.where(two, two), "paragraph 6 (pp. 117–118)");
  equal(Quotation.where(one, place("note", 3)), "paragraph 5 to note 3");
});

test("LaTeX gets commands for what it acts on, and accents for letters", () => {
  equal(Quotation.latex("R&D 5 % #1 a_b $2"), "R\\&D 5 \\% \\#1 a\\_b \\$2");
  equal(Quotation.latex("Müller, Çelik, Žižek, Ḥasan"), 'M{\\"u}ller, {\\c{C}}elik, {\\v{Z}}i{\\v{z}}ek, {\\d{H}}asan');
  equal(Quotation.latex("a{b}c\\"), "a{\\textbraceleft}b{\\textbraceright}c{\\textbackslash}");
});

test("LaTeX reads each quotation mark as the one that was printed", () => {
  // LaTeX joins `` to “ and '' to ” from the left: ‘ beside “, and ’ before ”, must not be drawn in.
  equal(Quotation.latex("“‘x’”"), "``{\\textquoteleft}x'{}''");
  equal(Quotation.latex("‘“x”’"), "{\\textquoteleft}``x'''");
  equal(Quotation.latex("`"), "{\\textasciigrave}");
});

const words = (text) => Object.assign(new Text(), { data: text, childNodes: [] });
const element = (text) => ({ textContent: text, innerHTML: text, childNodes: [words(text)] });
const quoted = {
  words: "the “balance”", from: place("paragraph", 5), to: place("paragraph", 5), link: "https://x.org/a.html#p5",
  exact: "https://x.org/a.html#p5:~:text=the&x", record: "@article{key,\n  title = {T},\n}", entry: element("Author. “T.”"), cited: [],
};
const NOTES = [
  { form: "chicago-note", name: "Note", element: element("Author, “T,” 2020, par. [n].") },
  { form: "chicago-short-note", name: "Short note", element: element("Author, “T,” par. [n].") },
];

test("an entry of the bibliography is followed by the place and the address", () => {
  const { Quotation: text, Markdown: markdown, Link: link, entry } = Quotation.forms(quoted);
  equal(text.plain, "“the ‘balance’”\n\nAuthor. “T.” Paragraph 5. https://x.org/a.html#p5:~:text=the&x");
  equal(text.html, "<p>“the ‘balance’”</p><p>Author. “T.” Paragraph 5. https://x.org/a.html#p5:~:text=the&#38;x</p>");
  equal(markdown.plain, "> the “balance”\n>\n> Author. “T.” [Paragraph 5](<https://x.org/a.html#p5:~:text=the&x>).");
  equal(link.plain, "https://x.org/a.html#p5");
  equal(entry.plain, "Author. “T.”");
});

test("author and date stand behind the words, with the style's word for the place", () => {
  const cited = [{ form: "apa-in-text", name: "In text", element: element("(Author, 2020, para. [n])") }];
  const one = Quotation.forms({ ...quoted, cited });
  equal(one.cited[0].plain, "(Author, 2020, para. 5)");
  equal(one.Quotation.plain.split("\n")[0], "“the ‘balance’” (Author, 2020, para. 5)");
  const more = Quotation.forms({ ...quoted, cited, to: place("paragraph", 6) });
  equal(more.cited[0].html, "(Author, 2020, paras. 5–6)");
});

test("a note has the place in it, and as a first note the address", () => {
  const { Quotation: text, Markdown: markdown, cited } = Quotation.forms({ ...quoted, cited: NOTES });
  const note = "Author, “T,” 2020, par. 5, https://x.org/a.html#p5:~:text=the&x.";
  equal(text.plain, `“the ‘balance’”\n\n${note}`);
  deepEqual(cited.map(({ plain }) => plain), [note, "Author, “T,” par. 5."]);
  equal(markdown.plain.split("\n").at(-1), "> Author, “T,” 2020, [par. 5](<https://x.org/a.html#p5:~:text=the&x>).");
});

test("a place with signs of HTML stays text", () => {
  const from = { id: "a", name: "heading “A <b> & c”", words: "A <b> & c" };
  const { cited } = Quotation.forms({ ...quoted, from, to: from, cited: NOTES });
  equal(cited[1].html, "Author, “T,” under “A &#60;b&#62; &#38; c”.");
});

test("BibTeX has the words in its note, before the one that is there", () => {
  const note = "``the {\\textquoteleft}balance'{}'' (paragraph 5)";
  equal(Quotation.forms(quoted).BibTeX.plain, `@article{key,\n  title = {T},\n  note = {${note}},\n}\n`);
  const record = "@article{key,\n  note = {Accessed},\n}";
  equal(Quotation.forms({ ...quoted, record }).BibTeX.plain, `@article{key,\n  note = {${note}; Accessed},\n}\n`);
});

test("the style that was chosen is found again, or the one that is nearest", () => {
  const names = ["apa", "chicago-notes-bibliography", "chicago-author-date"];
  deepEqual(["chicago-author-date", "chicago-short-note", "unknown", null].map((chosen) => CiteBox.among(names, chosen)), [2, 1, 0, 0]);
  equal(CiteBox.among(["apa"], "chicago-short-note"), 0);
});
