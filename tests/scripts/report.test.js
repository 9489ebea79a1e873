/* The emendation that a reader's report proposes. */
const { deepEqual, equal, ok } = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./site.js");

load("shared/browser.js", "citing/report.js");

const LINES = [
  [3, "Teh axis of “steel” began in 1963, and the axis*^2^* ended in the port.", [["Teh", "The"]]],
  [4, "It is the author's own word, in the north\u2019s rivers."],
];
const at = (words) => Report.located(LINES, words);

test("words that occur once are found as the source has them", () => {
  deepEqual(at("began in 1963"), { line: 3, find: "began in 1963", replace: "began in 1963", stands: false });
  deepEqual(at("the author’s own"), { line: 4, find: "the author's own", replace: "the author's own", stands: false });
  deepEqual(at("north's rivers"), { line: 4, find: "north’s rivers", replace: "north’s rivers", stands: false });
});

test("words that occur twice get their neighbours", () => {
  const { find } = at("axis");
  equal(LINES[0][1].split(find).length, 2);
  ok(find.includes("axis"));
});

test("words that are emended already give that emendation, printed or edited", () => {
  for (const words of ["The axis of", "Teh axis of", "Teh"]) deepEqual(at(words), { line: 3, find: "Teh", replace: "The", stands: true });
});

test("words on two lines give those on the first, and what the source lacks gives nothing", () => {
  equal(at("ended in the port. It is the author’s own word").find, "ended in the port.");
  equal(at("Quite another"), null);
  equal(at(""), null);
  equal(at("word ".repeat(200)), null);
});

test("of words that stand twice those are found that were selected", () => {
  const lines = [[1, "The port is a port, reported"], [2, "in the port of the coop-"], [3, "eration"]];
  const found = (before) => Report.located(lines, "port", before);
  deepEqual([found(0)?.find, found(1)?.find, found(2)?.line], ["port is", "port,", 2]);
  equal(found(3), null);
  equal(Report.count("The port is a *port*, reported, in the", "port"), 2);
});

test("words on two lines end at the end of the first, else nothing is found", () => {
  const lines = [[3, "Long before, in the region of silt, the river ran; and so"], [4, "it came in the"], [5, "region of the coop-"], [6, "eration that was."]];
  equal(Report.located(lines, "in the region of the cooperation"), null);
  deepEqual(Report.located(lines, "region of the cooperation that")?.line, 5);
  equal(Report.located([...lines, [7, "so it came in the"]], "it came in the region"), null);
});

test("the words of a report are escaped, and nothing of a text becomes a part of the address", () => {
  const found = { line: 4, find: 'a "b": {c} \\ # \u202e😀', replace: "x", stands: false };
  const made = Report.address("mailto:a@example.org?subject={subject}&body={body}", {
    name: "“{body} & $&”, paragraph 1", place: "papers/a.html#p1", edition: "A, version 1.0", words: "b & c?", printed: "c & b", found,
  });
  const asked = new URL(made).searchParams;
  equal(asked.get("subject"), "Error in “{body} & $&”, paragraph 1");
  const body = asked.get("body");
  for (const part of ["papers/a.html#p1\nA, version 1.0\n", "In this edition: “b & c?”", "As printed: “c & b”", '  find: "a \\"b\\": {c} \\\\ # \\U0000202e😀"']) ok(body.includes(part), part);
});
