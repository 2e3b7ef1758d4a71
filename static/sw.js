// Keeps one build of the site, whole, and answers from it: a page of one build never gets a file of another.
// The three lines below are filled in when the site is built.
const VERSION = "";
const FILES = {};
const BYTES = 0;

// One origin may hold several sites: names begin with the folder of this one.
const PREFIX = `quotidian ${new URL(registration.scope).pathname} `;
const CACHE = PREFIX + VERSION;
// Stands in a cache whose build has been in use, at an address that no file has.
const USED = "?used";

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, href } = new URL(request.url);
  if (request.method !== "GET" || !href.startsWith(registration.scope)) return;
  const path = pathname.slice(new URL(registration.scope).pathname.length);
  if (origin === location.origin) event.respondWith(answer(request, path === "index.html" ? "" : path));
});
addEventListener("message", (event) => {
  const { data, source } = event;
  // The reader has asked for the newer build. Nothing else ever puts it in place under an open page.
  if (data?.type === "apply") skipWaiting();
  if (data?.type === "look") event.waitUntil(look(source));
});

// All files or none; the digests refuse files of another build. When there is no room, older builds make some.
async function fill() {
  try {
    await take().catch(async (error) => {
      if (error.name !== "QuotaExceededError") throw error;
      await clear();
      await take();
    });
  } catch (error) {
    // Where an older build is at work, nothing is lost.
    if (registration.active) throw error;
    for (const page of await clients.matchAll({ includeUncontrolled: true })) page.postMessage(report(error));
    throw error;
  }
}

async function take() {
  const cache = await caches.open(CACHE);
  await cache.addAll(Object.entries(FILES).map(([path, integrity]) => new Request(path, { cache: "reload", integrity })));
}

// Tells a page how much is kept. What the browser has cleared away meanwhile is fetched again.
async function look(page) {
  const kept = new Set((await (await caches.open(CACHE)).keys()).map(({ url }) => url));
  const whole = Object.keys(FILES).every((path) => kept.has(new URL(path, registration.scope).href));
  const problem = whole ? undefined : await take().then(use).catch((error) => error);
  page.postMessage(report(problem));
}

const report = (problem) => ({ type: "kept", bytes: BYTES, problem: problem?.name ?? "" });

// Removes the caches of older builds, except the one used last: a page of that build may still be open.
async function clear() {
  const used = [];
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  for (const name of old) if (await (await caches.open(name)).match(USED)) used.push(name);
  await Promise.all(old.filter((name) => name !== used.at(-1)).map((name) => caches.delete(name)));
}

async function tidy() {
  await clear();
  await use();
}

async function use() {
  await (await caches.open(CACHE)).put(USED, new Response());
}

async function answer(request, path) {
  const wanted = new URL(path, registration.scope).href;
  const kept = await (await caches.open(CACHE)).match(wanted);
  if (kept) return kept;
  for (const name of await caches.keys()) {
    const older = name.startsWith(PREFIX) && (await (await caches.open(name)).match(wanted));
    if (older) return older;
  }
  return fetch(request);
}
