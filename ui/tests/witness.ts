// A real witness beside a hall: the program that an observer runs on a machine of its own.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program, type Hall } from "./halls";

const env = { ...process.env, PLENARY_PASSPHRASE: "correct horse battery" };
const name = "observer.example/w";

export class Observer {
  private readonly folder = mkdtempSync(join(tmpdir(), "plenary-witness-"));
  private process: ChildProcess | null = null;
  address = "";
  key = "";

  // Watches the hall's body.
  static async of(hall: Hall): Promise<Observer> {
    const out = new Observer();
    const { log } = await hall.get<{ log: string }>("/body");
    writeFileSync(out.at("trust"), `log ${log}\nquorum none\n`);
    execFileSync(program, ["keygen", out.at("w.key")], { env });
    await out.open();
    return out;
  }
  private at = (file: string): string => join(this.folder, file);

  async open(): Promise<void> {
    const port = this.address === "" ? "0" : new URL(this.address).port;
    const how = ["--key", this.at("w.key"), "--name", name, "--trust", this.at("trust"), "--state", this.at("seen"), "--port", port];
    const started = spawn(program, ["witness", "serve", ...how], { env });
    this.process = started;
    let told = "";
    const word = (which: string): string => new RegExp(`${which}\\s+(\\S+)\\n`).exec(told)?.[1] ?? "";
    await new Promise<void>((done, failed) => {
      for (const stream of [started.stdout, started.stderr]) stream.on("data", (part: Buffer) => {
        told += part.toString();
        if (word("address") !== "") done();
      });
      started.on("exit", (code) => failed(new Error(`the witness ended with ${code}: ${told}`)));
    });
    [this.address, this.key] = [word("address"), word("key")];
  }
  // What the hall has published by now is signed, asked by hand.
  asked(hall: Hall): void {
    execFileSync(program, ["witness", "ask", join(hall.folder, hall.body, "record"), this.address], { env });
  }
  // A trust file that wants this witness.
  async trust(hall: Hall): Promise<string> {
    const { log } = await hall.get<{ log: string }>("/body");
    return `log ${log}\nwitness w ${this.key} ${this.address}\nquorum w\n`;
  }
  stop(): void {
    this.process?.kill("SIGKILL");
  }
  close(): void {
    this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
