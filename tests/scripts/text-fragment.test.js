/* Text fragments, after the WICG's "Scroll to text fragment": prefix-,start,end,-suffix, of which a browser takes the
   first place that fits. A reader of such directives, written from that text, must find just the words. */
const { deepEqual, equal, ok } = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./site.js");

load("search/folded.js", "search/words.js", "shared/page-text.js", "citing/text-fragment.js");

/** A page of some blocks, as it is read. */
const page = (...blocks) => {
  const text = blocks.join(" ");
  const ends = blocks.map((_, at) => blocks.slice(0, at + 1).join(" ").length);
  return { text, folded: Words.fold(text), ends };
};

/** Where a directive leads: "prefix-,start,end,-suffix", in which all but the start may be missing. */
const leads = ({ folded }, directive) => {
  const parts = directive.split(",");
  const before = parts[0].endsWith("-") ? parts.shift().slice(0, -1) : "";
  const behind = parts.at(-1).startsWith("-") ? parts.pop().slice(1) : "";
  const [prefix, start, end, suffix] = [before, parts[0], parts[1] ?? "", behind].map((part) => Words.fold(decodeURIComponent(part)));
  ok(parts.length <= 2);
  for (let from = folded.indexOf(start); from >= 0; from = folded.indexOf(start, from + 1)) {
    if (!folded.slice(0, from).trimEnd().endsWith(prefix)) continue;
    let to = from + start.length;
    if (end) to = folded.indexOf(end, to) + end.length;
    if (folded.slice(to).trimStart().startsWith(suffix)) return [from, to];
  }
  return null;
};
const stretch = (made, words, after = 0) => {
  const from = made.text.indexOf(words, after);
  return [from, from + words.length];
};

test("a few words that are there once stand by themselves", () => {
  const made = page("The port of Gwadar.", "Another port.");
  equal(TextFragment.directive(made, ...stretch(made, "port of Gwadar")), "port%20of%20Gwadar");
});

test("hyphens, commas and ampersands are escaped, since the syntax has them", () => {
  const made = page("Sino-Pak, R&D ties");
  equal(TextFragment.directive(made, ...stretch(made, "Sino-Pak, R&D")), "Sino%2DPak%2C%20R%26D");
});

test("words that are there twice have others beside them", () => {
  const made = page("the army went. the army came.");
  const [from, to] = stretch(made, "the army", 10);
  const found = TextFragment.directive(made, from, to);
  ok(found.includes("-,") || found.includes(",-"));
  deepEqual(leads(made, found), [from, to]);
});

test("a long stretch is named by both of its ends, also over blocks", () => {
  const sentence = "it was the balance of power in the region that changed after the war";
  const made = page(`At first ${sentence}.`, `And ${sentence} again.`, "The end of it all.");
  for (const [from, to] of [stretch(made, sentence), stretch(made, sentence, 80), [10, made.text.length - 5]]) {
    const found = TextFragment.directive(made, from, to);
    ok(found.length < 200);
    const [begin, end] = leads(made, found);
    equal(made.text.slice(begin, end).includes(made.text.slice(from, to).split(" ").slice(1, -1).join(" ")), true);
  }
});

test("what is always there twice has no address", () => {
  const made = page("Ibid.", "Ibid.");
  equal(TextFragment.directive(made, 0, 4), ""); // ". Ibid" is in two blocks, where no browser finds it
  equal(TextFragment.directive(made, 6, 10), "");
  deepEqual(leads(made, TextFragment.directive(made, 0, 5)), [0, 5]); // before another "Ibid."
});

test("half a word is named in full, and no word is nothing", () => {
  const made = page("The regional order – –");
  equal(TextFragment.directive(made, ...stretch(made, "gional ord")), "regional%20order");
  equal(TextFragment.directive(made, ...stretch(made, "– –")), "");
});
