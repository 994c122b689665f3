const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\/|\bOpera\b/, "Opera"],
  [/\bSamsungBrowser\//, "Samsung"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bChrome\/|\bCriOS\/|\bChromium\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, "Android"],
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bCrOS\b/, "Chromebook"],
  [/\bLinux\b/, "Linux"],
];

/** Browser and system in three words, so that a person knows the device again; nothing else of the header is kept. */
export function deviceLabel(userAgent: string | undefined): string {
  const pick = (list: typeof browsers): string | undefined =>
    list.find(([sign]) => sign.test((userAgent ?? "").slice(0, 400)))?.[1];
  const [browser, system] = [pick(browsers), pick(systems)];
  if (browser !== undefined && system !== undefined) return `${browser} · ${system}`;
  return browser ?? system ?? "—";
}
