// The package for JavaScript, in Node and in a browser: the record of the command line, and errors that say what is wrong.
// `cargo xtask package` makes it first.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { seed } from "./site.mjs";
import { story } from "./story.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const folder = process.env.PACKAGE ?? path.join(root, "target/package/npm");
const entry = pathToFileURL(path.join(folder, "index.js"));

const TEXT = "🎉 “We have waited long enough,” said Moira Flynn, the mayor of Dublin, on Monday.\n\nShe left two days later.";
const CASES = [
  { text: seed.text },
  { text: seed.text, explain: true },
  { text: TEXT, published: "2021-03-10", title: "A title" },
  { text: TEXT, published: "2021-03-10", explain: true },
  { text: "" },
];

/** What the command line says of a case: the record without the `id`. */
function expected({ explain, ...line }) {
  const words = ["run", "--quiet", "--locked", "--features", "cli,app", "--bin", "quotidian", "--", "analyze", "--input", "jsonl"];
  const output = execFileSync("cargo", [...words, ...(explain ? ["--explain"] : []), "-"], { cwd: root, input: JSON.stringify(line) });
  const { id, ...record } = JSON.parse(output);
  return record;
}

const records = CASES.map(expected);

test("in Node the record is that of the command line", async () => {
  const { default: quotidian } = await import(entry);
  const { analyze } = await quotidian();
  CASES.forEach(({ text, ...options }, at) => assert.deepEqual(analyze(text, options), records[at]));
  const points = Array.from(TEXT);
  const [{ start, end }] = analyze(TEXT).quotes;
  assert.equal(points.slice(start, end).join(""), "“We have waited long enough,”");
});

story("in a browser the record is that of the command line", async ({ page, site }) => {
  site.folder = folder;
  await page.route(`${site.url}blank`, (route) => route.fulfill({ contentType: "text/html", body: "<link rel=icon href=data:,>" }));
  await page.goto(`${site.url}blank`);
  const found = await page.evaluate(
    async ({ address, cases }) => {
      const { default: quotidian } = await import(address);
      const { analyze } = await quotidian();
      return cases.map(({ text, ...options }) => analyze(text, options));
    },
    { address: `${site.url}index.js`, cases: CASES },
  );
  assert.deepEqual(found, records);
});

test("what is wrong is said", async () => {
  const { default: quotidian } = await import(entry);
  const { analyze } = await quotidian();
  const refused = (call, name, message) => assert.throws(call, { name, message });
  refused(() => analyze(7), "TypeError", "the text must be a string, not number");
  refused(() => analyze("A", null), "TypeError", "the options must be an object, not null");
  refused(() => analyze("A", { publised: "2021-03-10" }), "TypeError", "the options have no `publised`; there are published, title, explain");
  refused(() => analyze("A", { published: new Date(0) }), "TypeError", "`published` must be of the type string, not object");
  refused(() => analyze("A", { published: "2021-02-30" }), "Error", "`published` is “2021-02-30”, not a day written YYYY-MM-DD");
  assert.deepEqual(analyze("\ud800“No,” said Ana Ruiz.", { published: undefined }).quotes.length, 1, "half a character harms nothing");

  const missing = new URL("nowhere.bin", entry);
  await assert.rejects(quotidian({ model: missing }), ({ message }) => message.startsWith(`\`model\` could not be read from ${missing}: ENOENT`));
  await assert.rejects(quotidian({ model: new Uint8Array(100) }), /model/);
  await assert.rejects(quotidian({ model: new Uint8Array() }), /model/);
  assert.throws(() => quotidian({ model: "model.bin" }), { name: "TypeError", message: "`model` must be of the type object, not string" });
  await assert.rejects(quotidian({ wasm: {} }), { name: "TypeError", message: "`wasm` must be a URL or bytes, not object" });
  const model = await readFile(path.join(folder, "model.bin"));
  assert.equal((await quotidian({ model })).analyze("A").version, 1);
});

test("the types name every field of the record, and no other", async () => {
  const source = await readFile(path.join(folder, "index.d.ts"), "utf8");
  /** The fields of an interface, those that it extends included; optional ones with their `?`. */
  const fields = (name) => {
    const [, above, body] = source.match(new RegExp(`export interface ${name} (?:extends (\\w+) )?\\{\n([^}]*)\\}`));
    return [...(above ? fields(above) : []), ...[...body.matchAll(/^ {2}(\w+\??):/gm)].map((match) => match[1])].sort();
  };
  const rows = {
    AnalysisRecord: records,
    Block: records.flatMap(({ blocks }) => blocks),
    Mention: records.flatMap(({ mentions }) => mentions),
    Entity: records.flatMap(({ entities }) => entities),
    Quote: records.flatMap(({ quotes }) => quotes),
    DateReference: records.flatMap(({ dates }) => dates),
    Reason: records.flatMap(({ quotes }) => quotes.flatMap(({ why = [] }) => why)),
    Arithmetic: records.flatMap(({ dates }) => dates.flatMap(({ arithmetic = [] }) => arithmetic)),
  };
  for (const [name, found] of Object.entries(rows)) {
    assert.ok(found.length > 0, name);
    for (const { why, arithmetic, ...row } of found) assert.deepEqual(Object.keys(row).sort(), fields(name), name);
  }
  assert.deepEqual(fields("Options"), ["explain?", "published?", "title?"]);
});

test("everything that the package names is in it", async () => {
  const { files, exports, version } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  const packed = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  const names = packed[0].files.map((file) => file.path);
  for (const name of [...files.filter((name) => !name.includes("*")), "README.md", "LICENSE-MIT", "LICENSE-APACHE", "package.json"]) {
    assert.ok(names.includes(name), name);
  }
  for (const target of Object.values(exports).flatMap((value) => (typeof value === "string" ? [value] : Object.values(value)))) {
    assert.ok(names.includes(target.slice(2)), target);
  }
  assert.match(await readFile(path.join(root, "Cargo.toml"), "utf8"), new RegExp(`^version = "${version}"$`, "m"));
});
