// Reading: from the library to an article, its text, and its marks.
import assert from "node:assert/strict";
import { articleText, marked, openArticle, openLibrary, showMarks } from "./browser.mjs";
import { seed } from "./site.mjs";
import { story } from "./story.mjs";

const LEVELS = ["off", "quiet", "key", "all"];

/** Where every letter of the article stands. */
const places = (page) =>
  page.evaluate(() => {
    const found = [];
    for (const block of document.querySelectorAll("article [data-block]")) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      while (walker.nextNode()) {
        for (const { 0: letter, index } of walker.currentNode.data.matchAll(/\S/g)) {
          range.setStart(walker.currentNode, index);
          range.setEnd(walker.currentNode, index + 1);
          const { x, y } = range.getBoundingClientRect();
          found.push({ letter, x, y });
        }
      }
      const { x, y, right, bottom } = block.getBoundingClientRect();
      found.push({ letter: "[", x, y }, { letter: "]", x: right, y: bottom });
    }
    return found;
  });

/** The letters that have moved. A browser rounds to parts of a pixel where a text is cut in two elements. */
function moved(before, now) {
  assert.equal(now.length, before.length);
  const far = (a, b) => Math.abs(a - b) >= 0.25;
  return before.filter(({ x, y }, at) => far(x, now[at].x) || far(y, now[at].y)).map(({ letter }) => letter);
}

/** A promise, and what fulfils it. */
function later() {
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}

story("the library lists the article; opening it shows the text, then its marks", async ({ page, site }) => {
  await openLibrary(page, site);
  await page.locator(`a[href$="#/a/${seed.slug}"]`).first().click();
  await marked(page);
  const times = await page.evaluate(() => ({
    text: performance.getEntriesByName("quotidian:text", "mark")[0].startTime,
    marked: performance.getEntriesByName("quotidian:marked", "mark")[0].startTime,
    characters: performance.getEntriesByName("quotidian:analyze", "measure").map((measure) => measure.detail.characters),
  }));
  assert.ok(times.text < times.marked, "the text comes before its marks");
  assert.ok(times.characters.includes([...seed.text].length), "the analysis names its length");
});

for (const [name, viewport] of [["desk", { width: 1280, height: 800 }], ["phone", { width: 390, height: 844 }]]) {
  story(`the text is there before the program, and does not move when it comes: ${name}`, async ({ page, site }) => {
    const program = later();
    await page.route("**/reader*.wasm", async (route) => {
      await program.promise;
      await route.continue();
    });
    await page.goto(`${site.url}#/a/${seed.slug}`);
    await page.locator(".preview article").waitFor();
    assert.equal(await articleText(page), seed.text.trimEnd());
    const before = await places(page);
    program.resolve();
    await page.locator("html[data-state] article").waitFor();
    assert.equal(await page.locator("article").count(), 1);
    assert.deepEqual(moved(before, await places(page)), []);
    await marked(page);
  }, { context: { viewport, serviceWorkers: "block" } });
}

story("where settings were changed, the text comes with them", async ({ page, profile, site }) => {
  await profile.addInitScript(() => {
    localStorage.setItem(`quotidian:${location.pathname}:settings`, '{"theme":"dark"}');
    new MutationObserver(() => (globalThis.previewed ||= Boolean(document.querySelector(".preview")))).observe(document, { childList: true, subtree: true });
  });
  await openArticle(page, site);
  assert.notEqual(await page.evaluate(() => globalThis.previewed), true);
});

story("the article is its source, letter for letter, at every level", async ({ page, site }) => {
  await openArticle(page, site);
  for (const level of LEVELS) {
    await showMarks(page, level);
    assert.equal(await articleText(page), seed.text.trimEnd(), level);
  }
});

story("what is copied is the source", async ({ page, profile, site }) => {
  await profile.grantPermissions(["clipboard-read", "clipboard-write"], { origin: site.origin });
  await openArticle(page, site);
  await showMarks(page, "all");
  const selected = await page.evaluate(() => {
    const blocks = document.querySelectorAll("article [data-block]");
    const range = document.createRange();
    range.setStart(blocks[1], 0);
    range.setEnd(blocks[3], blocks[3].childNodes.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return getSelection().toString();
  });
  const tidy = (text) => text.replace(/\n+/g, "\n").trim();
  assert.equal(tidy(selected), tidy(seed.text.split("\n\n").slice(1, 4).join("\n")));
});

for (const [device, viewport] of Object.entries({ desktop: { width: 1360, height: 860 }, phone: { width: 390, height: 844 } })) {
  story(`marks move no letter on a ${device}`, async ({ page, site }) => {
    // The engine comes only when the bare text has been seen.
    const engine = later();
    await page.route("**/worker_loader.js", async (route) => {
      await engine.promise;
      await route.continue();
    });
    await page.goto(`${site.url}#/a/${seed.slug}`);
    await page.locator('html[data-state="text"] article').waitFor();
    const plain = await places(page);
    assert.ok(plain.length > 2000);
    engine.resolve();
    await marked(page);
    for (const level of ["key", ...LEVELS]) {
      await showMarks(page, level);
      assert.deepEqual(moved(plain, await places(page)), [], level);
    }
  }, { context: { viewport, serviceWorkers: "block" } });
}

story("an address leads back to its article after a reload, and an unknown one to a way back", async ({ page, site }) => {
  await openArticle(page, site);
  await page.reload();
  await marked(page);
  assert.ok(page.url().endsWith(`#/a/${seed.slug}`));
  await page.goto(`${site.url}#/a/no-such-article`);
  await page.locator('main a[href$="#/"]').first().click();
  await page.locator(`a[href$="#/a/${seed.slug}"]`).first().waitFor();
});

for (const [device, viewport] of Object.entries({ desktop: { width: 1360, height: 600 }, phone: { width: 390, height: 844 } })) {
  story(`reading goes on where it stopped, and at the top when it stopped there, on a ${device}`, async ({ page, site }) => {
    const top = (block) => page.locator(`article [data-block="${block}"]`).evaluate((at) => at.getBoundingClientRect().top);
    const kept = (value) =>
      page.waitForFunction(
        (value) => {
          const key = Object.keys(localStorage).find((key) => key.includes(":place:"));
          return (key ? localStorage.getItem(key) : null) === value;
        },
        value,
      );
    const leave = async () => {
      await page.goto(`${site.url}#/`);
      await page.locator(`a[href$="#/a/${seed.slug}"]`).first().waitFor();
      await page.reload();
    };
    await openArticle(page, site);
    assert.equal(await page.evaluate(() => scrollY), 0, "a first reading begins at the top");
    await page.locator('article [data-block="4"]').evaluate((block) => block.scrollIntoView({ block: "start" }));
    await kept("4");
    await leave();
    await openArticle(page, site);
    const begun = await top(4);
    assert.ok(begun > 40 && begun < 120, `the paragraph stands at ${begun}`);
    await page.evaluate(() => scrollTo(0, 0));
    await kept(null);
    await leave();
    await openArticle(page, site);
    assert.equal(await page.evaluate(() => scrollY), 0);
  }, { context: { viewport } });
}
