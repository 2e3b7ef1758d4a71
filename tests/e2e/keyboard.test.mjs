// The keyboard alone reaches everything, and the focus can always be seen.
import assert from "node:assert/strict";
import { marked, openArticle, openLibrary, openPanel } from "./browser.mjs";
import { seed } from "./site.mjs";
import { story } from "./story.mjs";

/** What has the focus, and whether that can be seen. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return {
      href: element.getAttribute("href"),
      layer: element.dataset.layer,
      kind: element.dataset.kind,
      row: Boolean(element.closest("aside li, dialog li")),
      inArticle: Boolean(element.closest("article")),
      body: element === document.body,
      visible: (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none",
      what: element.outerHTML.slice(0, 120),
    };
  });

/** Goes once round the page by Tab; every stop must be seen. */
async function stops(page) {
  const found = [];
  for (let n = 0; n < 80; n++) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (stop.body) break;
    assert.ok(stop.visible, `the focus is seen on ${stop.what}`);
    found.push(stop);
  }
  return found;
}

story("Tab and Enter lead from the library into the article", async ({ page, site }) => {
  await openLibrary(page, site);
  for (let n = 0; n < 40; n++) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).href?.endsWith(`#/a/${seed.slug}`)) break;
  }
  await page.keyboard.press("Enter");
  await marked(page);
});

story("Tab stops at every control and once in the article, always in sight", async ({ page, site }) => {
  await openArticle(page, site);
  const found = await stops(page);
  const controls = await page.locator("header :is(a, button):visible, nav :is(a, button):visible").count();
  assert.ok(found.length >= controls, `${found.length} stops for ${controls} controls`);
  assert.ok(found.filter(({ inArticle }) => inArticle).length <= 1, "one stop in the article");
});

story("n and p go from mark to mark, ] and [ from quote to quote", async ({ page, site }) => {
  await openArticle(page, site);
  await page.keyboard.press("n");
  const first = await focused(page);
  assert.ok(first.layer && first.visible, first.what);
  await page.keyboard.press("n");
  const second = await focused(page);
  assert.notEqual(second.what, first.what);
  await page.keyboard.press("p");
  assert.equal((await focused(page)).what, first.what);
  await page.keyboard.press("]");
  const quote = await focused(page);
  assert.equal(quote.layer, "quote");
  await page.keyboard.press("]");
  assert.notEqual((await focused(page)).what, quote.what);
  await page.keyboard.press("[");
  assert.equal((await focused(page)).what, quote.what);
});

story("Enter opens the card of a mark and Escape leads back to it", async ({ page, site }) => {
  await openArticle(page, site);
  await page.keyboard.press("]");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.matches(".mark-card"));
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement.matches("article [data-layer=quote]"));
  // The focus is back at once; the card goes with the event that follows.
  await page.locator(".mark-card").waitFor({ state: "detached" });
});

story("a card leads to the row of what it tells of", async ({ page, site }) => {
  await openArticle(page, site);
  await page.keyboard.press("]");
  await page.keyboard.press("Enter");
  const list = page.locator(".mark-card").getByRole("button", { name: "show in list" });
  await list.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.closest("aside li[data-quote]"));
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement.closest("article"));
});

story("m puts the marks away and back; q, i and d open the panels; ? lists the keys", async ({ page, site }) => {
  await openArticle(page, site);
  await page.keyboard.press("m");
  await page.locator('html[data-marks="off"]').waitFor();
  await page.keyboard.press("m");
  await page.locator('html[data-marks="key"]').waitFor();
  for (const panel of ["entities", "quotes", "time", "entities"]) await openPanel(page, panel);
  await page.keyboard.press("?");
  await page.locator("dialog[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
});

story("keys do nothing while a word is typed or another key is held", async ({ page, site }) => {
  await openArticle(page, site);
  await page.keyboard.press("Alt+m");
  await page.keyboard.press("Control+q");
  assert.equal(await page.getAttribute("html", "data-marks"), "key");
});
