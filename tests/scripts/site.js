/* Load scripts of the site as a page does: each adds its name to the one global. What a page would be is only as much
   as they ask for while they are loaded. */
const { join } = require("node:path");

const SCRIPTS = join(__dirname, "..", "..", "docs", "assets", "javascripts");

globalThis.Text ??= class {};
globalThis.HTMLAnchorElement ??= Map; // anything but a text
globalThis.document ??= { readyState: "loading", addEventListener: () => undefined };

module.exports.load = (...names) => {
  for (const name of names) require(join(SCRIPTS, name));
};
