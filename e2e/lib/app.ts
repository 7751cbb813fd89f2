// The app's page Analyze, driven from a test.

import { expect, type Page } from "@playwright/test";
import { Driver, type Values } from "./hosts";

export const origin = `http://localhost:${process.env.SONDE_APP_PORT}`;

export class App {
  readonly driver: Driver;

  constructor(readonly page: Page) {
    this.driver = new Driver(page);
  }

  /** Opens the page with settings, and waits until what they say is shown. */
  static async open(page: Page, query: string): Promise<App> {
    await page.goto(`${origin}/${query && "?" + query}`);
    const app = new App(page);
    await page.waitForSelector("#file", { state: "attached" });
    if (query.includes("rec=")) await app.settled();
    return app;
  }

  /** Waits until the work under way is done and shown. */
  async settled(): Promise<void> {
    await this.page.waitForSelector("#spectrogram");
    await expect(this.page.locator("#cancel")).toHaveCount(0);
    await this.driver.ready("waveform");
    await this.driver.ready("spectrogram");
    await this.driver.ready("spectrum");
  }

  /** Waits until a recording is shown. */
  async shows(file: string): Promise<void> {
    await expect(this.page.locator("#showing")).toContainText(file);
    await this.settled();
  }

  /** Gives the page a file, as a user who chooses one does. */
  async choose(name: string, buffer: Buffer): Promise<void> {
    await this.page.locator("#file").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  }

  /** What the page says of the recording shown. */
  async fact(name: string): Promise<string> {
    return (await this.page.locator("#facts div", { has: this.page.locator("dt", { hasText: name }) }).locator("dd").textContent()) ?? "";
  }

  values(id: "waveform" | "spectrogram" | "spectrum"): Promise<Values> {
    return this.driver.values(id);
  }
}
