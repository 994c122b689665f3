import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";

const root = join(import.meta.dirname, "..", "..");
const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];
const common = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];

/** A browser for the tests: the one of the machine when there is one, else the one that npm brought. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

async function launchOptions(): Promise<LaunchOptions> {
  const executablePath = installed.find((path) => existsSync(path));
  if (executablePath !== undefined) return { executablePath, args: common };
  if (process.platform !== "linux" || process.arch !== "x64") return { channel: "chrome", args: common };
  const folder = await unpackChromium();
  return {
    executablePath: join(folder, "chromium"),
    args: [...common, "--no-zygote"],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  };
}

/**
 * The npm package unpacks to the folder for temporary files, under names that others may use too, and without its
 * libraries unless it believes to run elsewhere; so it gets a process and a folder of its own, once per version.
 */
async function unpackChromium(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const manifest = join(dirname(entry), "..", "..", "package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  const cache = join(root, "node_modules", ".cache");
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;

  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(join(cache, "chromium-"));
  const script = 'import("@sparticuz/chromium").then((found) => found.default.executablePath())';
  const env = { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  await promisify(execFile)(process.execPath, ["-e", script], { cwd: root, env });
  // Without a single font it would abort.
  writeFileSync(
    join(unfinished, "fonts.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir>` +
      `<dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
  );
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another test file was faster.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
