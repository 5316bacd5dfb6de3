// A style sheet that is loaded by the script that needs it: its address, with what it holds in its name.
declare module "*.sheet.css" {
  const address: string;
  export default address;
}
