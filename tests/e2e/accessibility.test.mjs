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

story("who wants it hears where quotes begin and end, and the text stays what it is", async ({ page, profile, site }) => {
  await openArticle(page, site);
  const seen = () =>
    page.evaluate(() => {
      const article = document.querySelector("article");
      const lines = [...article.querySelectorAll("p")].map((block) => [...block.getClientRects()].map(({ top, height }) => [top, height]));
      return { text: article.textContent, shown: article.innerText, lines };
    });
  const spoken = async () => {
    const { nodes } = await (await profile.newCDPSession(page)).send("Accessibility.getFullAXTree");
    const known = new Map(nodes.map((node) => [node.nodeId, node]));
    const read = ({ role, name, childIds }) =>
      role?.value === "StaticText" ? name.value : (childIds ?? []).map((id) => read(known.get(id))).join(" ");
    return read(nodes.find(({ role }) => role?.value === "article"));
  };
  const before = await seen();
  assert.doesNotMatch(await spoken(), /end quote/);
  await page.getByRole("button", { name: /^marks/i }).first().click();
  await page.getByText("Screen readers say where quotes begin and end").click();
  await page.keyboard.press("Escape");
  assert.deepEqual(await seen(), before);
  const said = await spoken();
  assert.match(said, /TRT World *\. +quote by Hakki Uygur, inferred: +"\[Military .* end quote\. /);
  assert.match(said, /announced +quote by Baghdad: +it planned to .* Tehran +end quote\. /);
  assert.equal(said.match(/quote by/g).length, said.match(/end quote/g).length);
  await page.reload();
  await openArticle(page, site);
  assert.match(await spoken(), /end quote/, "remembered");
  await showMarks(page, "off");
  assert.doesNotMatch(await spoken(), /end quote/, "no marks, no bounds");
});
