// The reader as one file: what the site fetches is inside the page, and is taken out here. Goes before boot.js in one script,
// after a function that is written around each program's own script: `startReader`; that of the engine is text, for a worker.
{
  const take = (id) => {
    const element = document.getElementById(id);
    const text = element.textContent;
    element.remove();
    return text;
  };
  const unpack = async (id) => {
    const packed = Uint8Array.from(atob(take(id)), (sign) => sign.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).arrayBuffer();
  };

  // Runs in the worker, which gets its files by the first message: from a file of its own it could not start, and the policy
  // lets nothing be fetched.
  const work = () => {
    onmessage = ({ data }) => {
      onmessage = null;
      const find = (address) => Object.keys(data).find((name) => String(address).endsWith(name));
      globalThis.fetch = async (address) => new Response(data[find(address)]);
      startEngine({ module_or_path: data.engine });
    };
  };
  const script = `${take("engine-script")}\n(${work})();`;
  const worker = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));

  const [reader, engine, model] = ["reader", "engine", "model"].map(unpack);
  // What came to harm is told by whoever misses it: the program at its start, and by the engine that its model is damaged.
  const files = Promise.all([engine, model.catch(() => new ArrayBuffer(0))]).then(([engine, model]) => ({
    engine,
    "data/model.bin": model,
    "styles.css": document.querySelector("style").textContent,
  }));

  globalThis.quotidianFile = {
    worker,
    start: async () => startReader({ module_or_path: await reader }),
    furnish: (worker) => files.then((files) => worker.postMessage(files), () => worker.dispatchEvent(new Event("error"))),
  };
}
