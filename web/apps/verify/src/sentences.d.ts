declare module "virtual:sentences" {
  const sentences: Readonly<Record<"en" | "fr" | "ar" | "uk", Readonly<Record<string, string>>>>;
  export default sentences;
}
