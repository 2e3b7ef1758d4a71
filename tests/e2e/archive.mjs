// Makes a corpus of many articles out of some texts:
//
//   node archive.mjs TEXTS COUNT FOLDER
//
// writes COUNT articles into FOLDER/seeds. TEXTS is a folder, or a file, of .txt files and of .jsonl files whose lines have a
// "text" and perhaps {"meta": {"title"}}. The articles are unlike each other: each mixes the paragraphs of two texts, moves the
// years and is of a day of its own. The same texts give the same articles.
import { mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";

/** Texts that need no file: short reports with names, quotations and dates. */
export const invented = ["Dublin", "Cork", "Galway", "Limerick", "Sligo", "Tralee"].map((town, at) => {
  const [who, other] = [["Moira Flynn", "Seán Ó Briain"], ["Zoë Keane", "Liam Hart"], ["Ana Ruiz", "Tom Byrne"]][at % 3];
  const paragraphs = [
    `The harbour of ${town} reopened on Monday after two years of work, the mayor's office said.`,
    `“We have waited long enough,” said ${who}, the mayor of ${town}. “Nobody believed that it would take until 2016.”`,
    `${other} of the Harbour Company told reporters that the new pier had cost 40 million euros.`,
    `“It was worth every cent,” he added. ${who.split(" ")[1]} did not agree.`,
    `Fishermen from ${town} had protested in March against the plans, which the ministry approved last year.`,
    `According to ${other}, the first ferry will leave on Friday. ${"It rained for most of the day. ".repeat(20)}`,
  ];
  return { title: `The harbour of ${town} reopens`, text: paragraphs.join("\n\n") };
});

/** The texts at a path. */
export async function texts(from) {
  if ((await stat(from)).isDirectory()) {
    const names = (await readdir(from)).sort().filter((name) => /\.(txt|jsonl)$/.test(name));
    return (await Promise.all(names.map((name) => texts(path.join(from, name))))).flat();
  }
  const content = await readFile(from, "utf8");
  if (!from.endsWith(".jsonl")) return [{ text: content }];
  const lines = content.split("\n").filter((line) => line.trim());
  return lines.map((line) => JSON.parse(line)).map(({ text, meta }) => ({ text, title: meta?.title }));
}

/** Writes so many articles into `seeds/` of a folder; `each` may change one before it is written. */
export async function write(folder, count, sources = invented, each = (article) => article) {
  const seeds = path.join(folder, "seeds");
  sources = sources.filter(({ text }) => text.trim().length > 100);
  await mkdir(seeds, { recursive: true });
  // A small generator (xorshift) is enough, and the same everywhere.
  let state = 2463534242;
  const chance = (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
  for (let number = 0; number < count; number++) {
    const source = sources[number % sources.length];
    const other = sources[chance(sources.length)].text.split(/\n\n+/);
    const shift = chance(9);
    const body = source.text
      .split(/\n\n+/)
      .map((paragraph) => (chance(3) ? paragraph : other[chance(other.length)]))
      .join("\n\n")
      .replace(/\b(19|20)(\d\d)\b/g, (year) => String(Number(year) - shift));
    const words = source.text.replace(/\s+/g, " ").split(" ").slice(0, 9).join(" ");
    const title = `${source.title ?? words} (${number})`.replaceAll("\n", " ");
    const day = new Date(Date.UTC(2000, 0, 1) + Math.floor((number / count) * 7300) * 86_400_000).toISOString().slice(0, 10);
    const name = `${String(number).padStart(5, "0")}-${title.toLowerCase().match(/[a-z]+/g).join("-").slice(0, 40).replace(/-$/, "")}`;
    const article = each({ name, title, day, source: ["Harbour News", "Évening Post", "The Ledger"][chance(3)], body }, number);
    const head = `---\ntitle: ${article.title}\ndate: ${article.day}\nsource: ${article.source}\n---\n\n`;
    await writeFile(path.join(seeds, `${article.name}.txt`), head + article.body + "\n");
  }
}

if (process.argv[1] === import.meta.filename) {
  const [from, count, folder] = process.argv.slice(2);
  if (!folder) throw new Error("usage: node archive.mjs TEXTS COUNT FOLDER");
  await write(folder, Number(count), await texts(from));
}
