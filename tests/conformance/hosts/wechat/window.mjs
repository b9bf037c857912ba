// The window that glass-easel draws into when there is no browser.
import { JSDOM } from 'jsdom'

export function openWindow() {
  const { window } = new JSDOM('<!doctype html><body></body>')
  globalThis.window = window
  globalThis.document = window.document
  return window
}
