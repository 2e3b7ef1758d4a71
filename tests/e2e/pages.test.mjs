// Articles as pages of their own: without JavaScript, and the page for addresses at which there is nothing.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { marked } from "./browser.mjs";
import { seed } from "./site.mjs";
import { story } from "./story.mjs";

const axe = await readFile(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");

async function faults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target }) => target.join(" ")).join(", ")}`);
}

const PLAIN = { context: { javaScriptEnabled: false } };

story("an article is read without JavaScript, with its marks, ledger and legend", async ({ page, site }) => {
  const answer = await page.goto(`${site.url}a/${seed.slug}/`);
  assert.equal(answer.status(), 200);
  const blocks = await page.locator("article > [data-block]").allTextContents();
  assert.equal(blocks.join("\n\n").trim(), seed.text.trim(), "the text is the article's own");
  assert.equal(await page.locator("article [data-layer=quote][id]").count(), 7);
  assert.equal(await page.locator(".quotes > li").count(), 7);
  const person = page.locator("article [data-kind=person]").first();
  const line = () => person.evaluate((mark) => getComputedStyle(mark).textDecorationColor);
  assert.equal(await line(), "rgb(54, 97, 210)", "the styles are there");
  await page.getByRole("radio", { name: "Off" }).check({ force: true });
  assert.equal(await line(), "rgba(0, 0, 0, 0)");
  await page.locator(".quotes details summary").first().click();
  assert.ok(await page.locator(".quotes .reasons li").first().isVisible());
  assert.equal(await page.locator("[data-sample]").count(), 10);
  assert.ok(site.requests.every((asked) => /^a\/|^icons\//.test(asked)), "nothing of the reader is fetched");
}, PLAIN);

for (const colorScheme of ["light", "dark"]) {
  for (const [name, viewport] of [["desk", { width: 1280, height: 800 }], ["phone", { width: 320, height: 640 }]]) {
    story(`axe finds no fault in a page of its own: ${name}, ${colorScheme}`, async ({ page, site }) => {
      await page.goto(`${site.url}a/${seed.slug}/`);
      // The policy of the page lets no script in; what looks at it is put there by the browser's driver.
      assert.deepEqual(await faults(page), []);
      const wide = () => page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
      assert.equal(await wide(), 0, "nothing scrolls sideways");
    }, { context: { viewport, colorScheme, bypassCSP: true } });
  }
}

story("without JavaScript the site leads to its articles", async ({ page, site }) => {
  await page.goto(site.url);
  await page.getByRole("link", { name: "All articles" }).click();
  await page.getByText("2 October 2017 · 7 quotations").waitFor();
  await page.locator("main a").click();
  assert.equal(page.url(), `${site.url}a/${seed.slug}/`);
}, { context: { javaScriptEnabled: false } });

story("a page leads to the same article in the reader", async ({ page, site }) => {
  await page.goto(`${site.url}a/${seed.slug}/`);
  await page.getByRole("link", { name: "Open in the reader" }).click();
  await marked(page);
  assert.equal(page.url(), `${site.url}#/a/${seed.slug}`);
});

story("an address at which there is nothing leads back to the library", async ({ page, site }) => {
  const answer = await page.goto(`${site.url}a/gone/away/`);
  assert.equal(answer.status(), 404);
  const link = page.getByRole("link", { name: "Back to the library" });
  await page.waitForFunction((url) => document.querySelector("a").href === url, site.url);
  await link.click();
  await page.locator(`a[href$="#/a/${seed.slug}"]`).first().waitFor();
}, { expected: /404 \(Not Found\)/ });

story("search engines and feeds find the article", async ({ page, site }) => {
  await page.goto(`${site.url}a/${seed.slug}/`);
  const article = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
  assert.equal(article["@type"], "NewsArticle");
  assert.equal(article.hasPart.length, 7);
  const feed = await readFile(path.join(site.folder, "feed.xml"), "utf8");
  assert.ok(feed.includes(`href="a/${seed.slug}/"`));
  assert.ok((await readdir(site.folder)).includes(".nojekyll"));
}, PLAIN);
