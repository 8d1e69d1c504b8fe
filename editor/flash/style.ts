// How the dialog looks. Text and controls have at least the contrast that WCAG 2.1 asks for at level AA.

const css = `
.esp-flash { width: min(46rem, calc(100vw - 2rem)); max-height: calc(100vh - 2rem); box-sizing: border-box; overflow: auto;
  padding: 1.25rem 1.5rem; border: 1px solid #6b7680; border-radius: .5rem; background: #fff; color: #1b1f23;
  font: 1rem/1.5 system-ui, sans-serif; }
.esp-flash::backdrop { background: rgb(0 0 0 / 55%); }
.esp-flash h2, .esp-flash h3 { margin: 0 0 .5rem; font-weight: 600; line-height: 1.25; }
.esp-flash h2 { font-size: 1.375rem; }
.esp-flash h3 { font-size: 1.125rem; margin-top: 1rem; }
.esp-flash p { margin: 0 0 .75rem; }
.esp-flash .esp-note { padding: .5rem .75rem; border-left: 4px solid #8a5a00; background: #fff6e0; color: #4a3200; }
.esp-flash [role=alert] { color: #a4001d; font-weight: 600; }
.esp-flash p:empty { margin: 0; }
.esp-flash .esp-row { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; margin-bottom: .75rem; }
.esp-flash button, .esp-flash select { font: inherit; padding: .4rem .9rem; border: 1px solid #56616b; border-radius: .3rem;
  background: #f3f5f7; color: #1b1f23; cursor: pointer; }
.esp-flash button.esp-primary { background: #0b5cad; border-color: #0b5cad; color: #fff; }
.esp-flash button:disabled { cursor: default; background: #f3f5f7; border-color: #8b949e; color: #5c6670; }
.esp-flash :focus-visible { outline: 3px solid #0b5cad; outline-offset: 2px; }
.esp-flash [role=progressbar] { height: 1rem; margin-bottom: .75rem; border: 1px solid #56616b; border-radius: .3rem;
  background: #e4e9ee; overflow: hidden; }
.esp-flash [role=progressbar] > div { height: 100%; width: 0; background: #0b5cad; }
.esp-flash pre { margin: .5rem 0; padding: .5rem .75rem; border-radius: .3rem; background: #14181c; color: #e8ebee;
  font: .875rem/1.4 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.esp-flash .esp-console pre { height: 14rem; overflow: auto; }
.esp-flash details { margin-bottom: .75rem; }
.esp-flash summary { cursor: pointer; }
.esp-flash [hidden] { display: none !important; }
`;

/** Puts the style into the page, once. */
export function addStyle(): void {
  const id = "esp-flash-style";
  if (document.getElementById(id)) return;
  const style = document.createElement("style");
  style.id = id;
  style.textContent = css;
  document.head.append(style);
}
