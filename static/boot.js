// Starts the reader. Runs before the page is drawn, so that it appears in its theme at once.
{
  const here = document.currentScript;
  const base = new URL("./", document.baseURI);
  const workerUrl = new URL("worker_loader.js", here.src).href;
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
  let theme;
  try {
    theme = JSON.parse(localStorage.getItem(`quotidian:${base.pathname}:settings`))?.theme;
  } catch {
    // Storage is blocked or damaged: the system's theme it is.
  }
  const known = ["light", "sepia", "dark", "black"].includes(theme);
  document.documentElement.dataset.theme = known ? theme : dark.matches ? "dark" : "light";

  // What the reader may ask of the page around it.
  let offline = "";
  let registration;
  globalThis.quotidian = Object.freeze({
    // A new worker with the engine in it.
    spawnWorker: () => new Worker(script(workerUrl), { type: "module", name: "quotidian" }),
    // "" as long as the site needs the network, "ready" when it does not, "update" when a newer build waits.
    get offline() {
      return offline;
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

  function settle(state) {
    if (offline === state || offline === "update") return;
    offline = state;
    dispatchEvent(new Event("quotidian:offline"));
  }

  // Follows a worker of a newer build, or the very first, until it is complete.
  function follow(worker) {
    const newer = Boolean(registration.active);
    const look = () => {
      if (newer && ["installed", "activating", "activated"].includes(worker.state)) settle("update");
      if (!newer && worker.state === "activated") settle("ready");
    };
    worker.addEventListener("statechange", look);
    look();
  }

  async function goOffline() {
    registration = await navigator.serviceWorker.register(script(offlineUrl), { scope: base.pathname, updateViaCache: "none" });
    registration.addEventListener("updatefound", () => follow(registration.installing));
    if (registration.waiting) settle("update");
    else if (registration.installing) follow(registration.installing);
    if (registration.active) settle("ready");

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
    line.append(again);
    document.body.replaceChildren(line);
  }

  async function start() {
    const url = (name) => new URL(here.dataset[name], base).href;
    // The interface draws itself after the call below has returned.
    const watch = (event) => {
      if (!document.body.querySelector(":not(noscript)")) fail(event.error ?? event.reason);
    };
    addEventListener("error", watch);
    addEventListener("unhandledrejection", watch);
    try {
      const reader = await import(url("js"));
      await reader.default({ module_or_path: url("wasm") });
    } catch (error) {
      fail(error);
    }
  }

  const parsed = () => {
    start();
    // Private windows and pages without HTTPS have no service worker; the site then works as long as there is a network.
    if ("serviceWorker" in navigator) goOffline().catch(() => {});
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", parsed);
  else parsed();
}
