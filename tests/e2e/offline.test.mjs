// Without a network, and from one build to the next.
import assert from "node:assert/strict";
import { copyFile } from "node:fs/promises";
import { marked, offline, openArticle, openLibrary, reloaded } from "./browser.mjs";
import { buildName, nextBuild, seed } from "./site.mjs";
import { story } from "./story.mjs";

/** The folder of the build that this page runs. */
const running = (page) => page.evaluate(() => new URL(document.getElementById("boot").src).pathname.split("/").at(-2));

/** The builds whose files this page has loaded. */
const loaded = (page) =>
  page.evaluate(() => {
    const names = performance.getEntriesByType("resource").map(({ name }) => name.match(/\/(app-[^/]+)\//)?.[1]);
    return [...new Set(names.filter(Boolean))];
  });

/** Counts how often the page is loaded from now on. */
function countLoads(page) {
  const loads = { count: 0 };
  page.on("domcontentloaded", () => loads.count++);
  return loads;
}

story("after one visit the reader works without a network", async ({ page, profile, site }) => {
  await openArticle(page, site);
  await offline(page);
  await site.close();
  await profile.setOffline(true);
  await page.reload();
  await marked(page);
  await page.goto("about:blank");
  await openLibrary(page, site);
  const other = await profile.newPage();
  await openArticle(other, site);
});

story("a second visit asks the host for nothing but a newer build", async ({ page, site }) => {
  await openArticle(page, site);
  await offline(page);
  site.requests.length = 0;
  await page.reload();
  await marked(page);
  assert.deepEqual(site.requests.filter((file) => file !== "sw.js"), []);
});

story("a newer build waits until the reader asks, then needs one reload", async ({ page, site }) => {
  const next = await nextBuild("newer");
  try {
    await openArticle(page, site);
    await offline(page);
    const first = await running(page);
    site.folder = next.folder;
    await page.reload();
    await offline(page, "update");
    assert.equal(await running(page), first, "the open page stays what it was");
    const loads = countLoads(page);
    assert.match(await page.locator("[aria-live=polite]").textContent(), /update ready/i, "those who do not see it are told");
    await reloaded(page, () => page.locator(".heading").getByRole("button", { name: "Reload" }).click());
    await marked(page);
    await offline(page);
    await page.waitForTimeout(500);
    assert.equal(loads.count, 1, "one reload");
    assert.equal(await running(page), await buildName(next.folder));
    assert.deepEqual(await loaded(page), [await buildName(next.folder)], "no file of another build");
  } finally {
    await next.remove();
  }
});

story("another tab of the older build keeps working while the newer one takes over", async ({ page, profile, site }) => {
  const next = await nextBuild("tabs");
  try {
    await openLibrary(page, site);
    await offline(page);
    await page.reload();
    const other = await profile.newPage();
    await openLibrary(other, site);
    const first = await running(other);
    site.folder = next.folder;
    await page.reload();
    await offline(page, "update");
    await reloaded(page, () => page.evaluate(() => globalThis.quotidian.applyUpdate()));
    await offline(page);
    // What the older page loads only now must still be its own.
    await other.evaluate((slug) => (location.hash = `#/a/${slug}`), seed.slug);
    await marked(other);
    assert.equal(await running(other), first);
    assert.deepEqual(await loaded(other), [first]);
  } finally {
    await next.remove();
  }
});

story("a newer build is in place at the next start when nobody has the site open", async ({ page, profile, site }) => {
  const next = await nextBuild("restart");
  try {
    await openLibrary(page, site);
    await offline(page);
    site.folder = next.folder;
    await page.reload();
    await offline(page, "update");
    await page.close();
    // The browser takes a moment to notice that the last page is gone; a start before that is one of the older build.
    const expected = await buildName(next.folder);
    let later;
    for (let start = 1; start <= 5; start += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      later = await profile.newPage();
      await openLibrary(later, site);
      if (start === 5 || (await running(later)) === expected) break;
      await later.close();
    }
    assert.equal(await running(later), expected);
    await offline(later);
  } finally {
    await next.remove();
  }
});

story("of two newer builds that wait the reader gets the last, with one reload", async ({ page, site }) => {
  const second = await nextBuild("second");
  const third = await nextBuild("third");
  try {
    await openArticle(page, site);
    await offline(page);
    site.folder = second.folder;
    await page.reload();
    await offline(page, "update");
    site.folder = third.folder;
    await page.reload();
    await offline(page, "update");
    const last = `${site.url}${await buildName(third.folder)}/boot.js`;
    while (!(await page.evaluate(async (file) => Boolean(await caches.match(file)), last))) await page.waitForTimeout(100);
    while (await page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).installing))) await page.waitForTimeout(100);
    const loads = countLoads(page);
    await reloaded(page, () => page.locator(".heading").getByRole("button", { name: "Reload" }).click());
    await marked(page);
    await offline(page);
    assert.equal(loads.count, 1, "one reload");
    assert.deepEqual(await loaded(page), [await buildName(third.folder)]);
    assert.equal((await page.evaluate(() => caches.keys())).length, 2, "one older build is kept for pages that are open");
  } finally {
    await second.remove();
    await third.remove();
  }
});

story("what the browser has cleared away is fetched again", async ({ page, profile, site }) => {
  await openArticle(page, site);
  await offline(page);
  await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
  await openLibrary(page, site);
  await page.reload();
  await offline(page);
  await page.getByText(/Ready offline, \d+\.\d MB/).waitFor();
  await site.close();
  await profile.setOffline(true);
  await page.reload();
  await openArticle(page, site);
});

story("with its files cleared away, a page is of the build that the host has", async ({ page, site }) => {
  const next = await nextBuild("cleared");
  try {
    await openArticle(page, site);
    await offline(page);
    await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
    site.folder = next.folder;
    await page.reload();
    await marked(page);
    assert.deepEqual(await loaded(page), [await buildName(next.folder)], "no file of another build");
    await offline(page, "update");
  } finally {
    await next.remove();
  }
}, { expected: /integrity|digest|Failed to|404/ });

story("a device without room is told of, and the page works", async ({ page, profile, site }) => {
  const devtools = await profile.newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: site.origin, quotaSize: 100_000 });
  await openLibrary(page, site);
  await page.getByText(/Not kept offline: this device has no room for \d+\.\d MB/).waitFor();
  await openArticle(page, site);
}, { expected: /Quota/ });

story("the library offers to install the reader once it needs no network, and asks nothing by itself", async ({ page, site }) => {
  await openLibrary(page, site);
  await offline(page);
  const install = page.getByRole("button", { name: "Install" });
  assert.equal(await install.count(), 0);
  await page.evaluate(() => {
    const offer = new Event("beforeinstallprompt", { cancelable: true });
    offer.prompt = () => (document.title = "asked");
    dispatchEvent(offer);
    if (!offer.defaultPrevented) throw new Error("the browser would ask by itself");
  });
  await install.click();
  assert.equal(await page.title(), "asked");
  await install.waitFor({ state: "detached" });
});

story("a build that arrives damaged is never put in place", async ({ page, site }) => {
  const next = await nextBuild("damaged");
  try {
    await openLibrary(page, site);
    await offline(page);
    const first = await running(page);
    // The new worker is there, but the page that the host gives is still the old one.
    await copyFile(`${site.folder}/index.html`, `${next.folder}/index.html`);
    site.folder = next.folder;
    await page.reload();
    await page.waitForTimeout(3000);
    assert.equal(await page.evaluate(() => globalThis.quotidian.offline), "ready");
    await page.reload();
    assert.equal(await running(page), first);
  } finally {
    await next.remove();
  }
}, { expected: /integrity|digest|Failed to/ });
