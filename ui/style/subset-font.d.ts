// What is used of the package, which has no types of its own.
declare module "subset-font" {
  type Options = { targetFormat: "woff2"; variationAxes: Record<string, { min: number; max: number }>; keepFeatures: string[]; noHinting: boolean };
  export default function subset(font: Uint8Array, text: string, options: Options): Promise<Uint8Array>;
}
