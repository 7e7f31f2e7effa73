// Goes through a running dashboard in a real Chromium, as readers do; prints what is wrong, one line each, as JSON.
//
// Usage: node tour.mjs FACTS.json [SHOTS]: what the data folder holds, and where pictures of the pages are wanted.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const facts = JSON.parse(readFileSync(process.argv[2], "utf8"));
const shots = process.argv[3];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const faults = [];
const counts = { pages: 0, checks: 0, audits: 0 };

function expect(condition, what) {
  counts.checks += 1;
  if (!condition) faults.push(what);
}

/** A tab of its own, in which nothing may go wrong unnoticed. */
async function open(browser, name, options) {
  const context = await browser.newContext({ baseURL: facts.url, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const wrong = (what) => faults.push(`${name}: ${new URL(page.url()).pathname}: ${what}`);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && wrong(`console: ${message.text()}`));
  page.on("pageerror", (error) => wrong(`exception: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // What was on its way when the reader went on to another page has not failed.
    if (why !== "net::ERR_ABORTED") wrong(`request failed: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    counts.pages += response.request().isNavigationRequest();
    if (response.status() >= 400) wrong(`${response.status()} for ${response.url()}`);
    if (!response.url().startsWith(facts.url)) wrong(`asked another host: ${response.url()}`);
  });
  if (options.javaScriptEnabled !== false) {
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) =>
        console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`));
    });
  }
  return page;
}

/** No serious violation, and nothing that sticks out at the side. */
async function audit(page, name) {
  counts.audits += 1;
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  for (const one of found.violations) {
    if (!["serious", "critical"].includes(one.impact)) continue;
    faults.push(`${name}: axe: ${one.impact}: ${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
  }
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over <= 0, `${name}: ${over} pixels stick out`);
}

async function picture(page, name) {
  if (shots) await page.screenshot({ path: `${shots}/dashboard-${name}.png` });
}

const hits = (page) => page.locator("ol.hits > li").count();
const settle = (page, act) => Promise.all([page.waitForNavigation(), act()]);

/** From the outlets down to a page that was refused. */
async function outlets(page, name) {
  await page.goto("/");
  expect((await page.locator("tbody tr").count()) === facts.outlets.length, `${name}: not every outlet is listed`);
  for (const title of facts.broken) {
    const row = page.locator("tbody tr", { hasText: title });
    expect((await row.locator(".state.bad").count()) === 1, `${name}: ${title} is not shown as bad`);
  }
  expect((await page.locator("svg.bars").count()) === facts.outlets.length, `${name}: plots are missing`);
  await audit(page, `${name}: outlets`);
  await settle(page, () => page.getByRole("link", { name: facts.broken[0] }).click());
  expect((await page.locator("h2", { hasText: "What is wrong" }).count()) === 1, `${name}: nothing is said to be wrong`);
  expect((await page.locator("svg.calendar rect").count()) > 360, `${name}: the calendar is not a year long`);
  expect((await page.locator("meter").count()) > 5, `${name}: fields are missing`);
  await audit(page, `${name}: outlet`);
  await page.goto(`/outlet/${facts.refused.outlet}`);
  expect((await page.locator("svg.calendar .lost, svg.calendar .pending").count()) > 0, `${name}: no day lacks anything`);
  await settle(page, () => page.locator(`a[href$="${facts.refused.run}"]`).click());
  const link = page.locator(`ul.refused a[href="${facts.refused.url}"]`);
  expect((await link.count()) === 1, `${name}: the refused page is not linked`);
  expect(((await link.getAttribute("rel")) || "").includes("noopener"), `${name}: a link off lacks noopener`);
  await audit(page, `${name}: run`);
}

/** Words, then each side, then back. `change` sets a field and waits for the answer. */
async function search(page, name, change) {
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Search all articles" }).fill(facts.word.text);
  await settle(page, () => page.getByRole("button", { name: "Search" }).click());
  expect((await hits(page)) === facts.word.hits, `${name}: ${facts.word.text}: ${await hits(page)} hits`);
  expect((await page.locator("ol.hits mark").count()) >= facts.word.hits, `${name}: what was found is not marked`);
  for (const [field, { value, count }] of Object.entries(facts.sides)) {
    await page.goto("/articles");
    await change(page, field, value);
    expect((await hits(page)) === Math.min(count, 50), `${name}: ${field} ${value}: ${await hits(page)} hits, not ${count}`);
  }
  await page.goto(`/articles?q=${encodeURIComponent(facts.arabic.asked)}`);
  expect((await hits(page)) === Math.min(facts.arabic.count, 50), `${name}: Arabic: ${await hits(page)} hits`);
  const direction = await page.locator("ol.hits p").first().evaluate((element) => getComputedStyle(element).direction);
  expect(direction === "rtl", `${name}: Arabic runs ${direction}`);
  await page.goto("/articles");
  const first = await page.locator("ol.hits a").first().textContent();
  await settle(page, () => page.getByRole("link", { name: "Older" }).click());
  expect((await page.locator("ol.hits a").first().textContent()) !== first, `${name}: the second page is the first`);
  await settle(page, () => page.getByRole("link", { name: "Newer" }).click());
  expect((await page.locator("ol.hits a").first().textContent()) === first, `${name}: no way back`);
}

/** An article that has changed, and one that others have copied. */
async function articles(page, name) {
  await page.goto(`/article/${facts.changed}`);
  expect((await page.locator("ol.versions li").count()) >= 2, `${name}: versions are missing`);
  expect((await page.locator(".diff del, .diff ins").count()) >= 1, `${name}: nothing has changed`);
  expect((await page.locator("table.provenance tr", { hasText: "title" }).count()) >= 1, `${name}: no provenance`);
  await audit(page, `${name}: article`);
  await settle(page, () => page.getByRole("link", { name: "version 1", exact: true }).click());
  expect((await page.locator(".diff").count()) === 0, `${name}: version 1 differs from something`);
  await page.goto(`/article/${facts.copied}`);
  const copies = await page.locator(".timeline li").count();
  expect(copies === facts.copies, `${name}: ${copies} copies, not ${facts.copies}`);
  const moments = await page.locator(".timeline time").evaluateAll((all) => all.map((one) => one.dateTime));
  expect(moments.join() === moments.toSorted().join(), `${name}: the timeline is out of order`);
  await page.goto(`/article/${facts.arabic.article}`);
  const style = await page.locator("h1").evaluate((element) => getComputedStyle(element).direction);
  expect(style === "rtl", `${name}: the Arabic headline runs ${style}`);
  await audit(page, `${name}: Arabic article`);
}

async function byScript(page, field, value) {
  const control = page.locator(`#${field}`);
  await settle(page, () => (field === "day" ? control.fill(value) : control.selectOption(value)));
}

async function byButton(page, field, value) {
  const control = page.locator(`#${field}`);
  await (field === "day" ? control.fill(value) : control.selectOption(value));
  await settle(page, () => page.getByRole("button", { name: "Show" }).click());
}

async function keys(page, name) {
  await page.goto("/articles");
  await page.keyboard.press("/");
  expect((await page.evaluate(() => document.activeElement.id)) === "q", `${name}: "/" does not go to the search`);
  await page.goto("/");
  await page.keyboard.press("Tab");
  expect((await page.evaluate(() => document.activeElement.className)) === "skip", `${name}: no way past the header`);
}

async function pictures(browser) {
  const views = [
    ["outlets-light", "/", "light", DESKTOP],
    ["outlet-dark", `/outlet/${facts.refused.outlet}`, "dark", DESKTOP],
    ["search-light", `/articles?q=${encodeURIComponent(facts.word.text)}`, "light", DESKTOP],
    ["article-dark", `/article/${facts.changed}`, "dark", DESKTOP],
    ["phone", `/articles?q=${encodeURIComponent(facts.arabic.asked)}`, "light", PHONE],
  ];
  for (const [name, path, colorScheme, viewport] of views) {
    const page = await open(browser, name, { colorScheme, viewport });
    await page.goto(path);
    const versions = page.locator("#versions");
    if (await versions.count()) await versions.evaluate((element) => element.scrollIntoView());
    await picture(page, name);
    await page.context().close();
  }
}

const browser = await chromium.launch({
  executablePath: facts.chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
try {
  for (const colorScheme of ["light", "dark"]) {
    for (const [device, viewport] of [["desktop", DESKTOP], ["phone", PHONE]]) {
      const name = `${device}, ${colorScheme}`;
      const page = await open(browser, name, { colorScheme, viewport });
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await outlets(page, name);
      expect((await background()) === (colorScheme === "dark" ? "rgb(21, 24, 27)" : "rgb(251, 250, 247)"), `${name}: theme`);
      await articles(page, name);
      await page.goto("/articles");
      await audit(page, `${name}: articles`);
      if (colorScheme === "light") await search(page, name, byScript);
      if (name === "desktop, light") await keys(page, name);
      await page.context().close();
    }
  }
  const plain = await open(browser, "without JavaScript", { javaScriptEnabled: false, viewport: DESKTOP });
  await search(plain, "without JavaScript", byButton);
  await pictures(browser);
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify({ faults, ...counts }) + "\n");
