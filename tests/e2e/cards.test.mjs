// The cards of marks, and the day that dates are counted from.
import assert from "node:assert/strict";
import { marked, openArticle, openCard, openPanel, showMarks } from "./browser.mjs";
import { story } from "./story.mjs";

const phone = { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } };
const uygur = 'article [data-entity="hakki-uygur"]';
const fact = (card, name) => card.locator("dl > div").filter({ has: card.page().locator("dt", { hasText: new RegExp(`^${name}$`) }) });

story("the card of a person says who it is, what was said, and why", async ({ page, site }) => {
  await openArticle(page, site);
  const card = await openCard(page, uygur);
  assert.match(await card.locator("h2").textContent(), /Hakki Uygur\s+person/);
  assert.match(await fact(card, "also").textContent(), /Uygur\s+¶7/);
  assert.match(await fact(card, "roles").textContent(), /Vice Director of the Center for Iranian Studies/);
  assert.match(await fact(card, "said").textContent(), /3 quotes\s+¶5\s+¶6\s+¶7/);
  await fact(card, "why").locator("li").first().waitFor();
  assert.ok((await fact(card, "why").locator("li button").count()) > 0, "reasons show their evidence");
});

story("a short name leads to where it was defined", async ({ page, site }) => {
  await openArticle(page, site);
  const card = await openCard(page, `${uygur} >> nth=1`);
  assert.match(await fact(card, "here").textContent(), /“Uygur”/);
  await fact(card, "why").getByRole("button", { name: "Hakki Uygur" }).click();
  assert.equal(await page.evaluate(() => getSelection().toString()), "Hakki Uygur");
});

story("a card goes from mention to mention and to the quotes", async ({ page, site }) => {
  await openArticle(page, site);
  const card = await openCard(page, uygur);
  await card.getByRole("button", { name: /^Next mention/ }).click();
  await page.waitForFunction(() => document.querySelector(".mark-card .steps").textContent.includes("2 of 2"));
  assert.match(await fact(card, "here").textContent(), /“Uygur”/);
  await card.getByRole("button", { name: "Quote 3, paragraph 6" }).click();
  await page.waitForFunction(() => document.querySelector(".mark-card .chip")?.textContent.includes("Inferred"));
  const inside = await page.locator('article [data-quote="3"]').first().evaluate((mark) => {
    const { top } = mark.getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  });
  assert.ok(inside, "the quote is in view");
});

story("those who speak of a name are named on its card", async ({ page, site }) => {
  await openArticle(page, site);
  await showMarks(page, "all");
  const card = await openCard(page, 'article [data-entity="iran"]');
  assert.match(await fact(card, "spoken of by").textContent(), /Hakki Uygur/);
});

story("a date says what it was counted from", async ({ page, site }) => {
  await openArticle(page, site);
  await showMarks(page, "all");
  const card = await openCard(page, 'article [data-kind="date"] >> text=/^A day later$/');
  assert.match(await card.locator("[data-standing]").textContent(), /Worked out\s*23 September 2017/);
  assert.match(await fact(card, "counted").textContent(), /22 September 2017 \+ 1 day/);
  assert.ok(await fact(card, "counted").getByRole("button", { name: "September 22" }).isVisible(), "the day before it is the evidence");
});

story("a card closes by its button, a click beside it and Escape; on a phone it is a sheet", async ({ page, site }) => {
  await openArticle(page, site);
  const card = await openCard(page, uygur);
  const { x, y, width, height } = await card.boundingBox();
  assert.deepEqual([x, width, Math.round(y + height)], [0, 390, 844], "at the lower edge");
  const mark = await page.locator(uygur).first().boundingBox();
  assert.ok(mark.y + mark.height <= y, "the mark is not covered");
  await card.getByRole("button", { name: "Close" }).click();
  await card.waitFor({ state: "detached" });
  await openCard(page, uygur);
  await page.locator("h1").click();
  await card.waitFor({ state: "detached" });
  await openCard(page, uygur);
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
}, phone);

story("the dates are listed in the order of time, and lead to their places", async ({ page, site }) => {
  await openArticle(page, site);
  await openPanel(page, "time");
  const rows = page.locator("aside ol.dates > li");
  const days = await rows.locator(".name").allTextContents();
  assert.deepEqual(days.map((day) => day.replace(/^\W/, "")), [
    "22 September 2017", "22 Sep 2017 – 28 Sep 2017", "23 September 2017", "2 October 2017", "2 October 2017", "4 October 2017",
  ]);
  await rows.nth(2).getByRole("button").click();
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  assert.equal(await focused(), "A day later");
});

story("an article of another day has other dates, also after the page was opened anew", async ({ page, site }) => {
  await openArticle(page, site);
  await openPanel(page, "time");
  const set = async (day, expected) => {
    await page.getByRole("button", { name: /2017|2018/ }).first().click();
    await page.locator("input[type=date]").fill(day);
    await page.keyboard.press("Escape");
    await page.waitForFunction((expected) => document.querySelector("aside ol.dates").textContent.includes(expected), expected);
  };
  await set("2018-11-20", "22 September 2018");
  assert.match(await page.locator(".heading .meta").textContent(), /20 November 2018 \(set by you\)/);
  await page.reload();
  await marked(page);
  await openPanel(page, "time");
  assert.match(await page.locator("aside ol.dates").textContent(), /22 September 2018/);
  await page.getByRole("button", { name: /2018/ }).first().click();
  await page.getByRole("button", { name: "As the article has it" }).click();
  await page.waitForFunction(() => document.querySelector("aside ol.dates").textContent.includes("22 September 2017"));
});

story("a card opens beside its mark and leaves the page where it is", async ({ page, site }) => {
  await openArticle(page, site);
  const mark = page.locator("article [data-entity=hakki-uygur]").last();
  await mark.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  assert.ok(before > 0, "the mark stands below the first window");
  await mark.click();
  const card = page.locator(".mark-card");
  await card.waitFor();
  assert.equal(await page.evaluate(() => scrollY), before);
  // The reasons come a moment later, and the card grows.
  await card.locator(".reasons li").nth(1).waitFor();
  const [at, beside] = [await card.boundingBox(), await mark.boundingBox()];
  assert.ok(at.y >= 0 && at.y + at.height <= 860, "all of the card is in the window");
  assert.ok(at.y >= beside.y + beside.height || at.y + at.height <= beside.y, "the mark is not covered");
}, { context: { viewport: { width: 1360, height: 860 } } });
