// A corpus that is too large to be embedded: parts, catalog, reading in the background, what is kept.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before } from "node:test";
import { write } from "./archive.mjs";
import { marked, offline, openLibrary, reloaded } from "./browser.mjs";
import { story } from "./story.mjs";

const COUNT = 300;
const root = path.resolve(import.meta.dirname, "../..");
const folders = [];
let large;
let slugs;

/** One article is very long, and its publisher says where it comes from. */
const LONG = 100;
const boats = Array.from({ length: 2000 }, (_, at) => `“We counted ${at + 2} boats,” said Moira Flynn.`);
const usual = (article, number) =>
  number === LONG ? { ...article, source: "Harbour News https://harbour.example/boats", body: boats.join("\n\n") } : article;

/** The build with another corpus, finished by the same command. */
async function build(each = usual, count = COUNT) {
  const folder = await mkdtemp(path.join(tmpdir(), "quotidian-archive-"));
  folders.push(folder);
  const corpus = path.join(folder, "corpus");
  await write(corpus, count, undefined, each);
  const site = path.join(folder, "site");
  await cp(process.env.SITE ?? path.join(root, "dist"), site, { recursive: true });
  execFileSync(process.env.XTASK, ["stage", site, "--corpus", corpus], { cwd: root });
  if (count) slugs = (await readdir(path.join(corpus, "seeds"))).map((name) => name.replace(".txt", ""));
  return site;
}

before(async () => (large = await build()));
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

const told = (name, tell, options) =>
  story(name, async (given) => {
    given.site.folder = large;
    await tell(given);
  }, options);

const parts = (site) => site.requests.filter((file) => file.startsWith("corpus/"));
const oldest = () => slugs[0];
const newest = () => slugs.at(-1);

async function open(page, site, slug) {
  await page.goto(`${site.url}#/a/${slug}`);
  await marked(page);
}

async function library(page, site) {
  await page.goto(`${site.url}#/`);
  await page.locator(".card").first().waitFor();
}

/** Waits until so many articles have been read in the background. */
const read = (page, count) =>
  page.waitForFunction((count) => Number(document.querySelector(".library")?.textContent.match(/found in (\d+)/)?.[1]) >= count, count);

told("an old article opened cold needs the index and its part alone", async ({ page, site }) => {
  await open(page, site, oldest());
  assert.equal(parts(site).length, 1);
  assert.ok(site.requests.some((file) => file.endsWith("/index.bin")));
  assert.ok(!site.requests.some((file) => file.endsWith("/catalog.bin")));
  assert.match(await page.locator("article").innerText(), /harbour/i);
  await page.goto(`${site.url}#/a/there-is-none`);
  await page.getByRole("heading", { name: "No such page" }).waitFor();
}, { context: { serviceWorkers: "block" } });

told("the library shows a page of rows, finds any, and reads what is looked at", async ({ page, site }) => {
  await library(page, site);
  await page.getByText(`${COUNT} articles`).first().waitFor();
  assert.equal(await page.locator(".card").count(), 100);
  await read(page, 100);
  const unasked = parts(site).length;
  await page.waitForTimeout(500);
  assert.equal(parts(site).length, unasked, "what nobody looks at is not fetched");
  assert.equal(await page.getByRole("button", { name: "Pause" }).count(), 0, "nothing is read that could wait");
  assert.ok(unasked < (await readdir(path.join(large, "corpus"))).length, `${unasked} parts`);

  await page.getByRole("button", { name: /^Show more/ }).click();
  assert.equal(await page.locator(".card").count(), 200);
  await read(page, 200);
  await page.getByRole("searchbox").fill("EVENING 2000");
  const found = await page.locator(".searcher [role=status]").innerText();
  assert.match(found, /^\d+ articles$/);
  assert.equal(await page.locator(".card").count(), Number.parseInt(found));
  await page.locator(".card a").last().click();
  await marked(page);
  await page.goBack();
  assert.equal(await page.getByRole("searchbox").inputValue(), "EVENING 2000", "the search is as it was");
});

told("a catalog that did not come is asked for again by the next search", async ({ page, site }) => {
  await page.route("**/catalog.bin", (route) => route.abort());
  await library(page, site);
  const found = page.locator(".searcher [role=status]");
  await page.getByRole("searchbox").fill(oldest());
  await page.getByText("0 articles among the newest 100").waitFor();
  await page.unroute("**/catalog.bin");
  await page.getByRole("searchbox").fill("Evening 2000");
  await page.waitForFunction((found) => /^[1-9]\d* articles?$/.test(found.innerText), await found.elementHandle());
}, { context: { serviceWorkers: "block" }, expected: /ERR_FAILED/ });

told("reading in the background waits when it is told to, also after a reload", async ({ page, site }) => {
  await library(page, site);
  await page.getByRole("button", { name: "Pause" }).click();
  await page.reload();
  await page.getByRole("button", { name: "Resume" }).waitFor();
  await page.waitForTimeout(500);
  assert.match(await page.locator(".library").innerText(), /found in \d+ of 300/);
  assert.equal(await page.locator(".facts .count").count(), 0);
  await page.locator(".card a").first().click();
  await marked(page);
  await page.goBack();
  await page.getByRole("button", { name: "Resume" }).click();
  await read(page, 100);
});

told("what was opened can be read without a network, and what was not says so", async ({ page, profile, site }) => {
  await open(page, site, oldest());
  await offline(page);
  await page.reload();
  await marked(page);
  await site.close();
  await profile.setOffline(true);
  await page.reload();
  await marked(page);
  await page.goto(`${site.url}#/a/${newest()}`);
  await page.getByText("This is not kept on your device").waitFor();
  assert.equal(await page.getAttribute("html", "data-state"), null);
  await page.goto(`${site.url}#/`);
  await page.locator(".card").first().waitFor();
  assert.equal(await page.locator(".card").count(), 100, "the catalog is kept with the reader");
}, { expected: /Failed to load|ERR_/ });

told("all articles can be kept, and a newer edition fetches only what has changed", async ({ page, profile, site }) => {
  await library(page, site);
  await offline(page);
  await page.getByRole("button", { name: /^Keep all \(0\.\d MB more\)$/ }).click();
  await page.getByText("All articles are kept").waitFor();
  await read(page, COUNT);

  const longer = (article) => ({ ...article, body: `${article.body}\n\nA line more.` });
  const next = await build((article, number) => (number === 150 ? longer(article) : usual(article, number)));
  site.folder = next;
  await page.reload();
  await offline(page, "update");
  site.requests.length = 0;
  await reloaded(page, () => page.evaluate(() => globalThis.quotidian.applyUpdate()));
  await page.getByText("All articles are kept").waitFor();
  assert.equal(parts(site).length, 1);

  await offline(page);
  await site.close();
  await profile.setOffline(true);
  await open(page, site, oldest());
  await open(page, site, slugs[150]);
  await page.getByText("A line more.").waitFor();
  await library(page, site);
  await page.getByRole("button", { name: "Keep only what I open" }).click();
  await page.getByRole("button", { name: /^Keep all/ }).waitFor();
  // Without a network, what is read in the background and is kept no longer cannot be had.
}, { expected: /ERR_FAILED/ });

told("a part that arrives damaged is refused, and may be asked for again", async ({ page, site }) => {
  let broken = true;
  await page.route("**/corpus/*.bin", async (route) => {
    if (!broken) return route.continue();
    const response = await route.fetch();
    const body = await response.body();
    body[body.length >> 1] ^= 1;
    await route.fulfill({ response, body });
  });
  await page.goto(`${site.url}#/a/${oldest()}`);
  await page.getByText("What arrived is damaged and was not used.").waitFor();
  assert.equal(await page.locator("article").count(), 0);
  broken = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await marked(page);
}, { context: { serviceWorkers: "block" } });

told("a part that the host has no longer says that there is a newer edition", async ({ page, site }) => {
  await page.route("**/corpus/*.bin", (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto(`${site.url}#/a/${oldest()}`);
  await page.getByText("there is a newer edition").waitFor();
  await page.getByRole("button", { name: "Reload" }).waitFor();
}, { context: { serviceWorkers: "block" }, expected: /404/ });

told("marks that were made once are there again without the engine", async ({ page, site }) => {
  await open(page, site, oldest());
  const marks = await page.locator("[data-layer]").count();
  assert.ok(marks > 5);
  // What was found is kept after it was shown.
  await page.waitForTimeout(500);
  await page.route("**/model.bin", (route) => route.abort());
  await page.reload();
  await marked(page);
  assert.equal(await page.locator("[data-layer]").count(), marks);
  const analyses = await page.evaluate(() => performance.getEntriesByName("quotidian:analyze").length);
  assert.equal(analyses, 0);
}, { context: { serviceWorkers: "block" }, expected: /ERR_FAILED|model/ });

told("what another page of the origin wrote among them is taken for nothing", async ({ page, site }) => {
  await open(page, site, oldest());
  await page.waitForTimeout(500);
  const spoilt = await page.evaluate(async () => {
    const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
    const database = await done(indexedDB.open(`quotidian:${location.pathname}`));
    const store = database.transaction("analyses", "readwrite").objectStore("analyses");
    const keys = (await done(store.getAllKeys())).filter((key) => key !== "engine");
    await Promise.all(keys.map((key) => done(store.put(new Uint8Array([1, 2, 3]), key))));
    return keys.length;
  });
  assert.ok(spoilt > 0);
  await page.reload();
  await marked(page);
}, { context: { serviceWorkers: "block" } });

told("of a very long article the panel is drawn as far as it is looked at", async ({ page, site }) => {
  await open(page, site, slugs[LONG]);
  const rows = page.locator("aside li[data-quote]");
  const more = page.getByRole("button", { name: /^Show more: \d+ of 2000 are here$/ });
  await more.waitFor();
  assert.equal(await rows.count(), 100);
  // Pressed where it stands: scrolled to, it would draw more by itself, as the next step shows.
  await more.dispatchEvent("click");
  await rows.nth(199).waitFor();
  assert.equal(await rows.count(), 200);
  await page.locator("aside").evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
  await rows.nth(299).waitFor();
  assert.ok((await rows.count()) <= 400, "no more than what is near");
  await page.locator("article [data-layer=quote]").nth(1500).click({ position: { x: 8, y: 8 } });
  await page.locator('aside li[data-quote="1501"][aria-current]').waitFor();
  const drawn = await rows.count();
  assert.ok(drawn >= 1501 && drawn < 2000, `the row of what was clicked, those before it, and hardly more: ${drawn}`);
});

told("a card leads to its words where the article comes from", async ({ page, site }) => {
  await open(page, site, slugs[LONG]);
  await page.locator("article [data-layer=quote]").nth(3).click({ position: { x: 8, y: 8 } });
  const link = page.locator(".mark-card").getByRole("link", { name: "At the source" });
  assert.equal(await link.getAttribute("href"), "https://harbour.example/boats#:~:text=We%20counted%205%20boats");
});

story("a library without articles says how they come into it", async ({ page, site }) => {
  site.folder = await build(usual, 0);
  await page.goto(site.url);
  await page.getByText("No articles yet. Put plain text files into the folder seeds").waitFor();
  assert.equal(await page.locator(".card, .searcher").count(), 0);
  assert.match(await page.locator(".status").innerText(), /^0 articles/);
  await page.goto(`${site.url}#/a/${slugs[0]}`);
  await page.getByText("There is nothing at this address").waitFor();
});

story("a small corpus needs no search and no choices", async ({ page, site }) => {
  await openLibrary(page, site);
  assert.equal(await page.getByRole("searchbox").count(), 0);
  assert.equal(await page.locator(".library p.meaning").count(), 0);
  assert.deepEqual(site.requests.filter((file) => /index\.bin|catalog\.bin|corpus\//.test(file)), []);
  assert.doesNotMatch(await readFile(path.join(site.folder, "index.html"), "utf8"), /data-index/);
});
