// Measures the built site in the browser and prints Markdown tables. `cargo xtask bench` calls it, after it has measured
// natively and written the same requests into the folder that is given here.
import { readFile, readdir } from "node:fs/promises";
import { cpus } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { launch, marked, offline } from "./browser.mjs";
import { SLICE, compromise, version } from "./compromise.mjs";
import { Site, buildName, seed } from "./site.mjs";

const VISITS = 7;
/** An input is measured again for this long, in milliseconds, and at least this often; the fastest round counts. */
const PATIENCE = 3000;
const ROUNDS = 3;
/** The patience with compromise: its rounds take seconds, and the browser still compiles it better during the first few. */
const LONG_PATIENCE = 15_000;
/** What the browser's own tools call slow 4G: bytes a second, and milliseconds there and back. */
const SLOW = { downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: (0.75e6 / 8) * 0.9, latency: 150, offline: false };

const work = process.argv[2];
const browser = await launch();
const site = await Site.open();
site.compress = true;
console.log(`Chromium ${browser.version()}, ${cpus().length} × ${cpus()[0].model}\n`);
try {
  const { rows, names, articles } = await speed();
  const head = ["input", "characters", "native, characters/s", "in the browser, characters/s", "browser : native"];
  table("Speed of the whole analysis", head, rows);
  table("Speed until the names are known", head, names);
  table("Beside compromise", ["in a worker of the browser", "articles", "characters", "characters/s"], await beside(articles));
  const weighed = await memory();
  if (weighed) table("Memory until the names are known, natively", ["input", "bytes", "peak", "3 × text + 20 MB"], [weighed]);
  table("Size", ["file", "bytes", "gzip"], await sizes());
  table(`Time to the article (median of ${VISITS})`, ["visit", "text", "marks"], await times());
} finally {
  await browser.close();
  await site.close();
}

/** The same texts natively and in the worker of the page, from the first message out to the last one back. */
async function speed() {
  const inputs = JSON.parse(await readFile(path.join(work, "native.json"), "utf8"));
  const profile = await browser.newContext({ serviceWorkers: "block" });
  const page = await profile.newPage();
  await page.route(`${site.url}bench/*`, async (route) => {
    await route.fulfill({ path: path.join(work, path.basename(route.request().url())) });
  });
  // A worker that keeps nothing reads every article anew.
  await page.route("**/worker_loader.js", async (route) => {
    const response = await route.fetch();
    const forget = 'Object.defineProperty(self, "indexedDB", { value: undefined });\n';
    await route.fulfill({ response, body: forget + (await response.text()) });
  });
  await page.goto(site.url);
  await page.waitForFunction(() => globalThis.quotidian);
  const rows = [];
  const names = [];
  const rates = [];
  for (const { name, file, texts, characters, seconds, names: nameSeconds } of inputs) {
    const worker = await page.evaluateHandle(spawned);
    const requests = await page.evaluateHandle(unframed, file);
    const best = await fastest(page, worker, requests);
    const rate = characters / best.seconds;
    rates.push(rate);
    const label = name === "articles" ? `${texts} articles` : texts > 1 ? `${texts} texts of ${name}` : `one text of ${name}`;
    const cells = (native, here) => [label, count(characters), count(native), count(here), (here / native).toFixed(2)];
    rows.push(cells(characters / seconds, rate));
    names.push(cells(characters / nameSeconds, characters / best.names));
  }
  const growth = (first, last) => (first / last).toFixed(2);
  const native = inputs.map(({ characters, seconds }) => characters / seconds);
  rows.push(["time per character, 10 MB : 10 kB", "", growth(native[1], native.at(-1)), growth(rates[1], rates.at(-1)), ""]);
  await profile.close();
  const at = inputs.findIndex(({ name }) => name === "articles");
  return { rows, names, articles: { ...inputs[at], rate: rates[at] } };
}

/** What was measured natively; nothing where the system does not tell. */
async function memory() {
  const measured = await readFile(path.join(work, "memory.json"), "utf8").catch(() => null);
  if (!measured) return null;
  const { name, bytes, peak, allowed } = JSON.parse(measured);
  return [`one text of ${name}`, count(bytes), count(peak), count(allowed)];
}

/** The same articles in a worker with compromise, which is slow: a slice must do. Our own rate is the one measured before. */
async function beside(ours) {
  const articles = JSON.parse(await readFile(path.join(work, "articles.json"), "utf8"));
  const theirs = await inProfile(async (page) => {
    const { worker, requests, ...size } = await compromise(page, articles);
    return { ...size, rate: size.characters / (await fastest(page, worker, requests, LONG_PATIENCE)).seconds };
  });
  const line = (label, { texts, characters, rate }) => [label, count(texts), count(characters), count(rate)];
  return [
    line(`compromise ${version}: people, places, organisations (a slice of at most ${count(SLICE)} characters)`, theirs),
    line("Quotidian: the whole analysis", ours),
    ["Quotidian : compromise", "", "", count(ours.rate / theirs.rate)],
  ];
}

/** Runs in the page: our worker, after its greeting. */
async function spawned() {
  const worker = globalThis.quotidian.spawnWorker();
  await new Promise((done, failed) => {
    worker.onmessage = done;
    worker.onerror = () => failed(new Error("the worker crashed"));
  });
  return worker;
}

/** Runs in the page: the requests of a file. */
async function unframed(file) {
  const bytes = await (await fetch(`bench/${file}`)).arrayBuffer();
  const view = new DataView(bytes);
  const requests = [];
  for (let at = 0; at < bytes.byteLength; at += 4 + view.getUint32(at, true)) {
    requests.push(bytes.slice(at + 4, at + 4 + view.getUint32(at, true)));
  }
  return requests;
}

/** The seconds that a worker needs in its fastest round to answer these requests, both handles of the page; and of ours, until the names are known. */
function fastest(page, worker, requests, patience = PATIENCE) {
  return page.evaluate(roundTrips, { worker, requests, rounds: ROUNDS, patience });
}

/** Runs in the page, the same for every worker that is measured. */
async function roundTrips({ worker, requests, rounds, patience }) {
  // Our answers begin with numbers: that they are answers, to which request, that all went well, that an analysis follows, that
  // it was made now, and the microseconds until the names were known. Each is a varint, whose bytes but the last have their
  // highest bit set.
  const namesTook = (data) => {
    const bytes = new Uint8Array(data);
    const numbers = [];
    for (let at = 0; numbers.length < 6; ) {
      let number = 0;
      for (let size = 1; ; size *= 128) {
        number += (bytes[at] & 127) * size;
        if (bytes[at++] < 128) break;
      }
      numbers.push(number);
    }
    const [answer, , failed, kind, made, names] = numbers;
    if (answer !== 1 || failed || kind || made !== 1) throw new Error("an answer that was not made now");
    return names / 1e6;
  };
  let names = 0;
  const answers = (wanted) => new Promise((done, failed) => {
    worker.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer) names += namesTook(data);
      if (!--wanted) done();
    };
    worker.onerror = () => failed(new Error("the worker crashed"));
  });
  let best = Infinity;
  let bestNames = Infinity;
  const begin = performance.now();
  for (let round = 0; round <= rounds || performance.now() - begin < patience; round++) {
    const start = performance.now();
    names = 0;
    const all = answers(requests.length);
    for (const request of requests) worker.postMessage(request);
    await all;
    // The first round waits for the model, or the library, and is not taken.
    if (round > 0) {
      best = Math.min(best, performance.now() - start);
      bestNames = Math.min(bestNames, names);
    }
  }
  worker.terminate();
  return { seconds: best / 1000, names: bestNames };
}

/** Every file of the build, and what a reader has to fetch. */
async function sizes() {
  const build = await buildName();
  const names = (await readdir(path.join(site.folder, build), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(site.folder, path.join(entry.parentPath, entry.name)));
  const files = await Promise.all(["index.html", "sw.js", ...names].map(async (name) => {
    const body = await readFile(path.join(site.folder, name));
    return { name: name.replace(`${build}/`, ""), raw: body.length, gzip: gzipSync(body, { level: 9 }).length };
  }));
  files.sort((a, b) => b.gzip - a.gzip);
  const sum = (label, chosen) => {
    const total = (key) => chosen.reduce((all, file) => all + file[key], 0);
    return [`**${label}**`, count(total("raw")), count(total("gzip"))];
  };
  const marks = ({ name }) => name.startsWith("worker") || name.startsWith("data/");
  const reading = files.filter(({ name }) => ["index.html", "boot.js", "styles.css"].includes(name));
  const using = files.filter((file) => !marks(file) && file.name !== "sw.js");
  return [
    ...files.map(({ name, raw, gzip }) => [name.replace(/-[0-9a-f]{16}/, ""), count(raw), count(gzip)]),
    sum("to read", reading),
    sum("to read with all controls", using),
    sum("to read with marks", [...using, ...files.filter(marks)]),
  ];
}

/** How long until the article stands there, and until its marks do. */
async function times() {
  const rows = [];
  for (const [label, network] of [["first visit", null], ["first visit, slow 4G", SLOW]]) {
    const visits = [];
    for (let n = 0; n < VISITS; n++) visits.push(await inProfile((page) => visit(page, network)));
    rows.push(row(label, visits));
  }
  const later = await inProfile(async (page) => {
    await visit(page);
    await offline(page);
    await site.close();
    const visits = [];
    for (let n = 0; n < VISITS; n++) visits.push(await visit(page));
    return visits;
  });
  rows.push(row("later visit, without a network", later));
  return rows;
}

async function inProfile(tell) {
  const profile = await browser.newContext();
  try {
    return await tell(await profile.newPage());
  } finally {
    await profile.close();
  }
}

async function visit(page, network) {
  await page.goto("about:blank");
  if (network) {
    const session = await page.context().newCDPSession(page);
    await session.send("Network.emulateNetworkConditions", network);
  }
  await page.goto(`${site.url}#/a/${seed.slug}`);
  await marked(page);
  return page.evaluate(() => {
    const at = (name) => performance.getEntriesByName(name, "mark")[0].startTime;
    return { text: at("quotidian:text"), marks: at("quotidian:marked") };
  });
}

function row(label, visits) {
  const median = (key) => visits.map((visit) => visit[key]).sort((a, b) => a - b)[visits.length >> 1];
  return [label, `${count(median("text"))} ms`, `${count(median("marks"))} ms`];
}

function table(title, head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  console.log([`### ${title}`, "", line(head), line(head.map((_, at) => (at ? "---:" : "---"))), ...rows.map(line), ""].join("\n"));
}

function count(number) {
  return Math.round(number).toLocaleString("en-GB");
}
