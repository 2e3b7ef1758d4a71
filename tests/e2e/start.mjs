// Measures how soon an article has its marks when the site is opened again without a network, beside the same article as a plain
// page from the host, in turn: medians in a Markdown table. `node start.mjs [FOLDER]`
import { launch, marked, offline, openArticle } from "./browser.mjs";
import { Site, seed } from "./site.mjs";

const ROUNDS = 20;

const browser = await launch();
const site = await Site.open();
if (process.argv[2]) site.folder = process.argv[2];
try {
  const profile = await browser.newContext();
  const page = await profile.newPage();
  await openArticle(page, site);
  await offline(page);
  const reader = { text: [], marks: [] };
  const plain = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.goto("about:blank");
    await page.goto(`${site.url}a/${seed.slug}/`);
    plain.push(await page.evaluate(painted));
    await page.goto("about:blank");
    await profile.setOffline(true);
    await page.goto(`${site.url}#/a/${seed.slug}`);
    await marked(page);
    const at = (name) => page.evaluate((name) => performance.getEntriesByName(name)[0].startTime, name);
    reader.text.push(await at("quotidian:text"));
    reader.marks.push(await at("quotidian:marked"));
    await profile.setOffline(false);
  }
  const ms = (times) => `${times.sort((a, b) => a - b)[times.length >> 1].toFixed(0)} ms`;
  console.log("| from the beginning of the visit, median of 20 | |");
  console.log("|---|---:|");
  console.log(`| a plain page is painted | ${ms(plain)} |`);
  console.log(`| the reader without a network: text | ${ms(reader.text)} |`);
  console.log(`| the reader without a network: marks | ${ms(reader.marks)} |`);
} finally {
  await browser.close();
  await site.close();
}

/** Runs in the page: when something was painted first. */
function painted() {
  return new Promise((done) => {
    const look = (list) => list.getEntriesByName("first-contentful-paint").forEach((entry) => done(entry.startTime));
    new PerformanceObserver(look).observe({ type: "paint", buffered: true });
  });
}
