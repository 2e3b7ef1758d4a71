// The built site behind a host that does nothing for it: below a folder, no headers but the type, 404.html for all else.
import { createServer } from "node:http";
import { cp, mkdtemp, readFile, rm, appendFile } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";

const root = path.resolve(import.meta.dirname, "../..");
const dist = path.resolve(process.env.SITE ?? path.join(root, "dist"));
const FOLDER = "/repo/";

const TYPES = {
  ".bin": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

export class Site {
  /** What is served now: the folder of a build. */
  folder = dist;
  /** Whether answers are compressed, as most hosts do. */
  compress = false;
  /** The addresses that were asked for, below the folder. */
  requests = [];

  static async open() {
    const site = new Site();
    site.server = createServer((request, response) => site.#answer(request, response));
    await new Promise((done) => site.server.listen(0, "127.0.0.1", done));
    site.origin = `http://127.0.0.1:${site.server.address().port}`;
    site.url = site.origin + FOLDER;
    return site;
  }

  /** Goes away for good, open connections included. */
  async close() {
    if (!this.server.listening) return;
    const closed = new Promise((done) => this.server.close(done));
    this.server.closeAllConnections();
    await closed;
  }

  async #answer(request, response) {
    const { pathname } = new URL(request.url, this.origin);
    const inside = pathname.startsWith(FOLDER) && !pathname.includes("..");
    const file = inside && decodeURIComponent(pathname.slice(FOLDER.length));
    this.requests.push(file);
    try {
      if (!inside) throw new Error("another folder");
      const name = file === "" || file.endsWith("/") ? `${file}index.html` : file;
      const body = await readFile(path.join(this.folder, name));
      const headers = { "content-type": TYPES[path.extname(name)] ?? "application/octet-stream" };
      if (this.compress) headers["content-encoding"] = "gzip";
      response.writeHead(200, headers);
      response.end(this.compress ? gzipSync(body) : body);
    } catch {
      // As hosts do: the site's own page for what is missing, if it has one.
      const page = await readFile(path.join(this.folder, "404.html")).catch(() => "not found\n");
      response.writeHead(404, { "content-type": TYPES[".html"] });
      response.end(page);
    }
  }
}

/** The folder of the build that the page in `folder` starts: it holds all but the fixed addresses. */
export async function buildName(folder = dist) {
  return (await readFile(path.join(folder, "index.html"), "utf8")).match(/"\.\/(app-[^/]+)\//)[1];
}

/** A second build: the first with one word more in a script, finished by the same command. */
export async function nextBuild(word) {
  const folder = await mkdtemp(path.join(tmpdir(), "quotidian-build-"));
  await cp(dist, folder, { recursive: true });
  await appendFile(path.join(folder, await buildName(folder), "boot.js"), `\nvoid "${word}";\n`);
  execFileSync(process.env.XTASK, ["stage", folder], { cwd: root });
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** The one article of the seeds, as its file has it. */
export const seed = {
  slug: "000_23c3413560a69468",
  text: await readFile(path.join(root, "seeds/000_23c3413560a69468.txt"), "utf8"),
};
