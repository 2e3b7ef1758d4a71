// Who said what about whom, where and when. Runs where ES modules and WebAssembly do: in browsers, in workers, in Node.
import init, { Engine } from "./engine.js";

/** The files beside this one, at addresses that bundlers can see. */
const FILES = {
  wasm: () => new URL("./engine_bg.wasm", import.meta.url),
  model: () => new URL("./model.bin", import.meta.url),
};
const OPTIONS = { published: "string", title: "string", explain: "boolean" };

let usual;

/** Loads the engine. `wasm` and `model` name other places (or hold the bytes) of the two files that lie beside this one. */
export default function quotidian(files = {}) {
  const given = Object.keys(check("files", files, { wasm: "object", model: "object" }));
  if (given.length > 0) return load(files);
  // A failure is not kept: the network may be back at the next call.
  return (usual ??= load({}).catch((error) => {
    usual = undefined;
    throw error;
  }));
}

async function load({ wasm = FILES.wasm(), model = FILES.model() }) {
  const [code, weights] = await Promise.all([bytes("wasm", wasm), bytes("model", model)]);
  await init({ module_or_path: code });
  const engine = new Engine(weights);
  return Object.freeze({ analyze: (text, options = {}) => analyze(engine, text, options) });
}

function analyze(engine, text, options) {
  if (typeof text !== "string") throw new TypeError(`the text must be a string, not ${kind(text)}`);
  const { published, title, explain } = check("options", options, OPTIONS);
  return JSON.parse(engine.analyze(text, published, title, explain ?? false));
}

/** The bytes of a file of the package, by whichever means reach it. */
async function bytes(name, source) {
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  if (!(source instanceof URL)) throw new TypeError(`\`${name}\` must be a URL or bytes, not ${kind(source)}`);
  try {
    if (source.protocol === "file:") {
      const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ "node:fs/promises");
      return new Uint8Array(await readFile(source));
    }
    const response = await fetch(source);
    if (!response.ok) throw new Error(`status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new Error(`\`${name}\` could not be read from ${source.href}: ${cause.message}`, { cause });
  }
}

/** What was given, if each of it is known and of its type. */
function check(what, given, types) {
  if (given === null || typeof given !== "object") throw new TypeError(`the ${what} must be an object, not ${kind(given)}`);
  for (const [name, value] of Object.entries(given)) {
    const known = Object.keys(types).join(", ");
    if (!Object.hasOwn(types, name)) throw new TypeError(`the ${what} have no \`${name}\`; there are ${known}`);
    if (value !== undefined && (value === null || typeof value !== types[name])) {
      throw new TypeError(`\`${name}\` must be of the type ${types[name]}, not ${kind(value)}`);
    }
  }
  return given;
}

const kind = (value) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
