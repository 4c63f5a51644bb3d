import type { Spanish } from "./catalogue";
import { en } from "./en";

export const es: Spanish = en;
