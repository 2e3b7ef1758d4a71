// Finding words in the article.
import assert from "node:assert/strict";
import { openArticle } from "./browser.mjs";
import { story } from "./story.mjs";

/** The words that are painted, and those that are looked at. */
const painted = (page, name) =>
  page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map(String), name);
const count = (page) => page.locator(".finder .count").textContent();

story("words are found across marks, whatever their letters and quotation marks", async ({ page, site }) => {
  await openArticle(page, site);
  await page.keyboard.press("/");
  await page.keyboard.type("MAJOR GENERAL HULUSI");
  await page.waitForFunction(() => document.querySelector(".finder .count").textContent === "1 of 1");
  assert.deepEqual(await painted(page, "found-here"), ["Major General Hulusi"]);
  assert.ok((await page.locator(".finder").boundingBox()).y < 60, "the field stands below the bar");
  await page.getByRole("searchbox").fill("krg");
  await page.waitForFunction(() => / of [2-9]/.test(document.querySelector(".finder .count").textContent));
  const all = await painted(page, "found");
  assert.ok(all.length > 1 && all.every((words) => words.toLowerCase() === "krg"), all.join());
  const before = await count(page);
  await page.keyboard.press("Enter");
  assert.notEqual(await count(page), before, "Enter goes on");
  await page.keyboard.press("Shift+Enter");
  assert.equal(await count(page), before, "and Shift+Enter back");
  await page.getByRole("searchbox").fill("zeppelin");
  await page.waitForFunction(() => document.querySelector(".finder .count").textContent === "not in this article");
  assert.deepEqual(await painted(page, "found"), []);
});

story("Escape ends the search where it was, and nothing stays painted", async ({ page, site }) => {
  await openArticle(page, site);
  await page.keyboard.press("/");
  await page.keyboard.type("National Security Council");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => CSS.highlights.get("found-here")?.size === 1);
  await page.keyboard.press("Escape");
  await page.locator(".finder").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => String(getSelection())), "National Security Council");
  assert.deepEqual(await painted(page, "found"), []);
  assert.ok(await page.evaluate(() => document.activeElement.matches("article")), "reading goes on");
  await page.keyboard.press("j");
  assert.ok(await page.evaluate(() => document.activeElement.matches("[data-block]")), "keys are no typing again");
});

story("a browser without highlights selects the place", async ({ page, site }) => {
  await page.addInitScript(() => delete globalThis.Highlight);
  await openArticle(page, site);
  await page.getByRole("button", { name: "Find in the article" }).click();
  await page.getByRole("searchbox").fill("tehran");
  await page.waitForFunction(() => String(getSelection()).toLowerCase() === "tehran");
});
