// Pictures of the site, for the eye: written to screenshots/, compared with nothing.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { openArticle, openLibrary } from "./browser.mjs";
import { story } from "./story.mjs";

const folder = path.resolve(import.meta.dirname, "../../screenshots");
await mkdir(folder, { recursive: true });

const DEVICES = {
  desktop: { viewport: { width: 1360, height: 860 } },
  tablet: { viewport: { width: 820, height: 1180 }, hasTouch: true },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
};

for (const [device, context] of Object.entries(DEVICES)) {
  for (const theme of device === "desktop" ? ["light", "sepia", "dark", "black"] : ["light", "dark"]) {
    story(`a ${device} in the ${theme} theme`, async ({ page, profile, site }) => {
      await profile.addInitScript((theme) => {
        localStorage.setItem(`quotidian:${location.pathname}:settings`, JSON.stringify({ theme }));
      }, theme);
      await openLibrary(page, site);
      await page.screenshot({ path: path.join(folder, `${device}-${theme}-library.png`) });
      await openArticle(page, site);
      await page.screenshot({ path: path.join(folder, `${device}-${theme}.png`) });
    }, { context });
  }
}
