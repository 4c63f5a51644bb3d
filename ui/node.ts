// What browsers have and the node of Debian 12 (18) has not as a global. For tests and for programs of the command line.
import { webcrypto } from "node:crypto";

globalThis.crypto ??= webcrypto as Crypto;
