// Firefox, driven over the socket that it opens itself (Marionette): what drives Chromium here speaks to no released Firefox.
import { spawn } from "node:child_process";
import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const PLACES = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];
const PREFERENCES = {
  // As readers have it. What Firefox sets for those who drive it would let pages from a disk read their neighbours.
  "remote.prefs.recommended": false,
  "security.fileuri.strict_origin_policy": true,
  "marionette.port": 0,
  // Whatever should ever name another host finds none.
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": 9,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "browser.newtab.preload": false,
  "browser.newtabpage.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "app.update.disabledForTesting": true,
  "toolkit.telemetry.reportingpolicy.firstRun": false,
};

/** The program, or nothing where Firefox is not installed. */
export async function findFirefox() {
  for (const place of PLACES.filter(Boolean)) {
    if (await access(place).then(() => true, () => false)) return place;
  }
  return null;
}

export class Firefox {
  #buffer = Buffer.alloc(0);
  #waiting = new Map();
  #last = 0;

  static async launch(program) {
    const firefox = new Firefox();
    firefox.profile = await mkdtemp(path.join(tmpdir(), "quotidian-firefox-"));
    const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
    await writeFile(path.join(firefox.profile, "user.js"), lines.join(""));
    const words = ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", firefox.profile];
    firefox.process = spawn(program, words, { stdio: "ignore" });
    await firefox.#connect();
    await firefox.ask("WebDriver:NewSession", { capabilities: { alwaysMatch: { acceptInsecureCerts: false } } });
    await firefox.ask("WebDriver:SetTimeouts", { script: 30_000, pageLoad: 30_000 });
    await firefox.inside(`
      globalThis.asked = [];
      globalThis.note = (subject) => {
        const { URI, loadInfo } = subject.QueryInterface(Ci.nsIHttpChannel);
        // What Firefox asks for itself, and for its own pages, is not the page's.
        const { isSystemPrincipal, spec } = loadInfo.triggeringPrincipal;
        if (!isSystemPrincipal && !spec.startsWith("about:")) asked.push(URI.spec);
      };
      Services.obs.addObserver(note, "http-on-modify-request");
      Services.console.reset();`);
    return firefox;
  }

  async #connect() {
    const file = path.join(this.profile, "MarionetteActivePort");
    for (const end = Date.now() + 60_000; ; ) {
      const port = Number(await readFile(file, "utf8").catch(() => ""));
      if (port) {
        this.socket = connect(port, "127.0.0.1");
        break;
      }
      if (Date.now() > end) throw new Error("Firefox opens no socket");
      await new Promise((done) => setTimeout(done, 100));
    }
    this.socket.on("data", (data) => this.#receive(data));
    await new Promise((done, failed) => {
      this.#waiting.set(0, { done, failed });
      this.socket.once("error", failed);
    });
  }

  /** Each message is its length, a colon and JSON; the first one is a greeting. */
  #receive(data) {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const colon = this.#buffer.indexOf(":");
      const length = Number(this.#buffer.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || this.#buffer.length < colon + 1 + length) return;
      const message = JSON.parse(this.#buffer.subarray(colon + 1, colon + 1 + length));
      this.#buffer = this.#buffer.subarray(colon + 1 + length);
      const [, id, error, result] = Array.isArray(message) ? message : [1, 0, null, message];
      const { done, failed } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) failed(new Error(`${error.error}: ${error.message}`));
      else done(result);
    }
  }

  ask(command, parameters = {}) {
    const id = ++this.#last;
    const message = JSON.stringify([0, id, command, parameters]);
    this.socket.write(`${Buffer.byteLength(message)}:${message}`);
    return new Promise((done, failed) => this.#waiting.set(id, { done, failed }));
  }

  async goto(url) {
    await this.ask("WebDriver:Navigate", { url });
  }

  /** What these words of a function's body give in the page. */
  async evaluate(script, ...args) {
    return (await this.ask("WebDriver:ExecuteScript", { script, args })).value;
  }

  /** The same with the rights of the browser itself. */
  async inside(script) {
    await this.ask("Marionette:SetContext", { value: "chrome" });
    try {
      return (await this.ask("WebDriver:ExecuteScript", { script, args: [], sandbox: "system", newSandbox: false })).value;
    } finally {
      await this.ask("Marionette:SetContext", { value: "content" });
    }
  }

  /** Waits until an expression holds in the page, and gives what it is. */
  async until(expression) {
    for (const end = Date.now() + 30_000; ; ) {
      const value = await this.evaluate(`return ${expression}`);
      if (value) return value;
      if (Date.now() > end) throw new Error(`never: ${expression}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** Presses the first element of a selector, as a finger does. */
  async click(selector) {
    await this.until(`document.querySelector(${JSON.stringify(selector)}) !== null`);
    const { value } = await this.ask("WebDriver:FindElement", { using: "css selector", value: selector });
    await this.ask("WebDriver:ElementClick", { id: Object.values(value)[0] });
  }

  /** What the console shows of pages from a disk and their workers: errors and warnings, those of the policy among them. */
  complaints() {
    return this.inside(`return Services.console.getMessageArray()
      .filter((message) => message instanceof Ci.nsIScriptError && /^(file|blob):/.test(message.sourceName))
      .map((message) => message.errorMessage)`);
  }

  /** What pages have asked of any host since the start. */
  asked() {
    return this.inside("return asked");
  }

  async close() {
    const ended = new Promise((done) => this.process.once("exit", done));
    await this.ask("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => this.process.kill());
    await ended;
    this.socket.destroy();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
