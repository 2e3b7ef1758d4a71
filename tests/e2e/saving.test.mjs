// Saving an article as files, and opening a saved reading again.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { marked, openArticle, openLibrary } from "./browser.mjs";
import { seed } from "./site.mjs";
import { story } from "./story.mjs";

/** Saves the article in view as this kind of file: its name and its text. */
async function save(page, kind) {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: kind }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8"), path: await file.path() };
}

/** What a reader sees of an article: its text, its marks and the rows of its ledger. */
async function seen(page) {
  await page.locator("aside li[data-quote]").first().waitFor();
  return page.evaluate(() => ({
    blocks: [...document.querySelectorAll("article [data-block]")].map((block) => block.textContent),
    marks: [...document.querySelectorAll("article [data-layer]")].map((mark) => [mark.textContent, { ...mark.dataset }]),
    rows: [...document.querySelectorAll("aside li[data-quote]")].map((row) => row.textContent),
  }));
}

story("every kind of file is saved under the article's name", async ({ page, site }) => {
  await openArticle(page, site);
  const files = {
    "This reading": ["quotidian.html", (text) => text.startsWith("<!doctype html>") && text.includes("<style>")],
    "Quotes as a table": ["ledger.csv", (text) => text.trimEnd().split("\r\n").length === 8],
    "Quotes as text": ["md", (text) => text.split("\n> ").length >= 7],
    Notes: ["annotations.json", (text) => JSON.parse(text).type === "AnnotationCollection"],
    "Analysis record": ["record.json", (text) => JSON.parse(text).quotes.every((quote) => quote.why.length > 0)],
  };
  for (const [kind, [ending, fits]] of Object.entries(files)) {
    const { name, text } = await save(page, new RegExp(`^${kind}`));
    assert.equal(name, `${seed.slug}.${ending}`);
    assert.ok(fits(text), `${kind}: ${text.slice(0, 200)}`);
  }
});

story("a saved reading is a page of its own that asks for nothing", async ({ page, site, profile }) => {
  await openArticle(page, site);
  const { text } = await save(page, /^This reading/);
  const other = await profile.newPage();
  const asked = [];
  other.on("request", (request) => asked.push(request.url()));
  await other.route("**/saved.html", (route) => route.fulfill({ contentType: "text/html", body: text }));
  await other.goto(`${site.origin}/saved.html`);
  assert.equal(await other.locator(".quotes > li").count(), 7);
  const line = other.locator("article [data-kind=person]").first();
  const colour = await line.evaluate((mark) => getComputedStyle(mark).textDecorationColor);
  assert.equal(colour, "rgb(54, 97, 210)", "its styles are its own and its policy lets them in");
  assert.equal(asked.filter((url) => !url.endsWith("favicon.ico")).length, 1);
});

story("a saved reading is opened again as it was", async ({ page, site }) => {
  await openArticle(page, site);
  const before = await seen(page);
  const { text } = await save(page, /^This reading/);
  await openLibrary(page, site);
  const file = { name: "Hafen 50%.quotidian.html", mimeType: "text/html", buffer: Buffer.from(text) };
  await page.getByLabel("Open a saved reading").setInputFiles(file);
  await marked(page);
  assert.match(page.url(), /#\/a\/~/);
  assert.deepEqual(await seen(page), before);
  // The reasons of a name are in it, too.
  await page.locator("article [data-kind=person]").first().click({ position: { x: 4, y: 4 } });
  await page.locator(".mark-card .because").waitFor();
  await page.keyboard.press("Escape");
  // Saved again it is the same to the byte, and its other files are made of what was saved.
  const again = await save(page, /^This reading/);
  assert.equal(again.text, text);
  assert.equal(again.name, "Hafen 50-.quotidian.html");
  const ledger = await save(page, /^Quotes as a table/);
  assert.equal(ledger.text.split("\r\n")[1].split(",")[0], "Hafen 50-");
  // Nothing of it stays.
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("~")));
  assert.deepEqual(kept, []);
  await page.reload();
  await page.getByText("Open its file again from the library.").waitFor();
});

story("a saved reading can be dropped on the library", async ({ page, site }) => {
  await openArticle(page, site);
  const { text } = await save(page, /^This reading/);
  await openLibrary(page, site);
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "pier.html", { type: "text/html" }));
    return data;
  }, text);
  await page.dispatchEvent(".library", "dragover", { dataTransfer: dropped });
  await page.dispatchEvent(".library", "drop", { dataTransfer: dropped });
  await marked(page);
  assert.match(page.url(), /#\/a\/~pier$/);
});

story("what is no whole saved reading is refused with a reason", async ({ page, site }) => {
  await openArticle(page, site);
  const { text } = await save(page, /^This reading/);
  await openLibrary(page, site);
  const cards = await page.locator(".card").count();
  const at = text.indexOf("data-digest") + 90;
  const changed = text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
  const hostile = {
    "a page.html": ["<p>No</p><script>alert(1)</script>", /a page\.html could not be opened: there is no saved reading in it/],
    "newer.html": [text.replace('data-version="2"', 'data-version="7"'), /is of version 7, and this program reads 2: use a newer/],
    "changed.html": [changed, /cut off or changed: take another copy/],
    "cut.html": [text.slice(0, -200), /cut off or changed|no saved reading/],
    "empty.html": ["", /no saved reading/],
  };
  for (const [name, [body, sentence]] of Object.entries(hostile)) {
    const buffer = Buffer.from(body);
    await page.getByLabel("Open a saved reading").setInputFiles({ name, mimeType: "text/html", buffer });
    const notice = page.getByRole("alert").filter({ hasText: name });
    await notice.waitFor();
    assert.match(await notice.textContent(), sentence);
    assert.equal(await page.locator(".card").count(), cards);
  }
});

story("a file that cannot be made says why, and the article stays", async ({ page, site }) => {
  await page.route(/model\.bin/, (route) => route.abort());
  await page.goto(`${site.url}#/a/${seed.slug}`);
  await page.locator('html[data-state="error"] article').waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: /^Notes/ }).click();
  await page.getByRole("alert").getByText(/The file could not be made: .*model/).waitFor();
  assert.ok((await page.locator("article [data-block]").count()) > 5);
}, { expected: /ERR_FAILED|Failed to load/, context: { serviceWorkers: "block" } });
