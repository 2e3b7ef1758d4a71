// For every reader: contrast, names and roles in each theme, narrow screens, large letters.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { openArticle, openCard, openLibrary, openPanel, showMarks } from "./browser.mjs";
import { story } from "./story.mjs";

const axe = await readFile(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** What axe finds wrong, in few words. */
async function faults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target }) => target.join(" ")).join(", ")}`);
}

/** Keeps a theme as the page itself does. */
const choose = (profile, theme) =>
  profile.addInitScript((theme) => {
    const key = `quotidian:${location.pathname}:settings`;
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? "{}"), theme }));
  }, theme);

for (const theme of ["light", "sepia", "dark", "black"]) {
  story(`axe finds no fault in the ${theme} theme`, async ({ page, profile, site }) => {
    await choose(profile, theme);
    await openLibrary(page, site);
    assert.equal(await page.getAttribute("html", "data-theme"), theme);
    assert.deepEqual(await faults(page), [], "library");
    await openArticle(page, site);
    for (const panel of ["quotes", "entities", "time"]) {
      await openPanel(page, panel);
      for (const level of ["key", "all"]) {
        await showMarks(page, level);
        assert.deepEqual(await faults(page), [], `article, ${panel}, marks ${level}`);
      }
    }
    for (const kind of ["person", "date"]) {
      await openCard(page, `article [data-kind=${kind}]`);
      assert.deepEqual(await faults(page), [], `card of a ${kind}`);
      await page.keyboard.press("Escape");
    }
    await openCard(page, "article [data-kind=direct]");
    assert.deepEqual(await faults(page), [], "card of a quote");
  });
}

story("axe finds no fault on a phone", async ({ page, site }) => {
  await openLibrary(page, site);
  assert.deepEqual(await faults(page), [], "library");
  await openArticle(page, site);
  assert.deepEqual(await faults(page), [], "article");
  await page.getByRole("button", { name: "Listen", exact: true }).tap();
  await page.locator(".player").waitFor();
  assert.deepEqual(await faults(page), [], "listening");
  await page.getByRole("button", { name: "Stop listening" }).tap();
  await openCard(page, "article [data-kind=person]");
  assert.deepEqual(await faults(page), [], "card");
}, { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });

story("nothing scrolls sideways on 320 pixels", async ({ page, site }) => {
  const sideways = () => page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
  await openLibrary(page, site);
  assert.equal(await sideways(), 0, "library");
  await openArticle(page, site);
  assert.equal(await sideways(), 0, "article");
  for (const panel of ["quotes", "entities", "time"]) {
    await openPanel(page, panel);
    assert.equal(await sideways(), 0, panel);
  }
  await page.keyboard.press("Escape");
  await openCard(page, "article [data-kind=person]");
  assert.equal(await sideways(), 0, "card");
}, { context: { viewport: { width: 320, height: 640 } } });

story("forced colours keep the underlines of the marks", async ({ page, site }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await openArticle(page, site);
  await showMarks(page, "all");
  const lines = await page.$$eval('article [data-layer="entity"]', (marks) =>
    marks.map((mark) => getComputedStyle(mark).textDecorationLine),
  );
  assert.ok(lines.every((line) => line !== "none"));
});
