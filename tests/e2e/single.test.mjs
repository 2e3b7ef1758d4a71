// The reader as one file, opened from a disk: in Chromium, and in Firefox where that is installed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, marked, openCard } from "./browser.mjs";
import { Firefox, findFirefox } from "./firefox.mjs";
import { Site, seed } from "./site.mjs";

const firefox = await findFirefox();
const IN_FIREFOX = firefox ? {} : { skip: "Firefox is not installed here (FIREFOX names it): this story was not told" };

let folder, reader, saved, browser;
before(async () => {
  browser = await launch();
  // A name as people have them.
  folder = await mkdtemp(path.join(tmpdir(), "quotidian one file é#"));
  const site = await Site.open();
  await cp(site.folder, path.join(folder, "site"), { recursive: true });
  await site.close();
  execFileSync(process.env.XTASK, ["single", path.join(folder, "site")], { cwd: path.resolve(import.meta.dirname, "../..") });
  await cp(path.join(folder, "site/reader.html"), path.join(folder, "reader.html"));
  // Nothing beside it may be of use.
  await rm(path.join(folder, "site"), { recursive: true });
  reader = pathToFileURL(path.join(folder, "reader.html")).href;
});
after(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** Runs `tell` with a page of Chromium; nothing may be asked of anybody, and the console stays empty. */
async function fromDisk(tell, expected) {
  const profile = await browser.newContext();
  profile.setDefaultTimeout(15_000);
  const lines = [];
  const asked = [];
  profile.on("request", (request) => asked.push(request.url()));
  profile.on("console", (message) => lines.push(`${message.type()}: ${message.text()}`));
  profile.on("weberror", (error) => lines.push(`error: ${error.error()}`));
  try {
    await tell(await profile.newPage());
    assert.deepEqual(lines.filter((line) => !expected?.test(line)), []);
    const own = asked.filter((url) => url.split("#")[0] === reader.split("#")[0] || url === saved || url.startsWith("blob:"));
    assert.deepEqual(asked.filter((url) => !own.includes(url) && !url.startsWith("https://refused.example")), []);
  } finally {
    await profile.close();
  }
}

test("the reader opens from a disk and reads", { timeout: 120_000 }, () => fromDisk(async (page) => {
  await page.goto(reader);
  await page.locator(`a[href$="#/a/${seed.slug}"]`).first().click();
  await marked(page);
  assert.equal(await page.locator("article [data-layer=quote][id]").count(), 7);
  const card = await openCard(page, "article [data-kind=person]");
  await card.locator(".because").waitFor();
  await page.keyboard.press("Escape");
  await page.reload();
  await marked(page);
}));

test("a reading that was saved from it opens by itself and in it", { timeout: 120_000 }, () => fromDisk(async (page) => {
  await page.goto(`${reader}#/a/${seed.slug}`);
  await marked(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^This reading/ }).click();
  const file = path.join(folder, "saved.quotidian.html");
  await (await download).saveAs(file);
  await page.goto(`${reader}#/`);
  await page.getByLabel("Open a saved reading").setInputFiles(file);
  await page.locator('html[data-state="marked"] article').waitFor();
  assert.match(decodeURI(page.url()), /#\/a\/~saved$/);
  saved = pathToFileURL(file).href;
  await page.goto(saved);
  assert.equal(await page.locator(".quotes > li").count(), 7);
  assert.equal(await page.locator("article [data-layer=quote][id]").count(), 7);
}));

test("its policy lets nothing out and nothing else run", { timeout: 120_000 }, () => fromDisk(async (page) => {
  await page.goto(`${reader}#/a/${seed.slug}`);
  await marked(page);
  const refused = await page.evaluate(async () => {
    const tries = {
      fetch: () => fetch("https://refused.example/"),
      markup: () => (document.createElement("div").innerHTML = "<b>x</b>"),
      worker: () => new Worker("blob:null/other"),
      words: () => {
        const script = document.createElement("script");
        script.append("globalThis.ran = true");
        document.body.append(script);
        if (!globalThis.ran) throw new Error("refused");
      },
    };
    const found = [];
    for (const [name, attempt] of Object.entries(tries)) {
      try {
        await attempt();
      } catch {
        found.push(name);
      }
    }
    return found;
  });
  assert.deepEqual(refused, ["fetch", "markup", "worker", "words"]);
}, /Content Security Policy|violates the following|Trusted|Refused/));

for (const [part, words] of [["reader", "Quotidian could not start"], ["engine", "the engine"], ["model", "not a model file"]]) {
  test(`a file whose ${part} is damaged says so`, { timeout: 120_000 }, async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    const file = path.join(folder, "damaged.html");
    const whole = await readFile(path.join(folder, "reader.html"), "utf8");
    await writeFile(file, whole.replace(new RegExp(`(id="${part}">.{99})....`), "$1AAAA"));
    await page.goto(`${pathToFileURL(file).href}#/a/${seed.slug}`);
    await page.locator(':is([role="alert"], [role="status"]):visible').filter({ hasText: words }).waitFor();
    await page.close();
  });
}

test("the reader opens from a disk in Firefox, whose pages may not read their neighbours", { timeout: 180_000, ...IN_FIREFOX }, async () => {
  const page = await Firefox.launch(firefox);
  try {
    await page.goto(reader);
    await page.click(`a[href$="#/a/${seed.slug}"]`);
    await page.until(`document.documentElement.dataset.state === "marked"`);
    assert.equal(await page.evaluate("return document.querySelectorAll('article [data-layer=quote][id]').length"), 7);
    await page.click("article [data-kind=person]");
    await page.until(`document.querySelector(".mark-card .because") !== null`);
    assert.deepEqual(await page.complaints(), []);
    assert.deepEqual(await page.asked(), []);
    assert.equal(await page.inside(`return Services.prefs.getBoolPref("security.fileuri.strict_origin_policy")`), true);
    // What is looked for above would be seen.
    await page.evaluate(`return fetch("https://refused.example/").catch(() => "refused")`);
    assert.match((await page.complaints()).join(), /Content-Security-Policy/);
  } finally {
    await page.close();
  }
});

test("a saved reading opens from a disk in Firefox", { timeout: 180_000, ...IN_FIREFOX }, async () => {
  assert.ok(saved, "an earlier story saves it");
  const page = await Firefox.launch(firefox);
  try {
    await page.goto(saved);
    assert.equal(await page.evaluate("return document.querySelectorAll('.quotes > li').length"), 7);
    const colour = "return getComputedStyle(document.querySelector('article [data-kind=person]')).textDecorationColor";
    assert.equal(await page.evaluate(colour), "rgb(54, 97, 210)");
    assert.deepEqual(await page.complaints(), []);
    assert.deepEqual(await page.asked(), []);
  } finally {
    await page.close();
  }
});
