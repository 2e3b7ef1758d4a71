// The panels: what the rows' buttons do, at the first click, in rows that are not selected yet.
import assert from "node:assert/strict";
import { marked, openArticle, openPanel } from "./browser.mjs";
import { story } from "./story.mjs";

const clipboard = { context: { permissions: ["clipboard-read", "clipboard-write"] } };

story("a quote is copied with its speaker and place", async ({ page, site }) => {
  await openArticle(page, site);
  await openPanel(page, "quotes");
  const row = page.locator('aside li[data-quote][data-certainty="inferred"]').first();
  await row.getByRole("button", { name: "copy" }).click();
  const announced = page.locator("[aria-live=polite]");
  await page.waitForFunction((region) => region.textContent.length > 0, await announced.elementHandle());
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const words = await row.locator("blockquote").textContent();
  assert.ok(copied.startsWith(words), "the words stand as in the text");
  assert.ok(copied.includes(await row.locator("cite").textContent()), "the speaker is named");
  assert.match(copied, /inferred/, "an inferred speaker is not passed on as a stated one");
}, clipboard);

story("a quote says why, and its evidence leads to the text", async ({ page, site }) => {
  await openArticle(page, site);
  await openPanel(page, "quotes");
  const row = page.locator("aside li[data-quote]").nth(2);
  await row.getByText("why").click();
  const reasons = row.locator("details li");
  await reasons.first().waitFor();
  assert.ok((await reasons.count()) > 0, "there is a reason");
  await row.locator("details li button").last().click();
  const y = () => page.evaluate(() => scrollY);
  await page.waitForFunction(() => scrollY > 0);
  assert.ok((await y()) > 0, "the page goes to the evidence");
});

story("opening a quote shows it in the text", async ({ page, site }) => {
  await openArticle(page, site);
  await openPanel(page, "quotes");
  const row = page.locator("aside li[data-quote]").last();
  const number = await row.getAttribute("data-quote");
  await row.getByRole("button", { name: "open" }).click();
  await page.waitForFunction((number) => {
    const { top, bottom } = document.querySelector(`article [data-quote="${number}"]`).getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }, number);
});

story("an entity's mentions are stepped through", async ({ page, site }) => {
  await openArticle(page, site);
  await openPanel(page, "entities");
  const row = page.locator("aside li[data-entity]").filter({ has: page.getByRole("button", { name: /next/i }) }).first();
  const entity = await row.getAttribute("data-entity");
  const next = row.getByRole("button", { name: /next/i });
  const focused = () => page.evaluate(() => document.activeElement?.closest("[data-entity]")?.dataset.entity);
  await next.click();
  await next.click();
  const mentions = await page.locator(`article [data-entity="${entity}"]`).count();
  assert.ok(mentions > 1, "only names that stand more than once can be stepped through");
  assert.equal(await focused(), entity);
});

story("a quote that is looked at shows its parts in the text", async ({ page, site }) => {
  await openArticle(page, site);
  await openPanel(page, "quotes");
  const parts = () => page.locator("article [data-part][data-current]").evaluateAll((all) => all.map((part) => [part.dataset.part, part.textContent]));
  await page.locator('aside li[data-quote="2"]').focus();
  assert.deepEqual(await parts(), [["speaker", "Hakki Uygur"], ["cue", "told"], ["addressee", "TRT World"]]);
  await page.locator('aside li[data-quote="4"]').focus();
  assert.deepEqual(await parts(), [["cue", "according to"], ["speaker", "Uygur"]], "the parts of one quote at a time");
});

story("a list that is left shows the parts of nothing", async ({ page, site }) => {
  await openArticle(page, site);
  await openPanel(page, "quotes");
  await page.locator('aside li[data-quote="2"]').focus();
  assert.equal(await page.locator("article [data-part][data-current]").count(), 3);
  await page.locator("article").focus();
  assert.equal(await page.locator("article [data-current]").count(), 0);
});

story("quotes are listed by speaker, kind and certainty", async ({ page, site }) => {
  await openArticle(page, site);
  await openPanel(page, "quotes");
  const rows = page.locator("aside li[data-quote]");
  const all = await rows.count();
  await page.getByLabel("Any certainty").selectOption("Inferred");
  assert.deepEqual(await rows.evaluateAll((rows) => rows.map((row) => row.dataset.certainty)), ["inferred"]);
  assert.match(await page.locator("aside h2").textContent(), new RegExp(`1 of ${all} quotes`));
  await page.getByLabel("All kinds").selectOption("indirect");
  await page.getByText("No quote is like that.").waitFor();
  await page.getByLabel("Any certainty").selectOption({ index: 0 });
  await page.getByLabel("All kinds").selectOption({ index: 0 });
  await page.getByLabel("All speakers").selectOption("Hakki Uygur");
  assert.deepEqual(await rows.locator("cite").allTextContents(), Array(3).fill("Hakki Uygur"));
});

story("the audit counts who is heard", async ({ page, site }) => {
  await openArticle(page, site);
  await page.getByRole("button", { name: "Audit" }).click();
  const audit = await page.locator("aside .audit").textContent();
  for (const words of ["7 quotes", "3 direct", "6 stated", "1 inferred", "Hakki Uygur, 3 of 7 quotes", "¶3 to ¶4"]) {
    assert.ok(audit.includes(words), words);
  }
});

story("the panel's width is moved by pointer and keyboard, within its bounds, and kept", async ({ page, site }) => {
  await openArticle(page, site);
  const width = () => page.locator("aside").evaluate((panel) => panel.getBoundingClientRect().width);
  const grip = page.getByRole("separator");
  const { x, y } = await grip.boundingBox();
  await page.mouse.move(x + 4, y + 200);
  await page.mouse.down();
  await page.mouse.move(x - 60, y + 200, { steps: 4 });
  await page.mouse.up();
  assert.ok((await width()) > 420, "dragged");
  const dragged = await width();
  await grip.press("ArrowLeft");
  assert.equal(await width(), dragged + 16);
  for (let n = 0; n < 20; n++) await grip.press("ArrowRight");
  assert.equal(await width(), 320);
  await page.reload();
  await marked(page);
  assert.equal(await width(), 320);
});

story("on a phone the panel has three heights", async ({ page, site }) => {
  await openArticle(page, site);
  await openPanel(page, "quotes");
  const height = () => page.locator("aside").evaluate((panel) => panel.getBoundingClientRect().height);
  const half = await height();
  await page.getByRole("separator").press("ArrowUp");
  assert.ok((await height()) > half, "whole");
  await page.getByRole("separator").press("ArrowDown");
  await page.getByRole("separator").press("ArrowDown");
  assert.ok((await height()) < half, "low");
}, { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });
