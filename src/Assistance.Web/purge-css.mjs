// Writes wwwroot/lib/tabler/tabler.min.css: Tabler without the rules, variables and animations that no page of ours uses.
// A class counts as used when its name stands anywhere in a page, a tag helper or a script.
import { mkdirSync, writeFileSync } from "node:fs";
import { PurgeCSS } from "purgecss";

const [result] = await new PurgeCSS().purge({
  css: ["node_modules/@tabler/core/dist/css/tabler.min.css"],
  content: ["Features/**/*.cshtml", "Features/**/*.cs", "Infrastructure/Pages/**/*.cs", "wwwroot/js/**/*.js"],
  defaultExtractor: (content) => content.match(/[A-Za-z0-9_-]+/g) ?? [],
  safelist: { standard: ["html", "body", ":root", "disabled"] },
  variables: true,
  keyframes: true,
  fontFace: true,
});
mkdirSync("wwwroot/lib/tabler", { recursive: true });
writeFileSync("wwwroot/lib/tabler/tabler.min.css", result.css);
