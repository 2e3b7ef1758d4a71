// What the page promises to tests, style sheets and extensions.
import assert from "node:assert/strict";
import { openArticle, openPanel } from "./browser.mjs";
import { story } from "./story.mjs";

const ENTITY_KINDS = ["person", "organisation", "place", "group", "event", "work", "product", "date", "other"];
const QUOTE_KINDS = ["direct", "mixed", "indirect"];
const CERTAINTIES = ["stated", "inferred", "unclear"];

/** The `data-` attributes, ids and texts of all elements that match. */
const all = (page, selector) =>
  page.$$eval(selector, (found) => found.map((element) => ({ id: element.id, ...element.dataset, text: element.textContent })));

const unique = (values) => new Set(values).size === values.length;

story("the page says its theme, its level and its state", async ({ page, site }) => {
  await openArticle(page, site);
  const { theme, marks, state } = await page.evaluate(() => ({ ...document.documentElement.dataset }));
  assert.deepEqual({ theme, marks, state }, { theme: "light", marks: "key", state: "marked" });
});

story("there is one article; its blocks are numbered and nothing else is in it", async ({ page, site }) => {
  await openArticle(page, site);
  assert.equal(await page.locator("article").count(), 1);
  assert.ok(await page.getAttribute("article", "lang"));
  const blocks = await all(page, "article [data-block]");
  assert.deepEqual(blocks.map(({ block }) => block), blocks.map((_, at) => String(at)));
  const inArticle = await page.$eval("article", (article) => article.textContent);
  assert.equal(inArticle, blocks.map(({ text }) => text).join(""));
});

story("every entity mark names its kind and its entity", async ({ page, site }) => {
  await openArticle(page, site);
  const marks = await all(page, 'article [data-layer="entity"]');
  assert.ok(marks.length > 40, `${marks.length} marks`);
  for (const mark of marks) {
    assert.ok(ENTITY_KINDS.includes(mark.kind), JSON.stringify(mark));
    assert.ok(mark.entity, JSON.stringify(mark));
    assert.match(mark.id, /^(m-\d+)?$/);
  }
  const ids = marks.map(({ id }) => id).filter(Boolean);
  assert.ok(ids.length > 40 && unique(ids), "each mark has an id of its own");
});

story("every quote mark names its kind, its quote and how certain its speaker is", async ({ page, site }) => {
  await openArticle(page, site);
  const marks = await all(page, 'article [data-layer="quote"]');
  assert.ok(marks.length > 0);
  for (const mark of marks) {
    assert.ok(QUOTE_KINDS.includes(mark.kind), JSON.stringify(mark));
    assert.ok(CERTAINTIES.includes(mark.certainty), JSON.stringify(mark));
    assert.ok(mark.quote, JSON.stringify(mark));
  }
});

story("machine marks have no role, and <mark> is kept for the reader's own", async ({ page, site }) => {
  await openArticle(page, site);
  assert.equal(await page.locator("mark:not([data-note])").count(), 0);
  assert.equal(await page.locator("article [data-layer][role]").count(), 0);
});

story("the quotes panel is a list of quotations with their speakers", async ({ page, site }) => {
  await openArticle(page, site);
  await openPanel(page, "quotes");
  assert.equal(await page.locator("aside li[data-quote]").count(), await page.locator("aside ol > li[data-quote]").count());
  assert.ok(await page.locator("aside :is(h2, h3)").count());
  const rows = await page.$$eval("aside li[data-quote]", (items) =>
    items.map((item) => ({
      quote: item.dataset.quote,
      words: item.querySelector("blockquote")?.textContent,
      speaker: item.querySelector("cite")?.textContent,
    })),
  );
  for (const row of rows) assert.ok(row.words && row.speaker, JSON.stringify(row));
  const inText = new Set((await all(page, 'article [data-layer="quote"]')).map(({ quote }) => quote));
  assert.deepEqual(new Set(rows.map(({ quote }) => quote)), inText);
});

story("the entities panel is a list with counts", async ({ page, site }) => {
  await openArticle(page, site);
  await openPanel(page, "entities");
  const rows = await all(page, "aside li[data-entity]");
  const marks = await all(page, 'article [data-layer="entity"]:not([data-kind="date"])');
  assert.deepEqual(new Set(rows.map(({ entity }) => entity)), new Set(marks.map(({ entity }) => entity)));
  for (const row of rows) {
    const count = marks.filter(({ entity, id }) => entity === row.entity && id).length;
    assert.match(row.text, new RegExp(`(^|\\D)${count}(\\D|$)`), JSON.stringify(row));
  }
});
