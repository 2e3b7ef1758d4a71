// The keyboard alone reaches everything, and the focus can always be seen.
import assert from "node:assert/strict";
import { marked, openArticle, openCard, openLibrary, openPanel } from "./browser.mjs";
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

story("Shift with n and p goes from mention to mention of one name", async ({ page, site }) => {
  await openArticle(page, site);
  const entity = () => page.evaluate(() => ({ ...document.activeElement.dataset, id: document.activeElement.id }));
  await page.locator('article [data-entity][data-kind="organisation"]').first().evaluate((mark) => {
    mark.tabIndex = -1;
    mark.focus();
  });
  const first = await entity();
  await page.keyboard.press("Shift+KeyN");
  const second = await entity();
  assert.equal(second.entity, first.entity);
  assert.notEqual(second.id, first.id);
  await page.locator(`article [data-entity="${first.entity}"][data-current]`).first().waitFor();
  await page.keyboard.press("Shift+KeyP");
  assert.equal((await entity()).id, first.id);
  await page.keyboard.press("Shift+KeyP");
  await page.waitForFunction(() => document.querySelector("[aria-live=polite]").textContent === "Nothing further.");
  assert.equal((await entity()).id, first.id, "the focus stays");
});

story("w opens the card of what is looked at, at its reasons", async ({ page, site }) => {
  await openArticle(page, site);
  for (const key of ["]", "n"]) {
    await page.keyboard.press(key);
    await page.keyboard.press("w");
    await page.waitForFunction(() => document.activeElement.matches(".mark-card .because"));
    await page.locator(".mark-card .because li").first().waitFor();
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement.matches("article [data-layer]"));
    await page.locator(".mark-card").waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.matches(".mark-card"), null, { timeout: 5000 });
    await page.keyboard.press("w");
    await page.waitForFunction(() => document.activeElement.matches(".mark-card .because"));
    await page.keyboard.press("Escape");
    await page.locator(".mark-card").waitFor({ state: "detached" });
  }
});

const narrow = { context: { viewport: { width: 390, height: 844 } } };
for (const [window, options] of Object.entries({ wide: {}, narrow })) {
  story(`single keys can be switched off in a ${window} window, and the list of keys is still reached`, async ({ page, site }) => {
    const openKeys = async () => {
      if (options === narrow) await page.getByRole("button", { name: "Text", exact: true }).click();
      await page.getByRole("button", { name: "Keys" }).click();
      await page.locator("dialog[open]").waitFor();
    };
    await openArticle(page, site);
    await openKeys();
    await page.getByRole("checkbox", { name: "Single keys are commands" }).uncheck();
    await page.keyboard.press("Escape");
    await page.reload();
    await page.locator('html[data-state="marked"] article').waitFor();
    await page.locator("article").focus();
    for (const key of ["j", "m", "f", "/", "?"]) await page.keyboard.press(key);
    assert.equal(await page.getAttribute("html", "data-marks"), "key");
    assert.ok(await page.evaluate(() => document.activeElement.matches("article")), "j does nothing");
    assert.equal(await page.locator(".finder, dialog[open], .reader[data-focus]").count(), 0);
    const card = await openCard(page, "article [data-kind=person]");
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    await openKeys();
    await page.getByRole("checkbox", { name: "Single keys are commands" }).check();
    await page.keyboard.press("Escape");
    assert.ok(await page.evaluate(() => document.activeElement.checkVisibility()), "the focus comes back");
    await page.keyboard.press("m");
    await page.locator('html[data-marks="off"]').waitFor();
  }, options);
}

story("a key can be changed to one that is free, is kept, and can be as usual again", async ({ page, site }) => {
  await openArticle(page, site);
  const list = page.locator("dialog[open]");
  const field = page.getByLabel(/^Key j:/);
  const told = async (words) => list.locator('[role="status"]').filter({ hasText: words }).waitFor();
  const inBlock = () => page.evaluate(() => document.activeElement.matches("article [data-block]"));
  await page.keyboard.press("?");
  await field.press("k");
  await told("k has a meaning already");
  assert.equal(await field.inputValue(), "j");
  await field.press("x");
  await told("The key is x now");
  assert.equal(await field.inputValue(), "x");
  await page.keyboard.press("Escape");
  await page.reload();
  await page.locator('html[data-state="marked"] article').waitFor();
  await page.locator("article").focus();
  await page.keyboard.press("j");
  assert.ok(!(await inBlock()), "the usual key does nothing");
  await page.keyboard.press("x");
  assert.ok(await inBlock(), "the new one does what it did");
  await page.keyboard.press("?");
  await list.getByRole("button", { name: "The usual keys" }).click();
  assert.equal(await field.inputValue(), "j");
  await page.keyboard.press("Escape");
  await page.locator("article").focus();
  await page.keyboard.press("j");
  assert.ok(await inBlock());
});
