// Listening: what is said, what is shown of it, and whose voice it is.
import assert from "node:assert/strict";
import { openArticle } from "./browser.mjs";
import { story } from "./story.mjs";

/** Puts voices into the browser that note what they are to say; `globalThis.finish()` ends what is said now. */
const voices = (page, list) =>
  page.addInitScript((list) => {
    const said = (globalThis.said = []);
    let now = null;
    globalThis.SpeechSynthesisUtterance = class extends EventTarget {
      constructor(text) {
        super();
        this.text = text;
      }
    };
    const synthesis = {
      getVoices: () => list.map((voice) => ({ lang: "en-GB", default: false, localService: true, ...voice })),
      get speaking() {
        return now !== null;
      },
      pending: false,
      cancel() {
        const broken = now;
        now = null;
        setTimeout(() => broken?.dispatchEvent(new Event("error")));
      },
      speak(utterance) {
        now = utterance;
        said.push({ text: utterance.text, rate: utterance.rate, voice: utterance.voice.name });
      },
    };
    Object.defineProperty(globalThis, "speechSynthesis", { value: synthesis });
    globalThis.speaks = () => now?.text ?? null;
    globalThis.finish = () => {
      const done = now;
      now = null;
      done.dispatchEvent(new Event("end"));
    };
  }, list);

const HERE = [
  { name: "Cloud", localService: false, default: true },
  { name: "Deutsch", lang: "de-DE" },
  { name: "Here" },
];
const said = (page) => page.evaluate(() => globalThis.said);
const speaks = (page, words) => page.waitForFunction((words) => globalThis.speaks()?.includes(words), words);
const silent = (page) => page.waitForFunction(() => globalThis.speaks() === null);
const finish = (page) => page.evaluate(() => globalThis.finish());
const painted = (page) => page.evaluate(() => [...(CSS.highlights.get("spoken") ?? [])].map(String));
const player = (page, name) => page.locator(".player").getByRole("button", { name });
const heard = (page, words) =>
  page.waitForFunction((words) => document.querySelector("[aria-live=polite]").textContent.includes(words), words);

story("s reads sentence by sentence with the voice of the device, shows each, and stops", async ({ page, site }) => {
  await voices(page, HERE);
  await openArticle(page, site);
  await page.keyboard.press("s");
  await speaks(page, "Turkish military chief of staff");
  assert.equal((await said(page))[0].voice, "Here");
  assert.ok((await painted(page))[0].startsWith("Turkish military chief of staff"));
  await finish(page);
  await speaks(page, "The talks came days after");
  await page.waitForFunction(() => String([...CSS.highlights.get("spoken")][0]).startsWith("The talks came"));
  await page.keyboard.press("s");
  await silent(page);
  await page.locator(".player").waitFor({ state: "detached" });
  assert.deepEqual(await painted(page), []);
});

story("listening begins at the mark that is looked at, and says who speaks", async ({ page, site }) => {
  await voices(page, HERE);
  await openArticle(page, site);
  await page.keyboard.press("]");
  await page.keyboard.press("]");
  await page.keyboard.press("s");
  await speaks(page, 'Hakki Uygur told TRT World, quote: "The most important issues');
  const button = page.getByRole("button", { name: "Listen", exact: true });
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  await button.click();
  await silent(page);
  assert.equal(await button.getAttribute("aria-pressed"), "false");
});

story("pause, steps and speed; leaving the article ends it", async ({ page, site }) => {
  await voices(page, HERE);
  await openArticle(page, site);
  await page.locator("article [data-block]").nth(3).evaluate((block) => getSelection().selectAllChildren(block));
  await page.getByRole("button", { name: "Listen", exact: true }).click();
  await speaks(page, "Akar is also to meet");
  await player(page, "Pause").click();
  await silent(page);
  await player(page, "Go on").click();
  await speaks(page, "Akar is also to meet");
  await player(page, "Next sentence").click();
  await speaks(page, "The most important issues");
  await player(page, "Previous sentence").click();
  await speaks(page, "Akar is also to meet");
  await page.getByRole("combobox", { name: "Speed" }).selectOption("1½×");
  await page.waitForFunction(() => globalThis.said.at(-1).rate === 1.5);
  await player(page, "Next sentence").focus();
  await page.keyboard.press("s");
  await page.waitForFunction(() => document.activeElement.matches("article"), null, { timeout: 5000 });
  await page.keyboard.press("s");
  await page.waitForFunction(() => globalThis.speaks() && globalThis.said.at(-1).rate === 1.5);
  await page.getByRole("link", { name: "Library" }).click();
  await silent(page);
});

story("the spoken sentence stays in the window, unless the reader has gone elsewhere", async ({ page, site }) => {
  await voices(page, HERE);
  await openArticle(page, site);
  await page.keyboard.press("s");
  const visible = () =>
    page.evaluate(() => {
      const { top } = [...CSS.highlights.get("spoken")][0].getBoundingClientRect();
      return top > 40 && top < innerHeight;
    });
  for (let n = 0; n < 14; n++) {
    await page.waitForFunction(() => globalThis.speaks());
    assert.ok(await visible(), `sentence ${n}`);
    await finish(page);
    await page.waitForTimeout(30);
  }
  await page.evaluate(() => scrollTo(0, 0));
  await finish(page);
  await page.waitForTimeout(100);
  assert.equal(await page.evaluate(() => scrollY), 0);
}, { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });

story("the voice of a service is not used before the reader agrees", async ({ page, site }) => {
  await voices(page, [HERE[0]]);
  await openArticle(page, site);
  await page.keyboard.press("s");
  await heard(page, "There is no voice on this device. “Cloud” is a service");
  assert.deepEqual(await said(page), []);
  await player(page, "Send it and listen").click();
  await speaks(page, "Turkish military chief");
  await player(page, "Stop listening").click();
  await silent(page);
  assert.ok(await page.evaluate(() => document.activeElement.matches("article")), "the focus is not lost");
  await page.keyboard.press("s");
  await speaks(page, "Turkish military chief");
});

story("without any voice the page says so", async ({ page, site }) => {
  await voices(page, []);
  await openArticle(page, site);
  await page.getByRole("button", { name: "Listen", exact: true }).click();
  await heard(page, "This browser has no voice");
  await page.locator(".player").getByText("This browser has no voice").waitFor();
  await player(page, "Stop listening").click();
  await page.locator(".player").waitFor({ state: "detached" });
});
