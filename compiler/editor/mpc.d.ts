// The language of mpc: what scripts find without an import. The functions of `mp` are declared beside this file.
// Hooks (`onLoad`, `onMount`, …) are ordinary functions and need no declaration.

/** A value that the view follows: assigning to the variable, and changing what is in it, updates the view. */
declare function $state<T>(value: T): T
declare function $state<T = undefined>(): T | undefined

/** A value that is computed again when something it reads has changed. */
declare function $derived<T>(expression: T): T
declare namespace $derived {
  /** The same with a function, for what is more than one expression. */
  function by<T>(compute: () => T): T
}

/** Runs after the update in which something it reads has changed. A returned function cleans up. */
declare function $effect(run: () => void | (() => void)): void

/** The component's inputs, which are read-only throughout: `const { name, size = 1 } = $props<{ name: string; size?: number }>()`. */
declare function $props<T = any>(): ReadonlyProps<T>

/** Tells the parent: `$emit("change", detail)` is heard by `@change`. */
declare function $emit(event: string, detail?: unknown): void

/** What the parent finds under `$refs.name`. */
declare function $expose(value: object): void

/** What `mp:ref` named: what a component exposes, in a loop an array; or a built-in element, in a loop its promises give arrays. */
declare const $refs: { readonly [name: string]: MpRef }

/** The native page or component, for what has no unified form. */
declare const $page: any

type ReadonlyProps<T> = T extends Date | ((...given: any[]) => any)
  ? T
  : T extends object
    ? { readonly [K in keyof T]: ReadonlyProps<T[K]> }
    : T

interface MpRef {
  /** Where a built-in element stands, in pixels of the window. */
  rect(): Promise<{ id: string; left: number; right: number; top: number; bottom: number; width: number; height: number }>
  /** How far a built-in element is scrolled, in pixels. */
  scroll(): Promise<{ id: string; scrollLeft: number; scrollTop: number; scrollWidth?: number; scrollHeight?: number }>
  /** The native node of a built-in element, such as a canvas. */
  node(): Promise<any>
  [exposed: string]: any
}

// -- files and constants -------------------------------------------------------------------------------------

declare module "*.mp" {
  const component: unknown
  export default component
}

/** Only where TypeScript does not read the file itself (`resolveJsonModule`). */
declare module "*.json" {
  const value: any
  export default value
}

/** The constants of `[env]` in mpc.toml. */
interface ImportMetaEnv {}

interface ImportMeta {
  readonly env: ImportMetaEnv
}

// -- what every host has, in place of a browser's names ------------------------------------------------------

interface Console {
  log(...given: unknown[]): void
  info(...given: unknown[]): void
  warn(...given: unknown[]): void
  error(...given: unknown[]): void
  debug(...given: unknown[]): void
}
declare var console: Console

declare function setTimeout(run: (...given: any[]) => void, milliseconds?: number, ...given: any[]): number
declare function setInterval(run: (...given: any[]) => void, milliseconds?: number, ...given: any[]): number
declare function clearTimeout(timer: number | undefined): void
declare function clearInterval(timer: number | undefined): void
