// A story: what a reader does on the site, in a real browser, and what the site keeps to in every one of them: an empty
// console and no request to another origin.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { Site } from "./site.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/**
 * Runs `tell` with a fresh profile and a site of its own. `context` are Playwright's options of a profile; `expected` is a
 * pattern of lines that the console may show because the story breaks something on purpose.
 */
export function story(name, tell, { context = {}, expected } = {}) {
  test(name, { timeout: 120_000 }, async () => {
    const site = await Site.open();
    const profile = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: "light", ...context });
    profile.setDefaultTimeout(15_000);
    const console = [];
    const elsewhere = [];
    profile.on("request", (request) => {
      const own = [site.origin, "data:", "blob:"].some((start) => request.url().startsWith(start));
      if (!own) elsewhere.push(request);
    });
    profile.on("console", (message) => {
      // A story without a service worker is told so by what drives the browser.
      if (!message.text().includes("blocked by Playwright")) console.push(`${message.type()}: ${message.text()} ${message.location().url}`);
    });
    profile.on("weberror", (error) => console.push(`error: ${error.error()}`));
    try {
      await tell({ page: await profile.newPage(), profile, site });
      const surprising = console.filter((line) => !expected?.test(line));
      assert.deepEqual(surprising, [], "the console is empty");
      // What the policy of the page refused never left it.
      const left = elsewhere.filter((request) => request.failure()?.errorText !== "csp").map((request) => request.url());
      assert.deepEqual(left, [], "nothing is asked of another origin");
    } finally {
      await profile.close();
      await site.close();
    }
  });
}
