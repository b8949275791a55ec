import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumArgs, chromiumPath } from './test/support/chromium.ts'

/**
 * Nothing is retried: a test that fails sometimes is a bug, in the test or in what it tests.
 * What is waited for may take its time on a busy machine; what does not come fails all the same.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/{unit,contracts,convergence}/**/*.test.ts'],
          // Files of one process share what is loaded of packages: a third of the work is saved. Our own modules are loaded anew for each.
          isolate: false,
          restoreMocks: true,
          testTimeout: 60_000,
          retry: 0,
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        plugins: [react()],
        // What Vite finds only while a test runs makes it reload the page under that test.
        optimizeDeps: { entries: ['renderer/**/*.{ts,tsx}', 'test/browser/**/*.{ts,tsx}'] },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          // Each of the two has a window and a storage of its own.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          setupFiles: ['test/browser/support/patience.ts'],
          testTimeout: 60_000,
          retry: 0,
          expect: { poll: { timeout: 15_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromiumPath(), args: [...chromiumArgs] } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          globalSetup: ['test/support/buildFirst.ts'],
          // Mostly they wait for one another's laptops. Each file has programs, ports, data and browsers of its own; `dist/` is only read.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          retry: 0,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
})
