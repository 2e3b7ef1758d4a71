// Reading: how much is left, and nothing but the text.
import assert from "node:assert/strict";
import { openArticle } from "./browser.mjs";
import { story } from "./story.mjs";

const left = (page) => page.locator(".bar .left");
const phone = { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } };

for (const [device, options] of Object.entries({ "a desktop": {}, "a phone": phone })) {
  story(`the minutes left grow less until there are none on ${device}`, async ({ page, site }) => {
    await openArticle(page, site);
    const words = await left(page).textContent();
    assert.match(words, /^[1-3] min left$/);
    const { right } = await left(page).evaluate((element) => element.getBoundingClientRect());
    const tools = await page.locator(".tools").boundingBox();
    assert.ok(right <= tools.x, "it has room beside the tools");
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await left(page).waitFor({ state: "detached" });
    await page.evaluate(() => scrollTo(0, 0));
    await left(page).waitFor();
    assert.equal(await left(page).textContent(), words);
  }, options);
}

story("f leaves only the text, without moving it; f and Escape bring all back", async ({ page, site }) => {
  await openArticle(page, site);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const top = () => page.evaluate(() => document.activeElement.getBoundingClientRect().top);
  const seen = () => page.locator(".bar, .progress, .dock, .panel, .skip").filter({ visible: true }).count();
  const before = await top();
  assert.ok((await seen()) > 2);
  for (const key of ["f", "Escape"]) {
    await page.keyboard.press("f");
    await page.locator(".reader[data-focus]").waitFor();
    assert.equal(await seen(), 0);
    assert.equal(await top(), before, "the line stays");
    await page.waitForFunction(() => document.querySelector("[aria-live=polite]").textContent.startsWith("Only the text"));
    await page.keyboard.press(key);
    await page.locator(".reader:not([data-focus])").waitFor();
    assert.ok((await seen()) > 2);
  }
  await page.keyboard.press("f");
  await page.keyboard.press("q");
  await page.locator(".panel").waitFor();
  assert.equal(await page.locator(".reader[data-focus]").count(), 0, "a panel that is asked for is shown");
  await page.locator(".panel button").first().focus();
  await page.keyboard.press("f");
  await page.waitForFunction(() => document.activeElement.matches("article"), null, { timeout: 5000 });
  await page.reload();
  await page.locator(".bar").waitFor();
  assert.equal(await page.locator(".reader[data-focus]").count(), 0, "it is not remembered");
});

for (const [device, options] of Object.entries({ "a desktop": {}, "a phone": phone })) {
  story(`a button leaves only the text, and another brings all back on ${device}`, async ({ page, site }) => {
    await openArticle(page, site);
    await page.getByRole("button", { name: "Only the text" }).click();
    await page.locator(".bar").waitFor({ state: "hidden" });
    const others = page.locator(".bar, .progress, .dock, .panel, .skip").filter({ visible: true });
    assert.equal(await others.count(), 0, "nothing but the text and the way back");
    await page.getByRole("button", { name: "Bring the bars back" }).click();
    await page.locator(".bar").waitFor();
    assert.equal(await page.locator(".unfocus").count(), 0);
    assert.ok(await page.evaluate(() => document.activeElement.matches("article")), "the focus is not lost");
  }, options);
}
