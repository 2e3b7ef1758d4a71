// The library compromise, which finds names in a browser too. `bench.mjs` measures it beside our engine; nothing else uses it.
import { readFile } from "node:fs/promises";
import path from "node:path";

/** It is given at most so many characters. */
export const SLICE = 400_000;

const library = path.join(import.meta.dirname, "node_modules/compromise");
export const { version } = JSON.parse(await readFile(path.join(library, "package.json"), "utf8"));

/** A page of nothing, without a policy that would keep the library out. No host has this name; all is answered here. */
const BLANK = "http://compromise.test/";

/** A worker with the library in this page and the articles to send it, as handles, and how much that is. */
export async function compromise(page, articles) {
  await page.route(`${BLANK}**`, answer);
  await page.goto(BLANK);
  const { texts, characters } = slice(articles);
  const worker = await page.evaluateHandle(() => new Worker("worker.js"));
  const requests = await page.evaluateHandle((texts) => texts, texts);
  return { worker, requests, texts: texts.length, characters };
}

async function answer(route) {
  if (route.request().url() === BLANK) return route.fulfill({ contentType: "text/html", body: "<!doctype html>" });
  const script = await readFile(path.join(library, "builds/compromise.js"), "utf8");
  return route.fulfill({ contentType: "text/javascript; charset=utf-8", body: `${script}\n(${serve})();` });
}

/** Runs in the worker: answers a text with where its names stand. */
function serve() {
  const { nlp } = globalThis;
  const spans = (names) => names.json({ offset: true }).map(({ offset }) => [offset.start, offset.length]);
  globalThis.onmessage = ({ data }) => {
    const text = nlp(data);
    globalThis.postMessage([text.people(), text.places(), text.organizations()].map(spans));
  };
}

/** The first articles, whole ones, as many as may be given. */
function slice(articles) {
  const texts = [];
  let characters = 0;
  for (const article of articles) {
    const more = [...article].length;
    if (texts.length > 0 && characters + more > SLICE) break;
    texts.push(article);
    characters += more;
  }
  return { texts, characters };
}
