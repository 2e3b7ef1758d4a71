// What the policy of the page refuses, whatever code should try it.
import assert from "node:assert/strict";
import { openArticle } from "./browser.mjs";
import { story } from "./story.mjs";

const REFUSED = /Content Security Policy|violates the following|TrustedHTML|Trusted|ERR_NAME_NOT_RESOLVED/;

story("no script and no style stands in the page itself", async ({ page, site }) => {
  await openArticle(page, site);
  const html = await (await page.request.get(site.url)).text();
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|javascript:/);
  assert.equal(await page.locator("script:not([src]), style").count(), 0);
  const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', "content");
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
});

story("the page cannot speak to another origin", async ({ page, site }) => {
  await openArticle(page, site);
  const refused = await page.evaluate(async () => {
    const violations = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
    await fetch("https://example.com/").catch(() => {});
    const image = new Image();
    image.src = "https://example.com/pixel.png";
    await new Promise((done) => (image.onerror = done));
    return violations;
  });
  assert.deepEqual(refused.sort(), ["connect-src", "img-src"]);
}, { expected: REFUSED });

story("text becomes neither markup nor a script", async ({ page, site }) => {
  await openArticle(page, site);
  const refused = await page.evaluate(() => {
    const tries = [
      () => (document.createElement("div").innerHTML = "<b>x</b>"),
      () => (document.createElement("script").src = "x.js"),
      () => new Worker("elsewhere.js"),
    ];
    return tries.map((attempt) => {
      try {
        attempt();
        return "allowed";
      } catch {
        return "refused";
      }
    });
  });
  assert.deepEqual(refused, ["refused", "refused", "refused"]);
}, { expected: REFUSED });
