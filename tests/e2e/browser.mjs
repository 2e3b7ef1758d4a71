// The browser, and what is waited for in it.
import { chromium } from "playwright-core";
import { seed } from "./site.mjs";

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Whatever should ever name another host finds none.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/** Opens the library. */
export async function openLibrary(page, site) {
  await page.goto(site.url);
  await page.locator(`a[href$="#/a/${seed.slug}"]`).first().waitFor();
}

/** Opens the article and waits for its marks. */
export async function openArticle(page, site) {
  await page.goto(`${site.url}#/a/${seed.slug}`);
  await marked(page);
}

/** Waits until the article in view has its marks. */
export function marked(page) {
  return page.locator('html[data-state="marked"] article').waitFor();
}

/** The text of the article as it stands in the page. */
export function articleText(page) {
  return page.$$eval("article [data-block]", (blocks) => blocks.map((block) => block.textContent).join("\n\n"));
}

/** Waits until the page says that it needs no network, or that a newer build waits. */
export function offline(page, state = "ready") {
  return page.waitForFunction((state) => globalThis.quotidian?.offline === state, state, { polling: 100 });
}

/** Does what makes the page load anew, and waits until it has; it is listened for before, for it may come at once. */
export async function reloaded(page, act) {
  const loaded = page.waitForEvent("domcontentloaded");
  await act();
  await loaded;
}

/** Opens the panel whose rows these are by its key, unless it is open. */
export async function openPanel(page, panel) {
  const panels = {
    quotes: { key: "q", rows: "aside li[data-quote]" },
    entities: { key: "i", rows: "aside li[data-entity]" },
    time: { key: "d", rows: "aside li[data-date]" },
  };
  const { key, rows } = panels[panel];
  const row = page.locator(rows).first();
  if (!(await row.isVisible())) await page.keyboard.press(key);
  await row.waitFor();
}

/** Opens the card of the first such mark, as a click or a tap does. */
export async function openCard(page, mark) {
  await page.locator(mark).first().click({ position: { x: 4, y: 4 } });
  const card = page.locator(".mark-card");
  await card.waitFor();
  return card;
}

/** Shows the marks of this level, by the menu of marks. */
export async function showMarks(page, level) {
  if ((await page.getAttribute("html", "data-marks")) === level) return;
  await page.getByRole("button", { name: /^marks/i }).first().click();
  await page.getByRole("radio", { name: new RegExp(`^${level}$`, "i") }).check({ force: true });
  await page.keyboard.press("Escape");
  await page.locator(`html[data-marks="${level}"]`).waitFor();
}
