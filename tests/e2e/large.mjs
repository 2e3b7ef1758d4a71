// Measures a build of many articles, as `cargo xtask stage FOLDER --corpus FOLDER` makes of one:
//
//   SITE=FOLDER node large.mjs
//
// What a first visit downloads until an old article can be read; how fast the library is searched; and, while all articles are
// kept and read, how long the page's own tasks are and how much memory the page takes.
import { execFileSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { launch, marked } from "./browser.mjs";
import { Site } from "./site.mjs";

const browser = await launch();
const site = await Site.open();
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1].toFixed(1);

async function visit(options = {}) {
  const profile = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  return { profile, page: await profile.newPage() };
}

async function size(files) {
  let all = 0;
  for (const file of files) all += gzipSync(await readFile(path.join(site.folder, file || "index.html")), { level: 9 }).length;
  return all;
}

// A first visit to the library, without a service worker, and from there to an article.
{
  const { page, profile } = await visit({ serviceWorkers: "block" });
  await page.goto(site.url);
  await page.locator(".card").first().waitFor();
  const first = [...new Set(site.requests)].filter((file) => !/worker|model|catalog|corpus|favicon/.test(file));
  console.log("library, first rows:", kilobytes(await size(first)));
  await page.getByRole("searchbox").waitFor();
  await page.waitForTimeout(2000);
  const marks = await page.evaluate(() => performance.getEntriesByType("paint").map(({ name, startTime }) => `${name} ${Math.round(startTime)} ms`));
  console.log("paint:", marks.join(", "));
  await profile.close();
}
{
  const slug = (await readdir(path.join(site.folder, "a"))).filter((name) => !name.endsWith(".css")).sort()[10];
  site.requests.length = 0;
  const { page, profile } = await visit({ serviceWorkers: "block" });
  await page.goto(`${site.url}#/a/${slug}`);
  await page.locator("article").waitFor();
  const before = [...new Set(site.requests)].filter((file) => !/worker|model|favicon|icons|manifest/.test(file));
  console.log("old article, readable:", kilobytes(await size(before)), before.map((file) => file.split("/").at(-1) || "index.html").join(" "));
  await marked(page);
  const text = await page.evaluate(() => Math.round(performance.getEntriesByName("quotidian:text")[0].startTime));
  console.log("old article, text after:", text, "ms");
  await profile.close();
}

// The search, and reading everything in the background.
{
  const { page, profile } = await visit();
  await page.addInitScript(() => {
    globalThis.longest = [];
    new PerformanceObserver((list) => globalThis.longest.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
  });
  await page.goto(site.url);
  await page.locator(".card").first().waitFor();
  await page.waitForFunction(() => globalThis.quotidian.offline === "ready");
  console.log("long tasks until ready:", JSON.stringify(await page.evaluate(() => globalThis.longest.splice(0))));
  await page.getByRole("button", { name: "Pause" }).click();
  const times = await page.evaluate(async () => {
    const field = document.querySelector(".searcher input");
    const times = [];
    for (const words of ["j", "jo", "joh", "john", "john ", "john h", "évening 2009", "zzz", ""]) {
      field.value = words;
      const start = performance.now();
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      times.push(performance.now() - start);
      await new Promise((done) => setTimeout(done, 100));
    }
    return times;
  });
  console.log("search, ms a key until drawn:", times.map((time) => time.toFixed(0)).join(" "), "median", median(times));
  console.log("long tasks while searching:", JSON.stringify(await page.evaluate(() => globalThis.longest.splice(0))));
  const memory = () => {
    const lines = execFileSync("ps", ["-eo", "rss,args"]).toString().split("\n").filter((line) => line.includes("--type=renderer"));
    return Math.max(...lines.map((line) => Number.parseInt(line))) / 1000;
  };
  console.log("memory of the page's process:", memory().toFixed(0), "MB");
  const start = Date.now();
  await page.getByRole("button", { name: "Resume" }).click();
  await page.getByRole("button", { name: /^Keep all/ }).click();
  let most = 0;
  for (;;) {
    await page.waitForTimeout(2000);
    most = Math.max(most, memory());
    const [read, all] = await page.evaluate(() => document.querySelector(".reading").textContent.match(/found in (\d+) of (\d+)/).slice(1).map(Number));
    if (process.env.VERBOSE) console.log(read, all, most.toFixed(0));
    if (read >= all) break;
  }
  console.log("all kept and read after:", ((Date.now() - start) / 1000).toFixed(0), "s; most memory:", most.toFixed(0), "MB");
  const tasks = await page.evaluate(() => globalThis.longest.splice(0));
  console.log("long tasks meanwhile:", tasks.length, "longest", Math.max(0, ...tasks), "ms");
  const again = Date.now();
  await page.reload();
  await page.waitForFunction(() => {
    const found = document.querySelector(".reading")?.textContent.match(/found in (\d+) of (\d+)/);
    return found && found[1] === found[2];
  }, undefined, { timeout: 600_000 });
  console.log("known again after a reload:", ((Date.now() - again) / 1000).toFixed(0), "s");
  console.log("storage:", JSON.stringify(await page.evaluate(() => navigator.storage.estimate().then(({ usage, usageDetails }) => ({ usage, usageDetails })))));
  await profile.close();
}
await browser.close();
await site.close();
