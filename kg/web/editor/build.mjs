// Makes ../static/editor.js, and ../static/editor.txt with the licences of what is in it. Run: npm ci && npm run build
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const SOURCES = ["build.mjs", "complete.js", "editor.js", "look.js", "package-lock.json", "package.json", "typed.js"];
const seal = createHash("sha256");
for (const name of SOURCES) seal.update(readFileSync(name));

const made = await build({
  entryPoints: ["editor.js"],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  write: false,
});
const banner = `// Made by kg/web/editor/build.mjs from sources of sha256 ${seal.digest("hex")}; licences in editor.txt\n`;
writeFileSync("../static/editor.js", banner + made.outputFiles[0].text);

const used = new Set(Object.keys(made.metafile.inputs).map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]));
used.delete(undefined);
const told = [...used].sort().map((name) => {
  const folder = join("node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, "LICENSE"), "utf8").trim()}\n`;
});
writeFileSync("../static/editor.txt", told.join(`\n${"-".repeat(80)}\n\n`));
