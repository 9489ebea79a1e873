/* What Citation.js and citeproc-js make of files of records, as JSON: for tests/records/test_consumers.py.

   node consumers.js read FILE…                each file's items, as Citation.js reads them
   node consumers.js print FILE STYLE.csl…     each item alone in a bibliography, in each style, as citeproc-js prints it */
const { readFileSync } = require("node:fs");
const process = require("node:process");
const { Cite, plugins } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-csl");
require("@citation-js/plugin-ris");
const CSL = require("citeproc");

const read = (files) => Object.fromEntries(files.map((file) => [file, new Cite(readFileSync(file, "utf8")).data]));

const print = (file, styles) => {
  const items = Object.fromEntries(JSON.parse(readFileSync(file, "utf8")).map((item) => [item.id, item]));
  const locale = plugins.config.get("@csl").locales.get("en-US");
  const printed = (style) => {
    const engine = new CSL.Engine({ retrieveLocale: () => locale, retrieveItem: (id) => items[id] }, readFileSync(style, "utf8"));
    engine.setOutputFormat("text");
    const entry = (id) => {
      engine.updateItems([id]);
      return engine.makeBibliography()[1].join("").trim();
    };
    return Object.fromEntries(Object.keys(items).map((id) => [id, entry(id)]));
  };
  return styles.map(printed);
};

const [command, ...rest] = process.argv.slice(2);
console.log(JSON.stringify(command === "print" ? print(rest[0], rest.slice(1)) : read(rest)));
