// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { keepLive, readLiveKept } from './live-kept.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

test('off unless the reader has asked for it, and off again when that is taken back', () => {
  expect(readLiveKept()).toBe(false)
  keepLive(true)
  expect(readLiveKept()).toBe(true)
  keepLive(false)
  expect(readLiveKept()).toBe(false)
  expect(localStorage.length).toBe(0)
})

test('a browser that keeps nothing: off', () => {
  vi.stubGlobal('localStorage', undefined)
  keepLive(true)
  expect(readLiveKept()).toBe(false)
})
