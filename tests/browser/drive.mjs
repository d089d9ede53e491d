// Drives Chromium as chromium.py asks: a question a line in JSON on stdin, an answer a line on stdout.
// Argument: the path of the browser. Ends, and the browser with it, when stdin does.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const MILLISECONDS = 10_000; // how long a page may take over what a person does
const AT_MOST = 45_000; // and over anything: axe on a long page
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const browser = await chromium.launch({
  executablePath: process.argv[2],
  args: [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND", // a request that leaves is noticed, and goes nowhere
  ],
});
const pages = new Map(); // number -> { page, cdp, context, told }
const after = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// Also while a question is unanswered: at its exit playwright kills a browser that does not close.
process.stdin.once("close", async () => {
  await Promise.race([browser.close(), after(3000)]);
  process.exit();
});

async function start(_, { javascript, bypassCsp }, number) {
  const context = await browser.newContext({
    bypassCSP: bypassCsp,
    javaScriptEnabled: javascript,
    locale: "nl-NL",
  });
  context.setDefaultTimeout(MILLISECONDS);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const told = { requests: [], complaints: [], surprises: [] };
  context.on("request", (one) => told.requests.push(one.url()));
  context.on("page", (one) => told.surprises.push(`window ${one.url()}`));
  page.on("console", (one) => {
    if (["error", "warning"].includes(one.type())) told.complaints.push(one.text());
  });
  page.on("pageerror", (error) => told.complaints.push(String(error)));
  page.on("download", (one) => told.surprises.push(`download ${one.url()}`));
  page.on("dialog", async (one) => {
    told.surprises.push(`${one.type()} ${one.message()}`);
    await one.dismiss();
  });
  pages.set(number, { page, cdp, context, told });
}

// By the protocol, not by page.evaluate: that is an eval, which a strict policy forbids.
async function evaluate({ cdp }, expression) {
  const { result, exceptionDetails: wrong } = await cdp.send("Runtime.evaluate", {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (wrong) throw new Error(wrong.exception?.description ?? wrong.text);
  return result.value ?? null;
}

async function until(one, expression) {
  const end = Date.now() + MILLISECONDS;
  let last;
  while (Date.now() < end) {
    last = await evaluate(one, expression).catch((error) => error.message); // while it navigates
    if (last === true) return;
    await after(20);
  }
  throw new Error(`never true, last ${JSON.stringify(last)}`);
}

async function axe(one) {
  if (!(await evaluate(one, "'axe' in globalThis"))) await evaluate(one, `${AXE}; null`);
  const options = {
    preload: false, // it reads style sheets by XMLHttpRequest, which file:// refuses
    resultTypes: ["violations", "incomplete"],
    runOnly: { type: "tag", values: TAGS },
  };
  const told = ({ id, help, nodes }) =>
    nodes.map((node) => ({ rule: id, help, target: node.target.join(" "), html: node.html }));
  const found = await evaluate(one, `axe.run(document, ${JSON.stringify(options)})`);
  return {
    violations: found.violations.flatMap(told),
    incomplete: found.incomplete.flatMap(told),
    passes: found.passes.length,
  };
}

// What assistive technology gets: no wrappers, no pieces of a line.
async function tree({ cdp }) {
  const { nodes } = await cdp.send("Accessibility.getFullAXTree");
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const seen = (node) => {
    const children = (node.childIds ?? []).flatMap((id) => seen(byId.get(id)));
    const role = node.role?.value;
    if (node.ignored || ["generic", "none", "InlineTextBox"].includes(role)) return children;
    return [{ role, name: node.name?.value ?? "", children }];
  };
  return seen(nodes[0])[0];
}

const doing = {
  start,
  async close({ context }, _, number) {
    pages.delete(number);
    await context.close();
  },
  async open({ page, told }, url) {
    for (const list of Object.values(told)) list.length = 0;
    await page.goto(url, { waitUntil: "load" });
  },
  async look({ page }, { width, height, ...media }) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia(media);
  },
  evaluate,
  until,
  text: (one, selector) =>
    evaluate(
      one,
      `((found) => (found.checkVisibility() ? found.innerText : ""))(document.querySelector(${JSON.stringify(selector)}))`,
    ),
  click: ({ page }, selector) => page.click(selector),
  press: ({ page }, key) => page.keyboard.press(key),
  type: ({ page }, text) => page.keyboard.type(text),
  async select({ page }, { selector, values }) {
    await page.selectOption(selector, values);
  },
  async back({ page }) {
    await page.goBack();
  },
  async forward({ page }) {
    await page.goForward();
  },
  async reload({ page }) {
    await page.reload();
  },
  url: ({ page }) => page.url(),
  pdf: async ({ page }) =>
    (await page.pdf({ format: "A4", preferCSSPageSize: true, tagged: true })).toString("base64"),
  screenshot: async ({ page }, selector) => {
    const shown = selector ? page.locator(selector).first() : page;
    return (await shown.screenshot()).toString("base64");
  },
  axe,
  tree,
  told: ({ told }) => told,
};

async function answer({ number, what, about }) {
  const late = after(AT_MOST).then(() => {
    throw new Error(`took over ${AT_MOST} ms`);
  });
  try {
    return { answer: (await Promise.race([doing[what](pages.get(number), about, number), late])) ?? null };
  } catch (error) {
    return { error: error.message.replaceAll(/\x1b\[\d+m/g, "") }; // without colours
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}
