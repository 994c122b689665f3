import { inLanguage } from "@posoka/web/app/language";
import type { Language } from "@posoka/texts/language";
import { expect } from "vitest";
import type { BrowserContext, Locator, Page, Response } from "playwright-core";
