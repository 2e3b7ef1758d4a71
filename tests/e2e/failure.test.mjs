// When something is missing or broken: the article stays readable, and one clear line says what is wrong.
import assert from "node:assert/strict";
import { articleText, openArticle } from "./browser.mjs";
import { seed } from "./site.mjs";
import { story } from "./story.mjs";

const REFUSED = /ERR_FAILED|404|Failed to (load|fetch)|worker|model|wasm|broken|panicked|unreachable/i;

/** Without a service worker, so that the story decides what arrives. */
const broken = { context: { serviceWorkers: "block" }, expected: REFUSED };

/** The article is complete and exactly one line speaks of what went wrong. */
async function readable(page, site) {
  await page.goto(`${site.url}#/a/${seed.slug}`);
  await page.locator('html[data-state="error"] article').waitFor({ timeout: 30_000 });
  assert.equal(await articleText(page), seed.text.trimEnd());
  const lines = page.locator(':is([role="status"], [role="alert"]):visible').filter({ hasText: /marks|names/i });
  assert.equal(await lines.count(), 1, "one line");
  assert.ok(await lines.getByRole("button").count(), "with a way out");
  return lines;
}

story("a worker that never arrives", async ({ page, site }) => {
  await page.route("**/worker*", (route) => route.abort());
  await readable(page, site);
}, broken);

story("a worker that crashes at once", async ({ page, site }) => {
  const script = { contentType: "text/javascript", body: 'throw new Error("broken");' };
  await page.route("**/worker_loader.js", (route) => route.fulfill(script));
  await readable(page, site);
}, broken);

story("a model that is missing, and comes back", async ({ page, site }) => {
  await page.route("**/model.bin", (route) => route.fulfill({ status: 404, body: "" }));
  const line = await readable(page, site);
  await page.unroute("**/model.bin");
  await line.getByRole("button").first().click();
  await page.locator('html[data-state="marked"] article').waitFor();
}, broken);

story("a model that is damaged", async ({ page, site }) => {
  await page.route("**/model.bin", (route) => route.fulfill({ body: Buffer.alloc(1000, 7) }));
  await readable(page, site);
}, broken);

story("a reader that does not start says so and offers to reload", async ({ page, site }) => {
  await page.route("**/reader*.wasm", (route) => route.abort());
  await page.goto(site.url);
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").textContent(), /could not start/);
  await page.unroute("**/reader*.wasm");
  await page.getByRole("button", { name: "Reload" }).click();
  await page.locator(`a[href$="#/a/${seed.slug}"]`).first().waitFor();
}, broken);

story("an article can be read without the reader that did not start", async ({ page, site }) => {
  await page.route("**/reader*.wasm", (route) => route.abort());
  await page.goto(`${site.url}#/a/${seed.slug}`);
  await page.getByRole("alert").waitFor();
  assert.equal(await articleText(page), seed.text.trimEnd());
  await page.getByRole("link", { name: "Read without it" }).click();
  await page.getByText("Hakki Uygur").first().waitFor();
  assert.equal(page.url(), `${site.url}a/${seed.slug}/`);
}, broken);

story("a reader that breaks before it has drawn anything says so", async ({ page, site }) => {
  await page.route("**/reader*.js", async (route) => {
    const body = "export default async () => void queueMicrotask(() => { throw new Error('broken'); });";
    await route.fulfill({ contentType: "text/javascript", body });
  });
  await page.goto(site.url);
  await page.getByRole("alert").waitFor();
}, broken);

story("storage that is blocked", async ({ page, profile, site }) => {
  await profile.addInitScript(() => {
    const refuse = { get: () => { throw new DOMException("blocked", "SecurityError"); } };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(globalThis, name, refuse);
  });
  await openArticle(page, site);
  await page.keyboard.press("m");
  await page.locator('html[data-marks="off"]').waitFor();
});

const SETTINGS = ['{"theme":17,"marks":[}', '{"theme":17,"level":[],"switched":"x","size":-1}', "[]", "null", "17", '"dark"', "{}"];

for (const settings of SETTINGS) {
  story(`settings that are damaged: ${settings}`, async ({ page, profile, site }) => {
    await profile.addInitScript((settings) => {
      localStorage.setItem(`quotidian:${location.pathname}:settings`, settings);
    }, settings);
    await openArticle(page, site);
    assert.equal(await page.getAttribute("html", "data-theme"), "light");
    assert.equal(await page.getAttribute("html", "data-marks"), "key");
  });
}
