// Starts the reader. Runs before the page is drawn, so that it appears in its theme at once.
{
  const here = document.currentScript;
  const base = new URL("./", document.baseURI);
  // Where all is in one file, what the site fetches is there (single.js).
  const file = globalThis.quotidianFile;
  const workerUrl = file?.worker ?? new URL("worker_loader.js", here.src).href;
  const offlineUrl = new URL("sw.js", base).href;

  const policy = globalThis.trustedTypes?.createPolicy("quotidian", {
    createScriptURL(url) {
      if (url === workerUrl || url === offlineUrl) return url;
      throw new TypeError(`${url} is no script of this build`);
    },
  });
  const script = (url) => policy?.createScriptURL(url) ?? url;

  // The theme that was chosen last; else the system's.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let settings, theme;
  try {
    settings = localStorage.getItem(`quotidian:${base.pathname}:settings`);
    theme = JSON.parse(settings)?.theme;
  } catch {
    // Storage is blocked or damaged: the system's theme it is.
  }
  const known = ["light", "sepia", "dark", "black"].includes(theme);
  document.documentElement.dataset.theme = known ? theme : dark.matches ? "dark" : "light";

  // The parts of a large corpus. The page keeps those that it has fetched, from build to build as long as they are the same;
  // the index and the catalog belong to the build.
  const cache = () => caches.open(`quotidian:${base.pathname}:corpus`);
  const partOf = (name) => new URL(`corpus/${name}.bin`, base).href;

  // The contents of a part, of the index or of the catalog, or why they cannot be had.
  async function fetchPart(name) {
    if (!globalThis.DecompressionStream) throw "old";
    const own = here.dataset[name];
    // Without HTTPS there is nothing to keep it in.
    const kept = own || !globalThis.caches ? undefined : await cache().catch(() => {});
    const url = own ? new URL(own, base).href : partOf(name);
    const found = await kept?.match(url);
    const response = found ?? (await fetch(url).catch(() => Promise.reject("offline")));
    if (!response.ok) throw "gone";
    const bytes = await response.arrayBuffer().catch(() => Promise.reject("offline"));
    try {
      if (!own && globalThis.crypto?.subtle) {
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 8);
        if ([...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("") !== name) throw name;
      }
      const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
      const contents = await new Response(inflated).arrayBuffer();
      // A device without room reads on.
      if (!found) await kept?.put(url, new Response(bytes)).catch(() => {});
      return contents;
    } catch {
      await kept?.delete(url);
      throw "damaged";
    }
  }
  // Asked for at once, beside the program that reads it.
  let index = here.dataset.index && fetchPart("index");
  index?.catch?.(() => {});
  let keeping;

  // What the reader may ask of the page around it.
  let offline = "";
  let bytes = 0;
  let prompt;
  let registration;
  globalThis.quotidian = Object.freeze({
    // A new worker with the engine in it.
    spawnWorker() {
      const worker = new Worker(script(workerUrl), { type: file ? "classic" : "module", name: `quotidian:${base.pathname}` });
      file?.furnish(worker);
      return worker;
    },
    // Whether the articles are in parts; one of them, or why it is not to be had.
    parted: Boolean(here.dataset.index),
    fetchPart(name, then) {
      const early = name === "index" && index;
      index = undefined;
      (early || fetchPart(name)).then(then, then);
    },
    // Of these parts no other is kept, or all of them, or none. Tells which are, a letter for each; nothing where none can be.
    async keepParts(names, choice, told) {
      keeping = choice;
      try {
        const kept = await cache();
        const found = new Set((await kept.keys()).map(({ url }) => url.slice(partOf("").length - 4, -4)));
        const drop = (name) => found.delete(name) && kept.delete(partOf(name));
        await Promise.all([...found].filter((name) => choice === "none" || !names.includes(name)).map(drop));
        const tell = () => told(names.map((name) => (found.has(name) ? "1" : "0")).join(""));
        tell();
        if (choice !== "all") return;
        for (const name of names.filter((name) => !found.has(name))) {
          await fetchPart(name);
          if (keeping === "none") return;
          if (!(await kept.match(partOf(name)))) break;
          found.add(name);
          tell();
        }
      } catch {
        // Without HTTPS, a network or room.
      }
      if (choice === "all") told(null);
    },
    // "" as long as the site needs the network, "ready" when it does not, "full" when the device has no room for it, "update"
    // when a newer build waits.
    get offline() {
      return offline;
    },
    // How much is kept for that, or would be.
    get bytes() {
      return bytes;
    },
    // How the site can become an app: "ask" when the browser offers it, "hint" where only its own menu does, "" elsewhere.
    get install() {
      return prompt ? "ask" : navigator.standalone === false ? "hint" : "";
    },
    // Lets the browser ask whether it shall.
    askToInstall() {
      prompt?.prompt();
      prompt = undefined;
      tell();
    },
    // Puts the newer build in place and reloads, once.
    applyUpdate() {
      const waiting = registration?.waiting;
      if (!waiting) return location.reload();
      waiting.addEventListener("statechange", () => {
        if (waiting.state === "activated") location.reload();
      });
      waiting.postMessage({ type: "apply" });
    },
  });

  const tell = () => dispatchEvent(new Event("quotidian:offline"));

  function settle(state) {
    if (offline === "update") return;
    offline = state;
    tell();
  }

  // The reader shows the offer where it does not interrupt.
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    prompt = event;
    tell();
  });
  // An app is to be there in flight mode: the browser shall not clear it away by itself.
  addEventListener("appinstalled", () => navigator.storage?.persist?.());

  // What the service worker says of the files it keeps.
  function hear({ data }) {
    if (data?.type !== "kept") return;
    bytes = data.bytes;
    settle(data.problem === "QuotaExceededError" ? "full" : data.problem ? "" : "ready");
  }

  // Follows a worker of a newer build, or the very first, until it is complete.
  function follow(worker) {
    const newer = Boolean(registration.active);
    const look = () => {
      if (newer && ["installed", "activating", "activated"].includes(worker.state)) settle("update");
      if (!newer && worker.state === "activated") worker.postMessage({ type: "look" });
    };
    worker.addEventListener("statechange", look);
    look();
  }

  async function goOffline() {
    navigator.serviceWorker.onmessage = hear;
    registration = await navigator.serviceWorker.register(script(offlineUrl), { scope: base.pathname, updateViaCache: "none" });
    registration.addEventListener("updatefound", () => follow(registration.installing));
    if (registration.waiting) settle("update");
    else if (registration.installing) follow(registration.installing);
    registration.active?.postMessage({ type: "look" });

    // Asks for a newer build now, and when the reader comes back after an hour or more.
    const HOUR = 3_600_000;
    let asked = -Infinity;
    const ask = () => {
      if (document.hidden || !navigator.onLine || performance.now() - asked < HOUR) return;
      asked = performance.now();
      registration.update().catch(() => {});
    };
    ask();
    document.addEventListener("visibilitychange", ask);
  }

  function fail(error) {
    console.error(error);
    const line = document.createElement("p");
    line.setAttribute("role", "alert");
    line.textContent = globalThis.WebAssembly
      ? "Quotidian could not start: a part of it did not arrive or did not run. "
      : "Quotidian could not start: this browser does not run WebAssembly. ";
    const again = document.createElement("button");
    again.textContent = "Reload";
    again.addEventListener("click", () => location.reload());
    // Every article is there as a page that needs none of this.
    const plain = document.createElement("a");
    plain.href = slug ? `a/${slug}/` : "a/";
    plain.textContent = "Read without it";
    line.append(again, " ", plain);
    document.body.replaceChildren(line, ...document.querySelectorAll(".preview"));
  }

  // The text of the article that is asked for, until the program draws it; where settings were changed, it would look otherwise.
  const slug = location.hash.match(/^#\/a\/([^?/]+)/)?.[1];
  // Resolves once it is seen, or cannot be: what draws over it must not come between.
  async function preview() {
    const text = [...document.querySelectorAll("template")].find((template) => encodeURIComponent(template.dataset.article) === slug);
    if (!text || settings) return;
    const place = document.createElement("div");
    place.className = "preview";
    place.append(document.importNode(text.content, true));
    document.body.append(place);
    performance.mark("quotidian:text");
    if (document.hidden) return;
    await new Promise((seen) => {
      new PerformanceObserver(seen).observe({ type: "paint", buffered: true });
      setTimeout(seen, 500);
    });
  }

  async function start(seen) {
    const url = (name) => new URL(here.dataset[name], base).href;
    // The interface draws itself after the call below has returned.
    const watch = (event) => {
      if (!document.querySelector("body > :not(noscript, template, .preview)")) fail(event.error ?? event.reason);
    };
    addEventListener("error", watch);
    addEventListener("unhandledrejection", watch);
    try {
      if (file) return await file.start();
      const program = fetch(url("wasm"));
      const [reader] = await Promise.all([import(url("js")), seen]);
      await reader.default({ module_or_path: program });
    } catch (error) {
      fail(error);
    }
  }

  const parsed = () => {
    start(preview());
    // Private windows and pages without HTTPS have no service worker; the site then works as long as there is a network.
    if (!file && "serviceWorker" in navigator) goOffline().catch(() => {});
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", parsed);
  else parsed();
}
