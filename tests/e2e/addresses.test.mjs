// Addresses: a link to a quote or a passage, made here, leads there.
import assert from "node:assert/strict";
import { marked, openArticle, openCard, openPanel } from "./browser.mjs";
import { seed } from "./site.mjs";
import { story } from "./story.mjs";

const clipboard = { context: { permissions: ["clipboard-read", "clipboard-write"] } };
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());
const article = (site) => `${site.url}#/a/${seed.slug}`;

/** The quote that stands out, and whether all of its beginning is in the window. */
const current = (page) =>
  page.evaluate(() => {
    const quote = document.querySelector("article [data-layer=quote][data-current]");
    const { top } = quote.getBoundingClientRect();
    return { number: quote.dataset.quote, seen: top >= 0 && top < innerHeight };
  });

story("a quote's link leads to the quote, wherever reading had stopped", async ({ page, site }) => {
  await openArticle(page, site);
  await openCard(page, "#q-6");
  await page.keyboard.press("y");
  await page.waitForFunction(() => document.querySelector("[aria-live]").textContent.includes("Link copied"));
  const link = await copied(page);
  assert.match(link, /#\/a\/.+\?q=6&m=\d+-\d+$/);
  await page.evaluate(() => scrollTo(0, 0));
  await page.goto("about:blank");
  await page.goto(link);
  await marked(page);
  await page.waitForSelector("article [data-layer=quote][data-current]");
  assert.deepEqual(await current(page), { number: "6", seen: true });
}, clipboard);

story("a passage's link selects its words; what leads nowhere harms nothing", async ({ page, site }) => {
  const start = [...seed.text.slice(0, seed.text.indexOf("Hakki Uygur"))].length;
  await page.goto(`${article(site)}?m=${start}-${start + 11}&panel=entities`);
  await marked(page);
  await page.waitForFunction(() => String(getSelection()) === "Hakki Uygur");
  await page.waitForSelector("[data-panel=open]");
  for (const query of ["q=99999", "m=5-2", "m=900000-900001", "q=-1&m=x&panel=%00"]) {
    await page.goto("about:blank");
    await page.goto(`${article(site)}?${query}`);
    await marked(page);
    assert.equal(await page.locator("article [data-layer=quote]").count() > 0, true, query);
  }
});

story("a quote is copied as bare words and as Markdown that links to it", async ({ page, site }) => {
  await openArticle(page, site);
  await openPanel(page, "quotes");
  const row = page.locator("#quote-3");
  await row.locator("summary", { hasText: "copy as" }).click();
  await row.getByRole("button", { name: "words alone" }).click();
  await page.waitForFunction(() => document.querySelector("[aria-live]").textContent.includes("without its source"));
  assert.equal(await copied(page), await row.locator("blockquote").textContent());
  await row.getByRole("button", { name: "Markdown" }).click();
  await page.waitForFunction(() => document.querySelector("[aria-live]").textContent.includes("with its source"));
  assert.match(await copied(page), /^> .+\n>\n> — \[.+\]\(<http.+#\/a\/.+\?q=3&m=\d+-\d+>\)$/s);
}, clipboard);
