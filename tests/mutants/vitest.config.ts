import { defineConfig, mergeConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'
import base from '../../.config/vitest.config.ts'

const order = (process.env['MUTANTS_FILES'] ?? '').split(',')
const placeOf = ({ moduleId }: TestSpecification): number => order.findIndex((file) => moduleId.endsWith(file))

class Given extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve([...files].sort((a, b) => placeOf(a) - placeOf(b)))
  }
}

export default mergeConfig(
  base,
  defineConfig({
    cacheDir: '.vite',
    test: {
      experimental: { fsModuleCache: true },
      maxWorkers: 1,
      setupFiles: ['tests/mutants/record.ts'],
      sequence: { sequencer: Given },
    },
  }),
)
