// Measures how the reader answers on each article of a build, and prints a Markdown table: switching the marks, opening a
// panel, typing in the search. `node feel.mjs [FOLDER]`; for long articles, put some into seeds/ and build.
import { launch, marked } from "./browser.mjs";
import { Site } from "./site.mjs";

const ROUNDS = 9; // odd, so that the marks are off after them
const SEARCH = "military";

const browser = await launch();
const site = await Site.open();
if (process.argv[2]) site.folder = process.argv[2];
try {
  const page = await browser.newPage({ viewport: { width: 1360, height: 860 } });
  await page.goto(site.url);
  await page.locator(".cards a").first().waitFor();
  const links = await page.$$eval(".cards a", (all) => all.map((link) => link.getAttribute("href")));
  console.log("| article, characters | marks off or on | lines that move | panel opens | a letter in the search |");
  console.log("|---:|---:|---:|---:|---:|");
  for (const link of links) {
    await page.goto(new URL(link, site.url).href);
    await page.waitForFunction((link) => location.hash === link.slice(link.indexOf("#")), link);
    await marked(page);
    const { length, marks, moved, panel, letter } = await page.evaluate(feel, { rounds: ROUNDS, search: SEARCH });
    const ms = (times) => `${times.sort((a, b) => a - b)[times.length >> 1].toFixed(1)} ms`;
    console.log(`| ${length.toLocaleString("en-GB")} | ${ms(marks)} | ${moved} | ${ms(panel)} | ${ms(letter)} |`);
  }
} finally {
  await browser.close();
  await site.close();
}

/** Runs in the page. Times are those of scripts, from the event until the page has been changed. */
async function feel({ rounds, search }) {
  const article = document.querySelector("article");
  // What a change draws is drawn in microtasks, one after the other.
  const done = async () => {
    for (let n = 0; n < 100; n++) await null;
  };
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const time = async (act) => {
    await painted();
    const start = performance.now();
    act();
    await done();
    return performance.now() - start;
  };
  const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const lines = () => JSON.stringify([...article.children].map((block) => [...block.getClientRects()].map(({ top, height }) => [top, height])));
  const times = async (act) => {
    const all = [];
    for (let n = 0; n < rounds; n++) all.push(await time(() => act(n)));
    return all;
  };

  press("q");
  if (document.querySelector("aside")) press("q");
  await painted();
  const before = lines();
  let moved = 0;
  const marks = await times(() => press("m"));
  await painted();
  if (lines() !== before) moved++;
  press("m");
  await painted();
  if (lines() !== before) moved++;

  const panel = [];
  for (let n = 0; n < rounds; n++) {
    panel.push(await time(() => press("q")));
    press("q");
  }

  press("/");
  await painted();
  const field = document.querySelector("search input");
  const letter = await times((n) => {
    field.value = search.slice(0, (n % search.length) + 1);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  return { length: article.textContent.length, marks, moved, panel, letter };
}
