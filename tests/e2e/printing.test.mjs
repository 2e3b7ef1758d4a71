// On paper: the article, then its quotations by number and what the marks mean.
import assert from "node:assert/strict";
import { openArticle } from "./browser.mjs";
import { story } from "./story.mjs";

story("the ledger and the legend are printed after the article, and only printed", async ({ page, site }) => {
  await openArticle(page, site);
  const appendix = page.locator(".appendix");
  assert.equal(await appendix.isVisible(), false);
  const rows = await page.locator("aside li[data-quote]").count();
  await page.emulateMedia({ media: "print" });
  assert.ok(await appendix.isVisible());
  const lines = await appendix.locator("ol > li").allInnerTexts();
  assert.equal(lines.length, rows);
  assert.match(lines[1], /^Hakki Uygur ■ Stated · told TRT World · direct · ¶5\n"The most important/);
  const sample = appendix.locator("[data-sample=organisation]");
  assert.equal(await sample.evaluate((of) => getComputedStyle(of).textDecorationStyle), "double");
  const hidden = await page.locator(".bar, .panel, .dock, .progress, .player").filter({ visible: true }).count();
  assert.equal(hidden, 0);
  const [article, after] = await Promise.all(["article", ".appendix"].map((part) => page.locator(part).boundingBox()));
  assert.ok(after.y >= article.y + article.height, "it comes after the article");
  const pages = (await page.pdf()).toString("latin1").match(/\/Type \/Page\b/g).length;
  assert.ok(pages >= 2 && pages <= 4, `${pages} pages`);
});

story("the dark theme is printed dark on light", async ({ page, site }) => {
  await openArticle(page, site);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.locator('html[data-theme="dark"]').waitFor();
  const ground = await page.locator("article [data-kind=direct]").first().evaluate((of) => getComputedStyle(of).backgroundColor);
  assert.equal(ground, "rgb(241, 239, 233)");
});
