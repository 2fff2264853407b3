// The one-file build of pdf-lib has no types of its own.
declare module 'pdf-lib/dist/pdf-lib.min.js' {
  const pdfLib: unknown;
  export default pdfLib;
}
