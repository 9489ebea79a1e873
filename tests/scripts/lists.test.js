/* The filters of lists: what fits, and the address that keeps what is chosen. */
const { equal } = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./site.js");

load("shared/browser.js", "lists/filters.js");

test("the address keeps what is chosen, as forms send it", () => {
  equal(Filters.address([{ name: "paper", value: "arshad" }, { name: "type", value: "" }]), "?paper=arshad");
  equal(Filters.address([{ name: "words", value: "São & co" }]), "?words=S%C3%A3o+%26+co");
  equal(Filters.address([{ name: "paper", value: "" }]), "");
});

test("an item fits that has the value, whole", () => {
  equal(Filters.has("agree between", "agree"), true);
  equal(Filters.has("disagree", "agree"), false);
  equal(Filters.has(undefined, ""), true);
});
