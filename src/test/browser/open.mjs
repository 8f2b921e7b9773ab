// Opens pages in a real browser and says what a reader of them would see, one JSON object a page.
// node open.mjs BROWSER PAGE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [executablePath, ...pages] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});

async function opened(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function problems(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return result.violations
    .filter((violation) => ["serious", "critical"].includes(violation.impact))
    .map((violation) => violation.id + ": " + violation.nodes.map((node) => node.html.slice(0, 120)).join(" | "));
}

// What a keyboard should reach, in the order of the page, and what Tab reaches of it one by one.
async function tabbed(page) {
  const count = await page.evaluate(() => {
    const all = document.querySelectorAll("a[href], input, select, summary, [tabindex='0']");
    window.reachable = [...all].filter((element) => element.checkVisibility());
    document.activeElement.blur();
    window.scrollTo(0, 0);
    return window.reachable.length;
  });
  const reached = [];
  for (let press = 0; press < Math.min(count, 80); press++) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => window.reachable.indexOf(document.activeElement)));
  }
  return { count, reached };
}

const visible = (page) => page.locator("#index tbody tr:visible").count();

for (const file of pages) {
  const url = pathToFileURL(file).href;
  const seen = { file, messages: [], requests: [], problems: [] };
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    page.on("console", (message) => seen.messages.push(message.text()));
    page.on("pageerror", (error) => seen.messages.push(String(error)));
    page.on("dialog", (dialog) => {
      seen.messages.push("dialog: " + dialog.message());
      dialog.dismiss();
    });
    page.on("request", (request) => {
      if (request.url() !== url) seen.requests.push(request.url());
    });
    await page.goto(url);
    // Judging a thousand rows takes minutes, and says no more than judging some.
    if ((await page.locator("#index tbody tr").count()) <= 100) {
      seen.problems.push(...(await problems(page)));
    }
    if (colorScheme === "light") {
      const rows = await page.locator("#index tbody tr").count();
      seen.roles = await page.locator("#index tbody th").allTextContents();
      seen.headings = await page.locator("main h2").allTextContents();
      seen.pictures = await page.locator("svg").count();
      seen.firstTab = await page.evaluate(() => document.activeElement.className);
      await page.keyboard.press("Tab");
      seen.firstTab = await page.evaluate(() => document.activeElement.className);
      if (rows <= 100) seen.tabbed = await tabbed(await opened(context, url));
      const link = page.locator("#index tbody a").last();
      seen.lastRole = await link.textContent();
      await link.focus();
      await page.keyboard.press("Enter");
      const hash = await page.evaluate(() => decodeURIComponent(location.hash.slice(1)));
      const heading = page.locator("[id='" + hash + "-name']");
      seen.openedByKey = await heading.textContent();
      seen.openedIsVisible = await heading.isVisible();
      if (rows > 1) {
        const search = page.locator("#search");
        await search.fill(seen.lastRole);
        seen.foundByName = await page.locator("#index tbody tr:visible th").allTextContents();
        await search.fill("no such role, principal or service");
        seen.foundByNothing = await visible(page);
        await search.fill("");
        seen.byService = {};
        for (const service of await page.locator("#service option").allTextContents()) {
          await page.locator("#service").selectOption({ label: service });
          seen.byService[service] = await visible(page);
        }
        await page.locator("#service").selectOption({ index: 0 });
        await page.locator("#level").selectOption({ label: "permissions" }).catch(() => {});
        seen.byPermissions = await visible(page);
      }
      const deep = await context.newPage();
      await deep.goto(url + "#" + hash);
      seen.deepLink = await deep.locator("[id='" + hash + "-name']").textContent();
      seen.deepLinkIsVisible = await deep.locator("[id='" + hash + "-name']").isVisible();
      await deep.pdf();
      seen.closedOnPaper = await deep.locator("main details:not([open])").count();
    } else {
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      seen.paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      seen.ink = await page.evaluate(() => getComputedStyle(document.body).color);
      seen.onPaper = await page.locator("section.role[aria-labelledby] > h2:visible").allTextContents();
      seen.filtersOnPaper = await page.locator("form.filters:visible").count();
    }
    await context.close();
  }
  console.log(JSON.stringify(seen));
}
await browser.close();
