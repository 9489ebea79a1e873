/* Notes beside their line: where they stand, and when a note needs no reference. */
const { deepEqual, equal } = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./site.js");

globalThis.matchMedia ??= () => ({ matches: false });
globalThis.document.createElement ??= () => ({ setAttribute: () => undefined, append: () => undefined });
load("shared/browser.js", "paper/note-contents.js", "paper/side-notes.js");

test("a note stands at its line where there is room", () => {
  deepEqual(SideNotes.stacked([0, 100, 300], [50, 50, 50], 10), [0, 100, 300]);
  deepEqual(SideNotes.stacked([], []), []);
});

test("crowded notes stand around the middle of their lines, and never overlap", () => {
  // Two notes of 100 pixels at lines 200 and 240: 20 apart from both lines, after the gap of 10.
  deepEqual(SideNotes.stacked([200, 240], [100, 100], 10), [165, 275]);
  const begins = SideNotes.stacked([200, 210, 220, 600], [90, 60, 120, 40], 10);
  for (const [number, height] of [90, 60, 120].entries()) equal(begins[number] + height + 10 <= begins[number + 1], true);
  equal(begins[3], 600);
});

test("no note stands above the text", () => {
  deepEqual(SideNotes.stacked([0, 10], [100, 100], 10), [0, 110]);
});

test("a full note gives its reference, a short one does not", () => {
  const reference = "Small, Andrew. 2015. The China–Pakistan Axis: Asia’s New Geopolitics. Random House India.";
  equal(NoteContents.gives("Andrew Small, The China-Pakistan Axis: Asia's New Geopolitics (Random House India, 2015), 21.", reference), true);
  equal(NoteContents.gives("Small, The China Pakistan Axis", reference), false);
});
